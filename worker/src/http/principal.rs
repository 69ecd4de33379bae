//! Who is asking.

use axum::http::HeaderMap;

use super::local::claimed;
use crate::code::Code;
use crate::failure::Failure;
use crate::service::Service;
use crate::use_cases::{StaffId, UserId};

/// Who may call a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Admission {
    /// Anybody.
    Public,
    /// Anybody, on a developer's machine; elsewhere the route is not there.
    LocalOnly,
    /// A company's user.
    User,
    /// The bank's staff.
    Staff,
}

impl Admission {
    /// What who is not let in is answered.
    pub(super) const fn codes(self) -> &'static [Code] {
        match self {
            Self::Public => &[],
            Self::LocalOnly => &[Code::NotFound],
            Self::User => &[Code::SignInRequired, Code::NotPermitted, Code::UserNotActive],
            Self::Staff => &[Code::SignInRequired, Code::NotPermitted],
        }
    }
}

/// Somebody who says who they are. Whether they may come in is read with what the route needs.
pub(super) trait Principal: Sized + Send + 'static {
    /// Who may call a route that takes this principal.
    const ACCESS: Admission;

    /// The principal, if the one who asks says to be such a one.
    fn claim(service: &Service, headers: &HeaderMap) -> Result<Self, Failure>;
}

/// Anybody.
pub(super) struct Anybody;

impl Principal for Anybody {
    const ACCESS: Admission = Admission::Public;

    fn claim(_: &Service, _: &HeaderMap) -> Result<Self, Failure> {
        Ok(Self)
    }
}

/// Anybody on a developer's machine.
#[cfg(feature = "local")]
pub(super) struct Developer;

#[cfg(feature = "local")]
impl Principal for Developer {
    const ACCESS: Admission = Admission::LocalOnly;

    fn claim(service: &Service, _: &HeaderMap) -> Result<Self, Failure> {
        if service.mode == crate::service::Mode::Local { Ok(Self) } else { Err(Failure::NotFound) }
    }
}

impl Principal for UserId {
    const ACCESS: Admission = Admission::User;

    fn claim(service: &Service, headers: &HeaderMap) -> Result<Self, Failure> {
        let [kind, legal_entity, id] = claimed(service, headers)?;
        if kind == "user" { Ok(Self::claimed(legal_entity, id)) } else { Err(Failure::NotPermitted) }
    }
}

impl Principal for StaffId {
    const ACCESS: Admission = Admission::Staff;

    fn claim(service: &Service, headers: &HeaderMap) -> Result<Self, Failure> {
        let [kind, legal_entity, id] = claimed(service, headers)?;
        if kind == "staff" { Ok(Self { legal_entity, id }) } else { Err(Failure::NotPermitted) }
    }
}
