//! Every maximum in one place, with the name people use for it.

/// Largest amount in minor units: 2^53−1, the largest integer that every JSON reader keeps exactly.
pub const AMOUNT_MINOR_MAX: u64 = (1 << 53) - 1;
/// Largest sum that a limit can bound: a limit above it is unlimited.
pub const SUM_MINOR_MAX: u64 = (1 << 63) - 1;
/// Largest sum of usage. With any amount on top it stays below [`SUM_MINOR_MAX`], so sums of usage never overflow.
pub const USAGE_MINOR_MAX: u64 = (1 << 62) - 1;
/// Most digits of an exchange rate after the point, and most significant ones: with the 16 of an amount they are exact
/// in the 96 bits of a decimal.
pub const RATE_DIGITS_MAX: usize = 12;
/// First day of questions, usage and documents, 1900-01-01, in days since 1970-01-01.
pub const DAY_MIN: i32 = -25_567;
/// Last day of questions, usage and documents, 2100-12-31, in days since 1970-01-01.
pub const DAY_MAX: i32 = 47_846;
/// Longest id in bytes of UTF-8.
pub const ID_BYTES_MAX: usize = 256;
/// Most approvers that one slot may ask for.
pub const SLOT_COUNT_MAX: u32 = u32::MAX;
/// Longest piece of refused input that a message repeats, in characters.
pub const QUOTED_CHARS_MAX: usize = 60;
/// Most problems of one document that are listed; the rest are counted.
pub const LISTED_MAX: usize = 100;
/// Bytes of the texts of listed problems after which no further one is listed: a place may be as long as the document.
pub const LISTED_BYTES_MAX: usize = 65_536;
/// Most values of a tree that is read before anybody knows what it should be.
pub const TREE_VALUES_MAX: usize = 500_000;
/// Longest name of a person, in code points.
pub const NAME_CHARS_MAX: usize = 100;
/// The earliest year of a birth date.
pub const BIRTH_YEAR_MIN: i16 = 1900;
/// Largest minimum age that a policy may ask for, in years.
pub const MINIMUM_AGE_MAX: u8 = 150;
/// Longest e-mail address, in characters.
pub const EMAIL_CHARS_MAX: usize = 254;
/// Longest part of an e-mail address before the `@`, in characters.
pub const EMAIL_LOCAL_CHARS_MAX: usize = 64;
/// Longest label of an e-mail address's domain, in characters.
pub const EMAIL_LABEL_CHARS_MAX: usize = 63;
/// Fewest digits of a phone number, the country code included.
pub const PHONE_DIGITS_MIN: usize = 2;
/// Most digits of a phone number, the country code included.
pub const PHONE_DIGITS_MAX: usize = 15;
/// Fewest letters and digits of a driver's licence number.
pub const LICENCE_CHARS_MIN: usize = 4;
/// Longest driver's licence number as it is written, in characters.
pub const LICENCE_CHARS_MAX: usize = 20;
/// Longest user name that a policy may allow, in characters.
pub const USER_NAME_CHARS_MAX: usize = 64;
/// Longest name in a list of users, its mark included, in code points.
pub const WEB_NAME_CHARS_MAX: usize = 15;
/// Longest name of a role, in characters.
pub const ROLE_NAME_CHARS_MAX: usize = 64;
/// Shortest password that stands alone, in code points.
pub const PASSWORD_CHARS_MIN: usize = 15;
/// Shortest password beside a second factor, in code points.
pub const PASSWORD_CHARS_MIN_SECOND_FACTOR: usize = 8;
/// Most bytes of a password that are hashed.
pub const PASSWORD_BYTES_MAX: usize = 1024;
/// Shortest word that a password must not contain, in code points.
pub const PASSWORD_WORD_CHARS_MIN: usize = 4;
/// Most entries of an IP allowlist.
pub const IP_ENTRIES_MAX: usize = 256;
