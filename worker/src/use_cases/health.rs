//! Does the service work?

use crate::database::Statement;
use crate::failure::Failure;
use crate::service::Service;

/// Asks the database something.
///
/// # Errors
/// If it does not answer, or was not migrated.
pub async fn health(service: &Service) -> Result<(), Failure> {
    let probe = Statement::new("SELECT id FROM legal_entities LIMIT 1");
    service.stores.directory().query(probe).await.map(|_| ()).map_err(|error| {
        (service.log)(&error.to_string());
        Failure::Unavailable
    })
}
