//! Waiting: for a turn at a ledger, and between attempts.

use std::time::Duration;

use crate::failure::Failure;
use crate::service::Service;
use crate::turns::{Settlement, Turn, Waiting};

/// The longest and the shortest pause, in milliseconds, of one who waits for a turn: who has waited longer asks more
/// often, and so is served sooner.
const PAUSES: (u64, u64) = (12, 3);
/// How long a turn may be held before it is taken over, in milliseconds: longer than reads and writes mostly take.
const LEASE: u64 = 2_000;
/// How long a turn is waited for, in milliseconds.
pub const PATIENCE: u64 = 20_000;
/// The longest pause after a first attempt, and after any, in milliseconds.
const BACKOFF: u64 = 10;
const BACKOFF_MAX: u64 = 250;

/// What is waited for.
pub enum Next {
    /// The turn.
    Turn(Turn),
    /// Somebody else had it and settled this one, too.
    Settled(Settlement),
}

/// Waits for the turn at a ledger, or until somebody has settled what waits there. Time is counted in pauses: the
/// platform's clock stands still while a request computes.
///
/// # Errors
/// `Busy` if it takes too long.
pub async fn turn_at(service: &Service, ledger: &str, waiting: Option<&Waiting>) -> Result<Next, Failure> {
    let mut waited = 0_u64;
    // The turn that is waited for, and since when.
    let mut awaited = (0_u64, 0_u64);
    while waited < PATIENCE {
        let has_expired = waited.saturating_sub(awaited.1) >= LEASE;
        if let Some(settlement) = waiting.and_then(Waiting::settled) {
            return Ok(Next::Settled(settlement));
        }
        match service.turns.take(ledger, has_expired.then_some(awaited.0)) {
            Ok(turn) => return Ok(Next::Turn(turn)),
            Err(number) if number != awaited.0 => awaited = (number, waited),
            Err(_) => {}
        }
        let (longest, shortest) = PAUSES;
        waited = waited
            .saturating_add(pause(service, longest.saturating_sub(waited.div_ceil(20)).max(shortest)).await);
    }
    Err(Failure::Busy)
}

/// Waits before the attempt after this one (from 0), longer each time, so that those who met do not meet again.
pub async fn back_off(service: &Service, attempt: u32) {
    pause(service, BACKOFF.saturating_mul(2_u64.saturating_pow(attempt)).min(BACKOFF_MAX)).await;
}

/// Pauses for a time of up to so many milliseconds, which is as good as never that of another request: how long.
async fn pause(service: &Service, longest: u64) -> u64 {
    let mut random = [0; 2];
    // Without random bytes the pause is the shortest one.
    let _none = service.randomness.fill(&mut random);
    let time =
        u64::from(u16::from_le_bytes(random)).checked_rem(longest).unwrap_or_default().saturating_add(1);
    service.pause.pause(Duration::from_millis(time)).await;
    time
}
