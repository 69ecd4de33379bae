use std::sync::{Mutex, PoisonError};

use countersign_core::day::Day;
use jiff::Timestamp;

use crate::ports::Clock;

/// A clock that stands still until it is set. It knows the time zones that the build bundled.
#[derive(Debug)]
pub struct FixedClock(Mutex<Timestamp>);

impl FixedClock {
    /// A clock that shows this instant.
    #[must_use]
    pub const fn new(instant: Timestamp) -> Self {
        Self(Mutex::new(instant))
    }

    /// Sets the clock.
    pub fn set(&self, instant: Timestamp) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = instant;
    }

    fn instant(&self) -> Timestamp {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Clock for FixedClock {
    fn millis(&self) -> u64 {
        self.instant().as_millisecond().try_into().unwrap_or_default()
    }

    fn now(&self) -> String {
        self.instant().strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string()
    }

    fn today(&self, time_zone: &str) -> Option<Day> {
        let zoned = self.instant().in_tz(time_zone).ok()?;
        Day::parse(&zoned.date().to_string()).ok()
    }
}
