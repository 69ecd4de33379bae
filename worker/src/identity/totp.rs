//! Codes of an authenticator (RFC 6238): six digits, SHA-1, periods of thirty seconds, as every authenticator has them.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use totp_rs::{Builder, Totp};

/// Bytes of a secret, as RFC 4226 recommends.
pub const SECRET_BYTES: usize = 20;

fn totp(secret: &[u8]) -> Option<Totp> {
    Builder::new().with_secret(secret.to_vec()).build().ok()
}

/// The period whose code this is: that of the time, the one before or the one after, since clocks differ.
#[must_use]
pub fn period_of(secret: &[u8], code: &str, seconds: u64) -> Option<u64> {
    let is_code = code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit());
    totp(secret).filter(|_| is_code)?.check(code, seconds)
}

/// The secret as an authenticator takes it, typed and as an address that can be drawn.
#[must_use]
pub fn shown(secret: &[u8], issuer: &str, account: &str) -> Option<(String, String)> {
    let text = totp(secret)?.secret().to_base32();
    let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let (issuer, account) = (encoded(issuer), encoded(account));
    let uri = format!("otpauth://totp/{issuer}:{account}?secret={text}&issuer={issuer}");
    Some((text, uri))
}

/// The code of a time, as an authenticator shows it.
#[cfg(test)]
fn code_of(secret: &[u8], seconds: u64) -> String {
    totp(secret).unwrap().generate(seconds).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_of_the_rfc() {
        // The last six digits of the vectors of RFC 6238, appendix B.
        let secret = b"12345678901234567890";
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(period_of(secret, code, seconds), Some(seconds / 30));
            assert_eq!(period_of(secret, code, seconds + 30), Some(seconds / 30));
            assert_eq!(period_of(secret, code, seconds + 60), None);
            assert_eq!(code_of(secret, seconds), code);
        }
        for wrong in ["", "28708", "2870820", "287 082", "287-082", "٢87082", "-28708", "+28708"] {
            assert_eq!(period_of(secret, wrong, 59), None, "{wrong}");
        }
    }

    #[test]
    fn a_secret_is_shown_as_authenticators_take_it() {
        let (text, uri) = shown(b"12345678901234567890", "Bodegas & Cía", "ana.torres").unwrap();
        assert_eq!(text, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assert_eq!(
            uri,
            "otpauth://totp/Bodegas%20%26%20C%C3%ADa:ana%2Etorres?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&\
             issuer=Bodegas%20%26%20C%C3%ADa"
        );
    }
}
