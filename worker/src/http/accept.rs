//! Which form of an answer the client takes.

use axum::http::HeaderMap;
use axum::http::header::ACCEPT;

/// A weight of one, in thousandths: weights have up to three decimals.
const WHOLE: u16 = 1_000;

/// Whether the client names this media type and does not prefer JSON (RFC 9110, 12.5.1). A wildcard is not a name:
/// every browser sends one, also clients that cannot read the type.
pub(super) fn prefers(headers: &HeaderMap, media_type: &str) -> bool {
    let wanted = weight(headers, media_type);
    wanted.is_some_and(|wanted| wanted > 0 && Some(wanted) >= weight(headers, "application/json"))
}

/// The highest weight that the client gives to this media type by name.
fn weight(headers: &HeaderMap, media_type: &str) -> Option<u16> {
    let values = headers.get_all(ACCEPT).iter().filter_map(|value| value.to_str().ok());
    let ranges = values.flat_map(|value| value.split(','));
    ranges.filter_map(|range| weight_in(range, media_type)).max()
}

/// The weight in one range, if it names this media type.
fn weight_in(range: &str, media_type: &str) -> Option<u16> {
    let mut parts = range.split(';').map(str::trim);
    parts.next().filter(|name| name.eq_ignore_ascii_case(media_type))?;
    let mut weights = parts.filter_map(|part| part.split_once('='));
    let given = weights.find(|(name, _)| name.trim().eq_ignore_ascii_case("q"));
    given.map_or(Some(WHOLE), |(_, text)| thousandths(text.trim()))
}

/// A weight as a count of thousandths: `0.8` is 800.
fn thousandths(text: &str) -> Option<u16> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits = decimals.bytes().all(|byte| byte.is_ascii_digit()) && decimals.len() <= 3;
    match whole {
        "0" if digits => format!("{decimals:0<3}").parse().ok(),
        "1" if digits && decimals.bytes().all(|byte| byte == b'0') => Some(WHOLE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn takes(values: &[&str]) -> bool {
        let pair = |value: &&str| (ACCEPT, value.parse().unwrap());
        let headers: HeaderMap =
            values.iter().map(pair).fold(HeaderMap::new(), |mut headers, (name, value)| {
                headers.append(name, value);
                headers
            });
        prefers(&headers, "application/x")
    }

    #[test]
    fn who_names_the_type_gets_it() {
        for values in [
            ["application/x"].as_slice(),
            &["Application/X"],
            &["text/html, application/x;q=0.5"],
            &["application/json", "application/x"],
            &["application/json;q=0.9, application/x ; q=1.000"],
            &["*/*, application/x; q = 0.001"],
        ] {
            assert!(takes(values), "{values:?}");
        }
    }

    #[test]
    fn everybody_else_gets_json() {
        for values in [
            [].as_slice(),
            &[""],
            &["*/*"],
            &["application/*"],
            &["application/xy"],
            &["application/x;q=0"],
            &["application/x;q=0.000"],
            &["application/x;q=2"],
            &["application/x;q=1.001"],
            &["application/x;q=0.1234"],
            &["application/x;q=high"],
            &["application/json, application/x;q=0.999"],
        ] {
            assert!(!takes(values), "{values:?}");
        }
    }
}
