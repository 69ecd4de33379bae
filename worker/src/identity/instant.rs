use countersign_core::day::Day;

/// An instant in milliseconds since 1970 as `YYYY-MM-DDTHH:MM:SS.mmmZ`.
#[must_use]
pub fn instant(millis: u64) -> String {
    let seconds = millis / 1000;
    let day = i32::try_from(seconds / 86_400).ok().and_then(Day::from_number);
    let day = day.map(|day| day.to_string()).unwrap_or_default();
    let (hour, minute, second) = (seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
    format!("{day}T{hour:02}:{minute:02}:{second:02}.{:03}Z", millis % 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_are_written_to_the_millisecond() {
        assert_eq!(instant(0), "1970-01-01T00:00:00.000Z");
        assert_eq!(instant(1_772_622_000_007), "2026-03-04T11:00:00.007Z");
        assert_eq!(instant(1_798_761_599_999), "2026-12-31T23:59:59.999Z");
    }
}
