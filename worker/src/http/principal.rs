//! Who is asking.

use axum::http::{HeaderMap, HeaderName};
use percent_encoding::percent_decode_str;

use crate::code::Code;
use crate::failure::Failure;
use crate::service::{Mode, Service};
use crate::use_cases::{StaffId, UserId};

/// Says who is asking, on a developer's machine: `user/<legal entity>/<user>` or `staff/<legal entity>/<person>`,
/// each segment percent-encoded.
const HEADER: HeaderName = HeaderName::from_static("x-demo-principal");

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
pub(super) struct Developer;

impl Principal for Developer {
    const ACCESS: Admission = Admission::LocalOnly;

    fn claim(service: &Service, _: &HeaderMap) -> Result<Self, Failure> {
        if service.mode == Mode::Local { Ok(Self) } else { Err(Failure::NotFound) }
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

/// Who the header says is asking: kind, legal entity, id.
fn claimed(service: &Service, headers: &HeaderMap) -> Result<[String; 3], Failure> {
    if service.mode != Mode::Local {
        return Err(Failure::SignInRequired);
    }
    // Two headers could be read differently by a proxy and by this service: neither is taken.
    let mut values = headers.get_all(HEADER).iter();
    let (Some(value), None) = (values.next(), values.next()) else { return Err(Failure::SignInRequired) };
    value.to_str().ok().and_then(segments).ok_or(Failure::SignInRequired)
}

fn segments(text: &str) -> Option<[String; 3]> {
    let decode = |segment| Some(percent_decode_str(segment).decode_utf8().ok()?.into_owned());
    let segments: Vec<String> = text.split('/').map(decode).collect::<Option<_>>()?;
    let principal: [String; 3] = segments.try_into().ok()?;
    let known_kind = matches!(principal.first().map(String::as_str), Some("user" | "staff"));
    (known_kind && principal.iter().all(|segment| !segment.is_empty())).then_some(principal)
}
