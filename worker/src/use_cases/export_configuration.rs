//! The configuration as one document: the same that was imported.

use super::StaffId;
use crate::database::{Statement, read_all};
use crate::failure::Failure;
use crate::service::Service;
use crate::snapshot::{assemble, statements};
use crate::tables::ReadScope;

/// A configuration.
#[derive(Debug)]
pub struct Exported {
    /// Its version.
    pub version: String,
    /// The document, as JSON text.
    pub document: String,
}

/// Reads the document of the staff's legal entity.
///
/// # Errors
/// `NotFound` if nothing was imported yet.
pub async fn export_configuration(service: &Service, staff: &StaffId) -> Result<Exported, Failure> {
    let version =
        Statement::new("SELECT version FROM legal_entities WHERE id = ?1").text(&staff.legal_entity);
    // Read together: a client sends the version back to replace this document, so the two must belong together.
    let mut all = vec![version];
    all.extend(statements(&staff.legal_entity, ReadScope::All));
    let mut results = read_all(service.database.as_ref(), all).await?;
    let version = results.next_rows()?.pop().ok_or(Failure::NotFound)?.cells().text()?;
    let document = assemble(&mut results)?.ok_or(Failure::NotFound)?;
    Ok(Exported { version, document })
}
