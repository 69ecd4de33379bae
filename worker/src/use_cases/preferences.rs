//! How somebody wants to be shown the pages.

use super::somebody::{SignedIn, admit_anyone};
use crate::failure::Failure;
use crate::identity::profile::{self, Language, Theme};
use crate::service::Service;

/// Keeps what somebody has chosen; what is absent is as it is for who has chosen nothing.
///
/// # Errors
/// If they may not come in.
pub async fn prefer(
    service: &Service,
    somebody: &SignedIn,
    (language, theme): (Option<Language>, Option<Theme>),
) -> Result<(), Failure> {
    admit_anyone(service, somebody, ()).await?;
    service.stores.directory().batch(vec![profile::prefer(somebody.actor(), language, theme)]).await?;
    Ok(())
}
