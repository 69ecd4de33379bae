//! Who is asking.

use std::net::IpAddr;

use super::input::Head;
use super::local::{believed, believed_user};
use super::{network, origin, session};
use crate::actor::{Actor, ActorKind};
use crate::code::Code;
use crate::database::BoxedFuture;
use crate::failure::Failure;
use crate::service::Service;
use crate::use_cases::sign_in::Visit;
use crate::use_cases::{Manager, SignedIn, StaffId, UserId, admit, admit_anyone, admit_staff};

/// Who may call a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Admission {
    /// Anybody.
    Public,
    /// Anybody, on a developer's machine; elsewhere the route is not there.
    LocalOnly,
    /// Anybody who shows in the request itself who they are.
    Credentials,
    /// A company's user.
    User,
    /// A company's user or the bank's staff, about nothing but their own sign-in.
    SignedIn,
    /// The bank's staff.
    Staff,
    /// A company's user or the bank's staff; what they may do with whom is asked of core.
    Manager,
}

impl Admission {
    /// What who is not let in is answered.
    pub(super) const fn codes(self) -> &'static [Code] {
        match self {
            Self::Public => &[],
            Self::LocalOnly => &[Code::NotFound],
            Self::Credentials => &[Code::TooManyRequests],
            Self::User => &[
                Code::SignInRequired,
                Code::NotPermitted,
                Code::UserNotActive,
                Code::NetworkNotAllowed,
                Code::PasswordChangeRequired,
                Code::SecondFactorRequired,
            ],
            Self::SignedIn => &[Code::SignInRequired, Code::UserNotActive, Code::NetworkNotAllowed],
            Self::Staff => &[
                Code::SignInRequired,
                Code::NotPermitted,
                Code::NetworkNotAllowed,
                Code::PasswordChangeRequired,
                Code::SecondFactorRequired,
            ],
            Self::Manager => &[
                Code::SignInRequired,
                Code::NotPermitted,
                Code::OwnPermissions,
                Code::UserNotActive,
                Code::NetworkNotAllowed,
                Code::PasswordChangeRequired,
                Code::SecondFactorRequired,
            ],
        }
    }
}

/// Somebody who says who they are. Whether they may come in is read with what the route needs.
pub(super) trait Principal: Clone + Sized + Send + Sync + 'static {
    /// Who may call a route that takes this principal.
    const ACCESS: Admission;

    /// The principal, if the one who asks says to be such a one.
    fn claim(service: &Service, head: &Head) -> Result<Self, Failure>;

    /// Lets in who is not let in by what the route reads.
    fn enter<'a>(&'a self, _: &'a Service) -> BoxedFuture<'a, Result<(), Failure>> {
        Box::pin(async { Ok(()) })
    }

    /// Who they claim to be, if they do: what they are refused may be noted.
    fn claimed(&self) -> Option<Actor<'_>> {
        None
    }

    /// Whether they may come in at all, to be known before a request is refused for what it says: who may not is told so
    /// and nothing else. A request that is not refused reads it with what it needs.
    fn let_in<'a>(&'a self, _: &'a Service) -> BoxedFuture<'a, Result<(), Failure>> {
        Box::pin(async { Ok(()) })
    }
}

/// Anybody.
#[derive(Clone)]
pub(super) struct Anybody;

impl Principal for Anybody {
    const ACCESS: Admission = Admission::Public;

    fn claim(_: &Service, _: &Head) -> Result<Self, Failure> {
        Ok(Self)
    }
}

/// Anybody on a developer's machine.
#[cfg(feature = "local")]
#[derive(Clone)]
pub(super) struct Developer;

#[cfg(feature = "local")]
impl Principal for Developer {
    const ACCESS: Admission = Admission::LocalOnly;

    fn claim(service: &Service, _: &Head) -> Result<Self, Failure> {
        if service.mode == crate::service::Mode::Local { Ok(Self) } else { Err(Failure::NotFound) }
    }
}

/// Somebody who is about to show who they are.
#[derive(Clone)]
pub(super) struct Visitor {
    /// From which network.
    network: String,
    /// From which address, if it is known.
    address: Option<IpAddr>,
}

impl Visitor {
    /// Their visit.
    pub(super) fn visit<'a>(&'a self, agent: Option<&'a str>, request_id: &'a str) -> Visit<'a> {
        Visit { network: &self.network, address: self.address, agent, request_id }
    }
}

