//! Percent-encoding (RFC 5849 section 3.6), and the form-decoding that comes before it (section 3.4.1.3.1).

use std::borrow::Cow;

/// Whether a byte stays as it is: letters, digits, `-`, `.`, `_` and `~`.
#[must_use]
#[inline(always)]
#[allow(clippy::inline_always, reason = "built for size, a call a byte was 15 % of a signature")]
#[allow(clippy::needless_bitwise_bool, reason = "see below")]
pub const fn is_unreserved(byte: u8) -> bool {
    // `|` and not `||`: without branches the compiler tests many bytes at once.
    byte.is_ascii_alphanumeric() | (byte == b'-') | (byte == b'.') | (byte == b'_') | (byte == b'~')
}

/// [`is_unreserved`] for each of the 256 bytes: one look-up a byte instead of six comparisons.
const UNRESERVED: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        #[allow(clippy::cast_possible_truncation, reason = "the loop ends at 256")]
        {
            table[byte] = is_unreserved(byte as u8);
        }
        byte += 1;
    }
    table
};

const UPPER_HEX: &[u8; 16] = b"0123456789ABCDEF";

/// Appends `bytes` to `out`: unreserved ones as they are, every other one as `%` and two upper-case digits.
///
/// Runs of unreserved bytes are copied whole; `percent_encoding::percent_encode` does the same through an iterator
/// of pieces and made a whole signature a quarter slower.
pub fn encode_into(bytes: &[u8], out: &mut Vec<u8>) {
    let mut rest = bytes;
    loop {
        let (run, behind) = rest.split_at(unreserved_run(rest));
        out.extend_from_slice(run);
        let [reserved, behind @ ..] = behind else { return };
        push_escape(*reserved, out);
        rest = behind;
    }
}

/// How many bytes in front are unreserved.
///
/// Ids, secrets and paths are long runs, so that sixteen bytes are tested at once as long as all pass.
fn unreserved_run(bytes: &[u8]) -> usize {
    let mut start = 0;
    if bytes.len() >= 16 {
        let (chunks, _) = bytes.as_chunks::<16>();
        start = 16 * chunks.iter().take_while(|chunk| all_unreserved(chunk)).count();
        if start + 16 > bytes.len() && bytes.last_chunk().is_some_and(all_unreserved) {
            return bytes.len();
        }
    }
    while start < bytes.len() && UNRESERVED[usize::from(bytes[start])] {
        start += 1;
    }
    start
}

fn all_unreserved(bytes: &[u8; 16]) -> bool {
    bytes.iter().fold(true, |all, &byte| all & is_unreserved(byte))
}

/// Appends `%` and two upper-case digits.
pub fn push_escape(byte: u8, out: &mut Vec<u8>) {
    out.extend_from_slice(&[b'%', UPPER_HEX[usize::from(byte >> 4)], UPPER_HEX[usize::from(byte & 15)]]);
}

/// `bytes` percent-encoded.
///
/// ```
/// use countersign_core::sign::percent::encode;
/// assert_eq!(encode("a b+ü~".as_bytes()), "a%20b%2B%C3%BC~");
/// ```
#[must_use]
pub fn encode(bytes: &[u8]) -> String {
    let mut out = Vec::with_capacity(bytes.len() + 16);
    encode_into(bytes, &mut out);
    ascii(out)
}

/// How many bytes `bytes` are when encoded.
#[must_use]
pub fn encoded_length(bytes: &[u8]) -> usize {
    bytes.len() + 2 * bytes.iter().filter(|&&byte| !UNRESERVED[usize::from(byte)]).count()
}

/// Appends a form-encoded name or value, decoded: `+` is a space, `%XX` a byte, and a `%` without two digits
/// stays a `%`, as in every browser and server that we know.
pub fn decode_form_into(bytes: &[u8], out: &mut Vec<u8>) {
    let mut rest = bytes;
    while let Some(run) = rest.iter().position(|&byte| byte == b'%' || byte == b'+') {
        out.extend_from_slice(&rest[..run]);
        rest = &rest[run..];
        if rest[0] == b'+' {
            out.push(b' ');
            rest = &rest[1..];
        } else if let Some(byte) = escape_at(rest) {
            out.push(byte);
            rest = &rest[3..];
        } else {
            out.push(b'%');
            rest = &rest[1..];
        }
    }
    out.extend_from_slice(rest);
}

/// `bytes` with each `%XX` replaced by its byte, and `+` left alone: how the parts of a header, a path or a base
/// string are read.
#[must_use]
pub fn decode(bytes: &[u8]) -> Cow<'_, [u8]> {
    percent_encoding::percent_decode(bytes).into()
}

/// The byte that an escape at the beginning of `text` stands for, if there is one.
#[must_use]
pub fn escape_at(text: &[u8]) -> Option<u8> {
    let [b'%', high, low, ..] = *text else { return None };
    Some(hex_digit(high)? << 4 | hex_digit(low)?)
}

const fn hex_digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}

/// Text of which this module made every byte, or of which the bytes that it did not make were text before.
pub(crate) fn ascii(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("percent-encoded text is ASCII")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 5849 section 3.6, said a second time in the plainest way.
    fn plainly(bytes: &[u8]) -> String {
        bytes
            .iter()
            .map(|&b| match b {
                b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                    char::from(b).to_string()
                }
                _ => format!("%{b:02X}"),
            })
            .collect()
    }

    #[test]
    fn every_input_of_one_and_two_bytes() {
        for a in 0..=255 {
            assert_eq!(encode(&[a]), plainly(&[a]));
            assert_eq!(&*decode(plainly(&[a]).as_bytes()), [a]);
            for b in 0..=255 {
                assert_eq!(encode(&[a, b]), plainly(&[a, b]));
                let mut back = Vec::new();
                decode_form_into(plainly(&[a, b]).as_bytes(), &mut back);
                assert_eq!(back, [a, b]);
            }
        }
    }

    #[test]
    fn forms_are_decoded_leniently() {
        let cases: [(&str, &[u8]); 8] = [
            ("a+b", b"a b"),
            ("a%20b", b"a b"),
            ("a%2Bb", b"a+b"),
            ("100%", b"100%"),
            ("%2", b"%2"),
            ("%zz%41", b"%zzA"),
            ("%%41", b"%A"),
            ("%FF%fe", b"\xff\xfe"),
        ];
        for (text, expected) in cases {
            let mut out = Vec::new();
            decode_form_into(text.as_bytes(), &mut out);
            assert_eq!(out, expected, "{text}");
        }
    }
}
