//! What a signature's text says of the digest behind it, and which mistakes stand between the two.

use super::variant::hash_of_length;
use crate::sign::percent;
use base64::Engine;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// One way to read a signature's text: the digest, and the mistakes with which it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The codes of the mistakes, outermost first; none if the text is right.
    pub codes: Vec<&'static str>,
    /// The digest's bytes.
    pub digest: Vec<u8>,
}

const LENIENT: GeneralPurposeConfig = GeneralPurposeConfig::new()
    .with_decode_padding_mode(DecodePaddingMode::Indifferent)
    .with_decode_allow_trailing_bits(true);
const BASE64: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, LENIENT);
const BASE64_URL: GeneralPurpose = GeneralPurpose::new(&alphabet::URL_SAFE, LENIENT);

/// The bytes of an MD5.
pub(super) const MD5_LENGTH: usize = 16;

/// The ways to read a signature's text, as it stands in a request once percent-decoded. A text that can be a digest in
/// no way has none.
#[must_use]
pub fn readings(text: &str) -> Vec<Reading> {
    let mut codes = Vec::new();
    let text = peel(text, &mut codes);
    let mut readings = Vec::new();
    let mut add = |more: &[&'static str], digest: Vec<u8>| {
        let codes = codes.iter().chain(more).copied().collect();
        let reading = Reading { codes, digest };
        if matches!(reading.digest.len(), 16 | 20 | 32 | 64) && !readings.contains(&reading) {
            readings.push(reading);
        }
    };
    if let Some(digest) = from_hex(printed(text.as_bytes())) {
        // An MD5 is no HMAC of OAuth's in whatever writing; 32 digits are how everybody writes it.
        add(if digest.len() == MD5_LENGTH { &[] } else { &["hex-digest"] }, digest);
        return readings;
    }
    // A `+` that was not escaped in a form or a URL arrives as a space.
    let spaced = text.replace(' ', "+");
    let unescaped: &[&str] = if spaced == text { &[] } else { &["signature-not-encoded-in-header"] };
    let is_url_safe = spaced.contains(['-', '_']);
    let engine = if is_url_safe { BASE64_URL } else { BASE64 };
    let mut written = unescaped.to_vec();
    if is_url_safe {
        written.push("base64url-signature");
    }
    if !is_padded(&spaced) && !is_url_safe {
        written.push("signature-padding-missing");
    }
    if let Ok(bytes) = engine.decode(&spaced) {
        match from_hex(printed(&bytes)) {
            Some(digest) => add(&[&written[..], &["base64-of-hex"]].concat(), digest),
            // A text that was Base64 already.
            None => match BASE64.decode(&bytes) {
                Ok(digest) if bytes.len().is_multiple_of(4) && hash_of_length(digest.len()).is_some() => {
                    add(&[&written[..], &["signature-double-or-mis-encoded"]].concat(), digest);
                }
                _ => add(&written, bytes),
            },
        }
    }
    // A leading `+` that became a space and was trimmed leaves 43 characters and the padding.
    if spaced.ends_with('=')
        && !is_padded(&spaced)
        && let Ok(bytes) = BASE64.decode(format!("+{spaced}"))
    {
        let codes = [&codes[..], &["signature-not-encoded-in-header"]].concat();
        readings = vec![Reading { codes, digest: bytes }];
    }
    readings
}

/// The text behind Base64, if it is one.
pub(super) fn text_behind(base64: &str) -> Option<String> {
    String::from_utf8(BASE64.decode(base64).ok()?).ok()
}

/// Takes off what was wrapped around a signature, and notes the mistakes that wrapped it.
fn peel(text: &str, codes: &mut Vec<&'static str>) -> String {
    let mut text = text.to_owned();
    for _ in 0..3 {
        if let Some(inner) = text.strip_prefix("b'").and_then(|rest| rest.strip_suffix('\'')) {
            codes.push("python-bytes-repr");
            text = inner.to_owned();
        } else if let Some(inner) = text.strip_prefix("b\"").and_then(|rest| rest.strip_suffix('"')) {
            codes.push("python-bytes-repr");
            text = inner.to_owned();
        } else if let Some(inner) = text.strip_suffix("-3D").filter(|inner| inner.len() % 4 == 3) {
            // `%2D3D`: the percent sign of %3D became a hyphen's escape.
            codes.push("signature-double-or-mis-encoded");
            text = format!("{inner}=");
        } else if has_escape(&text) {
            codes.push("signature-double-or-mis-encoded");
            text = String::from_utf8_lossy(&percent::decode(text.as_bytes())).into_owned();
        } else if text.contains(['\n', '\r']) {
            codes.push("signature-trailing-newline");
            text.retain(|c| !matches!(c, '\n' | '\r'));
        } else if let Some(inner) = without_garbage(&text) {
            codes.push("signature-trailing-garbage");
            text = inner.to_owned();
        }
    }
    text
}

