//! Every maximum in one place, with the name people use for it.

/// Largest amount in minor units: 2^53−1, the largest integer that every JSON reader keeps exactly.
pub const AMOUNT_MINOR_MAX: u64 = (1 << 53) - 1;
/// Most digits of an exchange rate after the point.
pub const RATE_FRACTION_DIGITS_MAX: u32 = 12;
/// Longest id in bytes of UTF-8.
pub const ID_BYTES_MAX: usize = 256;
/// Most approvers that one slot may ask for.
pub const SLOT_COUNT_MAX: u32 = u32::MAX;
/// Longest piece of refused input that a message repeats, in characters.
pub const QUOTED_CHARS_MAX: usize = 60;
