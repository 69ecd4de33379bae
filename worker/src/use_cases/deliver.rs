//! Messages on their way to people.

use crate::failure::Failure;
use crate::service::Service;

/// Delivers what waits; on a developer's machine to a mailbox. Elsewhere it waits until a provider is configured.
///
/// # Errors
/// If the database does not answer.
#[cfg(feature = "local")]
pub async fn deliver(service: &Service) -> Result<(), Failure> {
    use crate::identity::outbox::deliver_to_mailbox;
    use crate::service::Mode;

    if service.mode == Mode::Local {
        let at = service.clock.now();
        service.stores.directory().batch(deliver_to_mailbox(&at)).await?;
    }
    Ok(())
}

/// Delivers what waits, which nothing does yet where messages leave the machine.
///
/// # Errors
/// None.
#[cfg(not(feature = "local"))]
pub async fn deliver(_: &Service) -> Result<(), Failure> {
    Ok(())
}

/// The same right after a message was written. What does not leave now leaves with the next run.
pub(super) async fn deliver_at_once(service: &Service) {
    if let Err(failure) = deliver(service).await {
        (service.log)(&format!("a message waits: {failure:?}"));
    }
}
