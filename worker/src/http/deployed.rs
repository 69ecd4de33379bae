//! What stands in the place of `local` in a build that is deployed: nobody signs in by saying who they are.

use axum::http::HeaderMap;

use crate::failure::Failure;
use crate::service::Service;

/// Who is asking. Nobody can say so yet.
///
/// # Errors
/// `SignInRequired` for everybody.
pub(super) const fn claimed(_: &Service, _: &HeaderMap) -> Result<[String; 3], Failure> {
    Err(Failure::SignInRequired)
}

/// Nobody is a stranger at a public address.
///
/// # Errors
/// None.
pub(super) const fn refuse_strangers(_: &Service, _: &HeaderMap) -> Result<(), Failure> {
    Ok(())
}
