//! Does the service work?

use countersign_core::ENGINE_VERSION;
use countersign_core::wire::Text;

use crate::database::Statement;
use crate::failure::Failure;
use crate::json::answer;
use crate::service::Service;

answer! {
    /// Whether the service works.
    Health {
        /// `ok`.
        status: Text<'static> = "status",
        /// The engine that decides.
        engine_version: Text<'static> = "engineVersion",
    }
}

/// Asks the database something.
///
/// # Errors
/// If it does not answer, or was not migrated.
pub async fn health(service: &Service) -> Result<Health, Failure> {
    let probe = Statement::new("SELECT id FROM legal_entities LIMIT 1");
    match service.stores.directory().query(probe).await {
        Ok(_) => Ok(Health { status: "ok".into(), engine_version: ENGINE_VERSION.into() }),
        Err(error) => {
            (service.log)(&error.to_string());
            Err(Failure::Unavailable)
        }
    }
}