/// Whether a percent-encoded character of Base64 is left in it.
fn has_escape(text: &str) -> bool {
    let upper = text.to_ascii_uppercase();
    ["%2B", "%2F", "%3D", "%0A", "%0D", "%25"].iter().any(|escape| upper.contains(escape))
}

/// What stands before something that no alphabet of Base64 has, if that is short.
fn without_garbage(text: &str) -> Option<&str> {
    let is_base64 = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=' | '-' | '_' | ' ');
    let end = text.rfind(is_base64)? + 1;
    let garbage = &text[end..];
    let start = text.find(is_base64)?;
    let inner = &text[start..end];
    ((!garbage.is_empty() || start > 0) && garbage.len() + start <= 4 && inner.chars().all(is_base64))
        .then_some(inner)
}

fn is_padded(text: &str) -> bool {
    text.len().is_multiple_of(4)
}

/// What a tool printed, without the line break behind it and without the words that openssl dgst sets before it.
fn printed(text: &[u8]) -> &[u8] {
    let text = text.trim_ascii();
    let mark = b"(stdin)= ";
    let start = text.windows(mark.len()).position(|part| part == mark).map_or(0, |at| at + mark.len());
    &text[start..]
}

/// The bytes behind hexadecimal digits in either case, perhaps with separators as some printers put them.
fn from_hex(text: &[u8]) -> Option<Vec<u8>> {
    let digits: Vec<u8> = text.iter().copied().filter(|b| !matches!(b, b' ' | b':' | b'-')).collect();
    if digits.len() < 32 || !digits.len().is_multiple_of(2) {
        return None;
    }
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    digits.chunks(2).map(|pair| Some(digit(pair[0])? << 4 | digit(pair[1])?)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const RIGHT: &str = "+KK4SKNgz4ZiILGLwOMtfYlgcXSy1eis8ldE9X90azQ=";
    const HEX: &str = "f8a2b848a360cf866220b18bc0e32d7d89607174b2d5e8acf25744f57f746b34";

    fn codes(text: &str) -> Vec<Vec<&'static str>> {
        let digest = from_hex(HEX.as_bytes()).unwrap();
        let readings = readings(text);
        assert!(readings.iter().all(|reading| reading.digest == digest), "{text}: {readings:?}");
        readings.into_iter().map(|reading| reading.codes).collect()
    }

    #[test]
    fn each_way_to_write_one_digest() {
        let none: Vec<&str> = Vec::new();
        assert_eq!(codes(RIGHT), [none]);
        assert_eq!(codes(HEX), [["hex-digest"]]);
        assert_eq!(codes(&HEX.to_uppercase()), [["hex-digest"]]);
        let base64_of_hex = BASE64.encode(HEX);
        assert_eq!(codes(&base64_of_hex), [["base64-of-hex"]]);
        assert_eq!(codes(&BASE64.encode(format!("{HEX}\n"))), [["base64-of-hex"]]);
        assert_eq!(codes(&BASE64.encode(format!("SHA2-256(stdin)= {HEX}\n"))), [["base64-of-hex"]]);
        assert_eq!(codes(&format!("(stdin)= {HEX}")), [["hex-digest"]]);
        assert_eq!(codes("-KK4SKNgz4ZiILGLwOMtfYlgcXSy1eis8ldE9X90azQ"), [["base64url-signature"]]);
        assert_eq!(codes(RIGHT.trim_end_matches('=')), [["signature-padding-missing"]]);
        assert_eq!(codes(&format!("{RIGHT}\n")), [["signature-trailing-newline"]]);
        assert_eq!(codes(&format!("{RIGHT}:")), [["signature-trailing-garbage"]]);
        assert_eq!(codes(&format!("b'{RIGHT}'")), [["python-bytes-repr"]]);
        assert_eq!(codes(&format!("b\"{RIGHT}\"")), [["python-bytes-repr"]]);
        assert_eq!(codes(&RIGHT.replace('=', "-3D")), [["signature-double-or-mis-encoded"]]);
        assert_eq!(codes(&percent::encode(RIGHT.as_bytes())), [["signature-double-or-mis-encoded"]]);
        assert_eq!(codes(&BASE64.encode(RIGHT)), [["signature-double-or-mis-encoded"]], "Base64 of Base64");
        assert_eq!(codes(&RIGHT.replace('+', " ")), [["signature-not-encoded-in-header"]]);
        assert_eq!(codes(&RIGHT[1..]), [["signature-not-encoded-in-header"]], "as Oracle's page prints it");
    }

    #[test]
    fn what_is_no_digest_has_no_reading() {
        for text in ["", "***", "…", "POST&https%3A%2F%2Fh%2F&a%3D1", "secret&secret"] {
            assert_eq!(readings(text), [], "{text}");
        }
    }
}