impl Principal for Visitor {
    const ACCESS: Admission = Admission::Credentials;

    /// No other page may sign somebody in as somebody else.
    fn claim(_: &Service, head: &Head) -> Result<Self, Failure> {
        let (network, address) = (network::of(&head.headers), network::address(&head.headers));
        if origin::is_own(&head.headers) {
            Ok(Self { network, address })
        } else {
            Err(Failure::ForeignOrigin)
        }
    }
}

impl Principal for UserId {
    const ACCESS: Admission = Admission::User;

    fn claim(service: &Service, head: &Head) -> Result<Self, Failure> {
        if let Some(user) = believed_user(service, &head.headers)? {
            return Ok(user);
        }
        let presented = session::presented(head)?.ok_or(Failure::SignInRequired)?;
        match presented.token.kind {
            ActorKind::User => Ok(Self::signed_in(presented)),
            ActorKind::Staff => Err(Failure::NotPermitted),
        }
    }

    fn claimed(&self) -> Option<Actor<'_>> {
        Some(self.actor())
    }

    fn let_in<'a>(&'a self, service: &'a Service) -> BoxedFuture<'a, Result<(), Failure>> {
        Box::pin(async { admit(service, self, |_| ()).await.map(|_| ()) })
    }
}

impl Principal for SignedIn {
    const ACCESS: Admission = Admission::SignedIn;

    fn claim(service: &Service, head: &Head) -> Result<Self, Failure> {
        match StaffId::claim(service, head) {
            Ok(staff) => Ok(Self::staff(staff)),
            Err(Failure::NotPermitted) => UserId::claim(service, head).map(Self::user),
            Err(failure) => Err(failure),
        }
    }

    fn claimed(&self) -> Option<Actor<'_>> {
        Some(self.actor())
    }

    fn let_in<'a>(&'a self, service: &'a Service) -> BoxedFuture<'a, Result<(), Failure>> {
        Box::pin(admit_anyone(service, self, ()))
    }
}

impl Principal for StaffId {
    const ACCESS: Admission = Admission::Staff;

    fn claim(service: &Service, head: &Head) -> Result<Self, Failure> {
        match believed(service, &head.headers)? {
            Some([kind, legal_entity, id]) if kind == "staff" => return Ok(Self::believed(legal_entity, id)),
            Some(_) => return Err(Failure::NotPermitted),
            None => {}
        }
        let presented = session::presented(head)?.ok_or(Failure::SignInRequired)?;
        match presented.token.kind {
            ActorKind::Staff => Ok(Self::signed_in(presented)),
            // Whether the session of a company's user lives need not be known for that.
            ActorKind::User => Err(Failure::NotPermitted),
        }
    }

    fn claimed(&self) -> Option<Actor<'_>> {
        Some(self.actor())
    }

    /// What the staff asks for does not read whether it may come in: so that is known before.
    fn enter<'a>(&'a self, service: &'a Service) -> BoxedFuture<'a, Result<(), Failure>> {
        Box::pin(async {
            // Who is believed need not be looked up.
            if self.session().is_some() { admit_staff(service, self, ()).await } else { Ok(()) }
        })
    }
}

impl Principal for Manager {
    const ACCESS: Admission = Admission::Manager;

    fn claim(service: &Service, head: &Head) -> Result<Self, Failure> {
        match StaffId::claim(service, head) {
            Ok(staff) => Ok(Self::Staff(staff)),
            Err(Failure::NotPermitted) => UserId::claim(service, head).map(Self::User),
            Err(failure) => Err(failure),
        }
    }

    fn enter<'a>(&'a self, service: &'a Service) -> BoxedFuture<'a, Result<(), Failure>> {
        match self {
            Self::User(user) => user.enter(service),
            Self::Staff(staff) => staff.enter(service),
        }
    }

    fn claimed(&self) -> Option<Actor<'_>> {
        Some(match self {
            Self::User(user) => user.actor(),
            Self::Staff(staff) => staff.actor(),
        })
    }

    fn let_in<'a>(&'a self, service: &'a Service) -> BoxedFuture<'a, Result<(), Failure>> {
        match self {
            Self::User(user) => user.let_in(service),
            Self::Staff(staff) => staff.let_in(service),
        }
    }
}
