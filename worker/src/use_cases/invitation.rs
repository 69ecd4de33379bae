//! What an invitation sends: a link by e-mail, or the user name by e-mail and a code by phone (A121).

use serde_json::json as object;

use crate::actor::Actor;
use crate::database::Statement;
use crate::digest::sha256_hex;
use crate::failure::Failure;
use crate::identity::Token;
use crate::identity::codes::{self, NewCode};
use crate::identity::outbox::{self, Kind, Message};
use crate::identity::secrets::{self, NewInvitation};
use crate::identity::settings::Activation;
use crate::json::json;
use crate::service::Service;

/// Who is invited, as messages reach them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Invitee<'a> {
    /// The name to sign in with.
    pub user_name: &'a str,
    /// The e-mail address.
    pub email: &'a str,
    /// The phone number, where it is known.
    pub phone: Option<&'a str>,
}

/// A new invitation in place of the one before, which is void from then on (A16), and the messages that bring it. Who has
/// no phone gets a link, whatever the institution wants.
///
/// # Errors
/// `Internal` if the platform gives no random bytes.
pub(super) fn invitation(
    service: &Service,
    activation: Activation,
    whom: Actor<'_>,
    invitee: Invitee<'_>,
) -> Result<Vec<Statement>, Failure> {
    let now = service.clock.millis();
    let (token, text) = Token::new(whom, service.random::<32>()?);
    let phone = invitee.phone.filter(|_| activation == Activation::Code);
    let mut statements = vec![
        secrets::replace(NewInvitation { token: &token, phone, now }),
        secrets::revoke_code(whom),
        outbox::withdraw(whom),
    ];
    let Some(phone) = phone else {
        let parameters = json(&object!({ "userName": invitee.user_name, "token": text }));
        statements.push(message(service, whom, Kind::Invitation, (invitee.email, &parameters))?);
        return Ok(statements);
    };
    let parameters = json(&object!({ "userName": invitee.user_name }));
    statements.push(message(service, whom, Kind::UserId, (invitee.email, &parameters))?);
    statements.extend(code(service, whom, phone, None)?);
    Ok(statements)
}

/// A code in place of the one before, and the message that brings it. With a request, it works only together with that.
pub(super) fn code(
    service: &Service,
    whom: Actor<'_>,
    phone: &str,
    request: Option<&[u8; 32]>,
) -> Result<[Statement; 2], Failure> {
    let code = codes::code_of(service.random::<8>()?);
    let (hash, request) = (code_hash(service, whom, &code), request.map(|request| sha256_hex(request)));
    let new =
        NewCode { actor: whom, hash: &hash, request_hash: request.as_deref(), now: service.clock.millis() };
    let parameters = json(&object!({ "code": code }));
    Ok([codes::replace(new), message(service, whom, Kind::ActivationCode, (phone, &parameters))?])
}

/// What stands for a code. Whoever reads the database could try all of them against a plain hash.
pub(super) fn code_hash(service: &Service, whom: Actor<'_>, code: &str) -> String {
    service.secrets.index(&["activation-code", whom.legal_entity, whom.kind.word(), whom.id, code])
}

fn message(
    service: &Service,
    to: Actor<'_>,
    kind: Kind,
    (recipient, parameters): (&str, &str),
) -> Result<Statement, Failure> {
    let (id, at) = (service.new_id()?, service.clock.now());
    Ok(outbox::send(Message { id: &id, to, kind, recipient, parameters, at: &at }))
}
