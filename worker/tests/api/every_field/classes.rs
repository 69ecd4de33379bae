//! Classes of bad input that do not depend on a field.

/// Characters that cannot be seen, or that turn the direction of what stands beside them.
pub const HIDDEN: [&str; 12] = [
    "a\u{0}",
    "a\u{7}",
    "a\n",
    "a\u{7f}",
    "\u{200b}a",
    "a\u{200d}",
    "a\u{202e}b",
    "\u{feff}a",
    "a\u{e0041}",
    "a\u{2066}",
    "a\u{85}",
    "a\u{ad}b",
];

/// Texts that are no amounts.
pub const NO_AMOUNTS: [&str; 20] = [
    "", " ", "-1", "+1", "1e3", "0x10", "01", "00.1", ".5", "5.", ".", "1,000", "1 000", "1_000", "١", "NaN",
    "Infinity", "1.2.3", "$1", "1 ",
];

/// Texts that are no days.
pub const NO_DAYS: [&str; 14] = [
    "",
    "2026-02-30",
    "2025-02-29",
    "2025-13-01",
    "2026-1-1",
    "20260101",
    "2026/01/01",
    "2026-01-01T00:00:00Z",
    "2026-W01-1",
    "tomorrow",
    "1899-12-31",
    "2101-01-01",
    "-2026-01-01",
    "٢٠٢٦-٠١-٠١",
];

/// Texts that are no currencies.
pub const NO_CURRENCIES: [&str; 7] = ["eur", "Eur", "EU", "EURO", "", "XXX", "€"];

/// Texts that are no whole numbers, or none with one spelling.
pub const NO_NUMBERS: [&str; 11] =
    ["", "-1", "1.5", "x", "%D9%A1", "1e1", "%2B1", "01", "%201", "0x1", "99999999999999999999"];

/// What stands for no JSON that is taken.
pub type Broken = (&'static str, fn(&str) -> Vec<u8>);

/// Bodies that are not one text of JSON in UTF-8, made of one that is.
pub const BODIES: [Broken; 17] = [
    ("nothing", |_| Vec::new()),
    ("a space", |_| b" ".to_vec()),
    ("a brace", |_| b"{".to_vec()),
    ("cut off", |good| good[..good.len() - 1].into()),
    ("twice", |good| format!("{good}{good}").into()),
    ("with a rest", |good| format!("{good}x").into()),
    ("with a NUL", |good| format!("{good}\0").into()),
    ("with a byte order mark", |good| format!("\u{feff}{good}").into()),
    ("in single quotes", |good| good.replace('"', "'").into()),
    ("with a comma too many", |good| format!("{},}}", &good[..good.len() - 1]).into()),
    ("with a comment", |good| format!("/**/{good}").into()),
    ("not in UTF-8", |good| [good.as_bytes(), b"\xff"].concat()),
    ("in UTF-16, little-endian", |good| good.encode_utf16().flat_map(u16::to_le_bytes).collect()),
    ("in UTF-16, big-endian", |good| good.encode_utf16().flat_map(u16::to_be_bytes).collect()),
    ("seventeen deep", |_| format!("{}{}", "[".repeat(17), "]".repeat(17)).into()),
    ("very deep", |_| "[".repeat(60_000).into()),
    ("a number that is none", |_| b"NaN".to_vec()),
];

/// Media types that are not JSON in UTF-8.
pub const MEDIA_TYPES: [&str; 10] = [
    "",
    "text/plain",
    "text/json",
    "application/x-www-form-urlencoded",
    "application/json; charset=iso-8859-1",
    "application/json;charset=utf-16",
    "application/json; profile=x",
    "application/jsonp",
    "application/problem+json",
    "multipart/form-data",
];
