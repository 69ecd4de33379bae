//! Messages on their way to people.

use crate::database::read;
use crate::failure::Failure;
use crate::identity::outbox::{self, Waiting};
#[cfg(feature = "local")]
use crate::service::Mode;
use crate::service::Service;

/// Delivers what waits: on a developer's machine to a mailbox, elsewhere through the provider that is configured. Without
/// one it waits. What the provider does not take waits for the next run, and holds up nothing else.
///
/// # Errors
/// If the database does not answer.
pub async fn deliver(service: &Service) -> Result<(), Failure> {
    #[cfg(feature = "local")]
    if service.mode == Mode::Local {
        let at = service.clock.now();
        service.stores.directory().batch(outbox::deliver_to_mailbox(&at)).await?;
        return Ok(());
    }
    let Some(messenger) = &service.messenger else { return Ok(()) };
    for letter in read(service.stores.directory(), &Waiting { now: service.clock.millis() }).await? {
        match messenger.send(&letter).await {
            // If this is not written, the letter goes again: the one who takes it knows it by its id.
            Ok(()) => {
                let noted = outbox::delivered(&letter.id, &service.clock.now());
                service.stores.directory().batch(vec![noted]).await?;
            }
            Err(why) => {
                (service.log)(&format!("message {} waits: {}", letter.id, why.0));
                let later = outbox::postpone(&letter.id, service.clock.millis());
                service.stores.directory().batch(vec![later]).await?;
            }
        }
    }
    Ok(())
}

/// The same right after a message was written, on a developer's machine; elsewhere nobody waits for a provider. What does
/// not leave now leaves with the next run.
pub(super) async fn deliver_at_once(service: &Service) {
    #[cfg(feature = "local")]
    if service.mode == Mode::Local
        && let Err(failure) = deliver(service).await
    {
        (service.log)(&format!("a message waits: {failure:?}"));
    }
    #[cfg(not(feature = "local"))]
    let _ = service;
}
