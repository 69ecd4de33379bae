use countersign_core::day::Day;

/// Tells the time; the only place that knows time zones.
pub trait Clock: Send + Sync {
    /// Now, in milliseconds since 1970.
    fn millis(&self) -> u64;

    /// Now, as `YYYY-MM-DDTHH:MM:SS.mmmZ`.
    fn now(&self) -> String;

    /// The civil date in a time zone (IANA name); `None` for a time zone that the clock does not know.
    fn today(&self, time_zone: &str) -> Option<Day>;
}
