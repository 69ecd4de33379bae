use std::time::Duration;

use worker::Delay;
use worker::send::SendFuture;

use crate::database::BoxedFuture;
use crate::ports::Pause;

/// The platform's timers. Each request has its own, so that no other one's event goes on with it.
pub struct PlatformPause;

impl Pause for PlatformPause {
    fn pause(&self, time: Duration) -> BoxedFuture<'_, ()> {
        Box::pin(SendFuture::new(Delay::from(time)))
    }
}
