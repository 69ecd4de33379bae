//! The configuration as one document: the same that was imported.

use super::StaffId;
use crate::database::read_all;
use crate::failure::Failure;
use crate::service::Service;
use crate::snapshot::{assemble, statements};
use crate::tables::Scope;

/// Reads the document of the staff's legal entity, as JSON text.
///
/// # Errors
/// `NotFound` if nothing was imported yet.
pub async fn export_configuration(service: &Service, staff: &StaffId) -> Result<String, Failure> {
    let statements = statements(&staff.legal_entity, Scope::All);
    let mut results = read_all(service.database.as_ref(), statements).await?;
    assemble(&mut results)?.ok_or(Failure::NotFound)
}
