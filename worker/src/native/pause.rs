use std::future::poll_fn;
use std::task::Poll;
use std::time::Duration;

use crate::database::BoxedFuture;
use crate::ports::Pause;

/// Lets all others run once, and no time pass.
#[derive(Debug, Default)]
pub struct Yield;

impl Pause for Yield {
    fn pause(&self, _time: Duration) -> BoxedFuture<'_, ()> {
        let mut has_yielded = false;
        Box::pin(poll_fn(move |context| {
            if has_yielded {
                return Poll::Ready(());
            }
            has_yielded = true;
            context.waker().wake_by_ref();
            Poll::Pending
        }))
    }
}
