//! The configuration as one document: the same that was imported.

use countersign_core::wire::SnapshotDocument;

use super::StaffId;
use crate::database::read;
use crate::failure::Failure;
use crate::json::{Written, raw};
use crate::service::Service;
use crate::snapshot::Document;
use crate::tables::ReadScope;
use crate::tables::legal_entities::CatalogueVersion;

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
    let legal_entity = staff.legal_entity.as_str();
    let parts = (CatalogueVersion(legal_entity), Document { legal_entity, scope: ReadScope::All });
    let (version, document) = read(service.stores.together(), &parts).await?;
    let (version, document) = version.zip(document).ok_or(Failure::NotFound)?;
    Ok(Exported { version, document: raw(document)?.into() })
}
