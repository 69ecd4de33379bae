//! The configuration as one document: the same that was imported.

use countersign_core::wire::SnapshotDocument;

use super::StaffId;
use crate::edit::whole;
use crate::failure::Failure;
use crate::json::{Written, raw};
use crate::service::Service;

/// A configuration.
#[derive(Debug)]
pub struct Exported {
    /// Its version.
    pub version: String,
    /// The document.
    pub document: Written<SnapshotDocument<'static>>,
}

/// Reads the document of the staff's legal entity.
///
/// # Errors
/// `NotFound` if nothing was imported yet.
pub async fn export_configuration(service: &Service, staff: &StaffId) -> Result<Exported, Failure> {
    // Read together: a client sends the version back to replace this document, so the two must belong together.
    let (versions, document) = whole(service, &staff.legal_entity).await?.ok_or(Failure::NotFound)?;
    Ok(Exported { version: versions.tag(), document: raw(document)?.into() })
}
