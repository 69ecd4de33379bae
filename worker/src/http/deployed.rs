//! What stands in the place of `local` in a build that is deployed: nobody signs in by saying who they are.

use axum::http::HeaderMap;

use crate::failure::Failure;
use crate::service::Service;
use crate::use_cases::UserId;

/// Who is asking by saying so: nobody.
///
/// # Errors
/// None.
pub(super) const fn believed(_: &Service, _: &HeaderMap) -> Result<Option<[String; 3]>, Failure> {
    Ok(None)
}

/// The user who is asking by saying so: nobody.
///
/// # Errors
/// None.
pub(super) const fn believed_user(_: &Service, _: &HeaderMap) -> Result<Option<UserId>, Failure> {
    Ok(None)
}

/// Nobody is a stranger at a public address.
///
/// # Errors
/// None.
pub(super) const fn refuse_strangers(_: &Service, _: &HeaderMap) -> Result<(), Failure> {
    Ok(())
}
