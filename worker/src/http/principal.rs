//! Who is asking.

use super::input::Head;
use super::local::{believed, believed_user};
use super::{network, origin, session};
use crate::actor::ActorKind;
use crate::code::Code;
use crate::database::BoxedFuture;
use crate::failure::Failure;
use crate::service::Service;
use crate::use_cases::{Manager, StaffId, UserId, admit};

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
            Self::User => {
                &[Code::SignInRequired, Code::NotPermitted, Code::UserNotActive, Code::PasswordChangeRequired]
            }
            Self::Staff => &[Code::SignInRequired, Code::NotPermitted],
            Self::Manager => &[
                Code::SignInRequired,
                Code::NotPermitted,
                Code::OwnPermissions,
                Code::UserNotActive,
                Code::PasswordChangeRequired,
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
    pub(super) network: String,
}

impl Principal for Visitor {
    const ACCESS: Admission = Admission::Credentials;

    /// No other page may sign somebody in as somebody else.
    fn claim(_: &Service, head: &Head) -> Result<Self, Failure> {
        let visitor = Self { network: network::of(&head.headers) };
        if origin::is_own(&head.headers) { Ok(visitor) } else { Err(Failure::ForeignOrigin) }
    }
}

impl Principal for UserId {
    const ACCESS: Admission = Admission::User;

    fn claim(service: &Service, head: &Head) -> Result<Self, Failure> {
        if let Some(user) = believed_user(service, &head.headers)? {
            return Ok(user);
        }
        let token = session::presented(head)?.ok_or(Failure::SignInRequired)?;
        if token.kind == ActorKind::User { Ok(Self::signed_in(token)) } else { Err(Failure::NotPermitted) }
    }

    fn let_in<'a>(&'a self, service: &'a Service) -> BoxedFuture<'a, Result<(), Failure>> {
        Box::pin(async { admit(service, self, |_| ()).await.map(|_| ()) })
    }
}

/// A company's user, also before they have chosen a password.
#[derive(Clone)]
pub(super) struct SignedIn(pub(super) UserId);

impl Principal for SignedIn {
    const ACCESS: Admission = Admission::User;

    fn claim(service: &Service, head: &Head) -> Result<Self, Failure> {
        UserId::claim(service, head).map(|user| Self(user.even_owing_password()))
    }

    fn let_in<'a>(&'a self, service: &'a Service) -> BoxedFuture<'a, Result<(), Failure>> {
        self.0.let_in(service)
    }
}

impl Principal for StaffId {
    const ACCESS: Admission = Admission::Staff;

    fn claim(service: &Service, head: &Head) -> Result<Self, Failure> {
        match believed(service, &head.headers)? {
            Some([kind, legal_entity, id]) if kind == "staff" => Ok(Self { legal_entity, id }),
            Some(_) => Err(Failure::NotPermitted),
            // Sessions are of companies' users; whether this one lives need not be known for that.
            None => match session::presented(head)? {
                Some(_) => Err(Failure::NotPermitted),
                None => Err(Failure::SignInRequired),
            },
        }
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

    fn let_in<'a>(&'a self, service: &'a Service) -> BoxedFuture<'a, Result<(), Failure>> {
        match self {
            Self::User(user) => user.let_in(service),
            Self::Staff(staff) => staff.let_in(service),
        }
    }
}
