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

/// The answers of a test for each of the 256 bytes: one look-up a byte instead of its comparisons.
macro_rules! table {
    ($test:path) => {{
        let mut table = [false; 256];
        let mut byte = 0;
        while byte < 256 {
            #[allow(clippy::cast_possible_truncation, reason = "the loop ends at 256")]
            {
                table[byte] = $test(byte as u8);
            }
            byte += 1;
        }
        table
    }};
}
pub(super) use table;

const UNRESERVED: [bool; 256] = table!(is_unreserved);

const UPPER_HEX: &[u8; 16] = b"0123456789ABCDEF";

/// What becomes of each byte, in the first place or the first three, and in the fourth how many they are.
const ENCODED: [[u8; 4]; 256] = {
    let mut table = [[0; 4]; 256];
    let mut byte = 0;
    while byte < 256 {
        #[allow(clippy::cast_possible_truncation, reason = "the loop ends at 256")]
        let this = byte as u8;
        let [percent, high, low] = escape(this);
        table[byte] = if UNRESERVED[byte] { [this, 0, 0, 1] } else { [percent, high, low, 3] };
        byte += 1;
    }
    table
};

/// Appends `bytes` to `out`: unreserved ones as they are, every other one as `%` and two upper-case digits.
///
/// Each is written as if it were three, and the next one over what was not needed: no question is asked of it.
/// `percent_encoding::percent_encode` gives pieces to be copied, and made a whole signature a quarter slower.
pub fn encode_into(bytes: &[u8], out: &mut Vec<u8>) {
    const CHUNK: usize = 32;
    // Most names, ids and secrets stay as they are.
    if is_plain(bytes) {
        return out.extend_from_slice(bytes);
    }
    let mut room = [0; 3 * CHUNK + 1];
    for chunk in bytes.chunks(CHUNK) {
        let mut end = 0;
        for &byte in chunk {
            let encoded = ENCODED[usize::from(byte)];
            room[end..end + 4].copy_from_slice(&encoded);
            end += usize::from(encoded[3]);
        }
        out.extend_from_slice(&room[..end]);
    }
}

/// Whether all bytes are unreserved, so that encoding leaves them as they are.
#[must_use]
pub fn is_plain(bytes: &[u8]) -> bool {
    match bytes.len() {
        0..8 => bytes.iter().all(|&byte| UNRESERVED[usize::from(byte)]),
        8..16 => is_plain_in_chunks::<8>(bytes),
        _ => is_plain_in_chunks::<16>(bytes),
    }
}

/// [`is_unreserved`] as it is quickest for a chunk: with vector instructions the comparisons are made of 16 bytes at once,
/// as few of them as do, and without them (in WebAssembly, where they made a signature a sixth slower) a look-up is less.
#[inline(always)]
#[allow(clippy::inline_always, reason = "so that a chunk is one test")]
#[allow(clippy::needless_bitwise_bool, reason = "see above")]
const fn is_unreserved_in_a_chunk(byte: u8) -> bool {
    if cfg!(target_arch = "wasm32") {
        return UNRESERVED[byte as usize];
    }
    let is_letter = (byte | 0x20).wrapping_sub(b'a') < 26;
    // From the hyphen to the nine all but the slash between dot and zero.
    let is_digit_or_mark = (byte.wrapping_sub(b'-') <= b'9' - b'-') & (byte != b'/');
    is_letter | is_digit_or_mark | (byte == b'_') | (byte == b'~')
}

/// [`is_plain`] of at least one chunk: the compiler makes one test of each. What is left over is looked at together with
/// some that were looked at already.
fn is_plain_in_chunks<const CHUNK: usize>(bytes: &[u8]) -> bool {
    let (chunks, rest) = bytes.as_chunks::<CHUNK>();
    let last = bytes.last_chunk().filter(|_| !rest.is_empty());
    chunks
        .iter()
        .chain(last)
        .all(|chunk| chunk.iter().fold(true, |all, &byte| all & is_unreserved_in_a_chunk(byte)))
}

/// `%` and two upper-case digits.
const fn escape(byte: u8) -> [u8; 3] {
    [b'%', UPPER_HEX[byte as usize >> 4], UPPER_HEX[byte as usize & 15]]
}

/// Appends `%` and two upper-case digits.
pub fn push_escape(byte: u8, out: &mut Vec<u8>) {
    out.extend_from_slice(&escape(byte));
}

/// `bytes` percent-encoded.
///
/// ```
/// use countersign_signing::sign::percent::encode;
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
    let reserved = |bytes: &[u8]| bytes.iter().filter(|&&byte| !UNRESERVED[usize::from(byte)]).count();
    if is_plain(bytes) { bytes.len() } else { bytes.len() + 2 * reserved(bytes) }
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

/// The same, not taken over.
pub(crate) fn ascii_str(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("percent-encoded text is ASCII")
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

    /// A chunk is tested otherwise than a byte.
    #[test]
    fn each_byte_at_each_place_of_a_long_text() {
        for length in [7, 8, 15, 16, 17, 33] {
            for at in 0..length {
                for byte in 0..=255 {
                    let mut text = vec![b'a'; length];
                    text[at] = byte;
                    assert_eq!(is_plain(&text), is_unreserved(byte), "{byte} at {at} of {length}");
                }
            }
        }
    }

    /// Long texts are encoded in chunks.
    #[test]
    fn texts_of_any_length() {
        for length in 0..200 {
            for text in ["a", "&", "a&", "%é", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa&"] {
                let text: Vec<u8> = text.bytes().cycle().take(length).collect();
                assert_eq!(encode(&text), plainly(&text));
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
