//! Percent-encoders that are not RFC 5849's: the ones that libraries put in its place.

use crate::sign::percent;
use std::borrow::Cow;

/// A percent-encoder that may differ from the right one in several ways at once. The default is the right one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Encoder {
    /// ASCII characters that stay raw although they are reserved, a bit each.
    pub(crate) raw: u128,
    /// Whether escapes have lower-case digits.
    pub lower_case: bool,
    /// Whether a space becomes `+`.
    pub plus_for_space: bool,
    /// Whether `~` is escaped.
    pub tilde: bool,
    /// How letters beyond ASCII become bytes.
    pub charset: Charset,
}

/// How letters beyond ASCII become bytes. Bytes that are not UTF-8 stay as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Charset {
    /// As UTF-8: right.
    #[default]
    Utf8,
    /// As ISO 8859-1, with `?` where that has no letter.
    Latin1,
    /// As a question mark.
    QuestionMark,
    /// As `%uXXXX`, the way of JavaScript's `escape`; below U+0100 as `%XX`.
    PercentU,
    /// As the number of the UTF-16 unit with as many digits as it needs: `%20AC`.
    Number,
}

impl Encoder {
    /// The same encoder with more characters left raw.
    #[must_use]
    pub fn keeping(mut self, characters: &str) -> Self {
        self.raw |= mask(characters);
        self
    }

    /// The same encoder with every ASCII character left raw.
    #[must_use]
    pub const fn keeping_everything(mut self) -> Self {
        self.raw = u128::MAX;
        self
    }

    /// Appends `bytes`, encoded in this way.
    pub fn encode_into(&self, bytes: &[u8], out: &mut Vec<u8>) {
        if *self == Self::default() {
            return percent::encode_into(bytes, out);
        }
        // Most names and values stay as they are in every way.
        if !self.tilde && percent::is_plain(bytes) {
            return out.extend_from_slice(bytes);
        }
        let kept = self.kept();
        let is_kept = |byte: u8| byte.is_ascii() && kept[usize::from(byte >> 6)] >> (byte & 63) & 1 == 1;
        if let Charset::PercentU | Charset::Number = self.charset {
            return self.encode_units(&String::from_utf8_lossy(bytes), is_kept, out);
        }
        let mut rest = &*self.charset.bytes(bytes);
        loop {
            let run = rest.iter().position(|&byte| !is_kept(byte)).unwrap_or(rest.len());
            out.extend_from_slice(&rest[..run]);
            let Some(&byte) = rest.get(run) else { return };
            self.push_reserved(byte, out);
            rest = &rest[run + 1..];
        }
    }

    /// A bit for each ASCII character that stays as it is.
    fn kept(&self) -> [u64; 2] {
        let tilde = if self.tilde { mask("~") & !self.raw } else { 0 };
        let kept = (UNRESERVED | self.raw) & !tilde;
        #[allow(clippy::cast_possible_truncation, reason = "each half by itself")]
        [kept as u64, (kept >> 64) as u64]
    }

    /// Appends a byte that does not stay as it is.
    fn push_reserved(&self, byte: u8, out: &mut Vec<u8>) {
        if byte == b' ' && self.plus_for_space {
            return out.push(b'+');
        }
        let start = out.len();
        percent::push_escape(byte, out);
        if self.lower_case {
            out[start..].make_ascii_lowercase();
        }
    }

    fn encode_units(&self, text: &str, is_kept: impl Fn(u8) -> bool, out: &mut Vec<u8>) {
        for unit in text.encode_utf16() {
            match u8::try_from(unit) {
                Ok(byte) if is_kept(byte) => out.push(byte),
                Ok(byte) => self.push_reserved(byte, out),
                Err(_) if self.charset == Charset::Number => {
                    out.extend_from_slice(format!("%{unit:X}").as_bytes());
                }
                Err(_) => out.extend_from_slice(format!("%u{unit:04X}").as_bytes()),
            }
        }
    }
}

impl Charset {
    fn bytes(self, bytes: &[u8]) -> Cow<'_, [u8]> {
        let (Self::Latin1 | Self::QuestionMark, Ok(text)) = (self, std::str::from_utf8(bytes)) else {
            return Cow::Borrowed(bytes);
        };
        let byte = |c: char| match u8::try_from(c) {
            Ok(byte) if byte.is_ascii() || self == Self::Latin1 => byte,
            _ => b'?',
        };
        Cow::Owned(text.chars().map(byte).collect())
    }
}

/// A bit for each unreserved character.
const UNRESERVED: u128 = {
    let mut mask = 0;
    let mut byte = 0;
    while byte < 128 {
        if percent::is_unreserved(byte) {
            mask |= 1 << byte;
        }
        byte += 1;
    }
    mask
};

/// A bit for each of some ASCII characters.
fn mask(characters: &str) -> u128 {
    characters.bytes().filter(u8::is_ascii).fold(0, |mask, byte| mask | 1 << byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded(encoder: Encoder, text: &str) -> String {
        let mut out = Vec::new();
        encoder.encode_into(text.as_bytes(), &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn each_way_of_being_wrong() {
        let right = Encoder::default();
        let text = "a ~é€!/";
        assert_eq!(encoded(right, text), "a%20~%C3%A9%E2%82%AC%21%2F");
        assert_eq!(encoded(right.keeping("!'()*"), text), "a%20~%C3%A9%E2%82%AC!%2F");
        assert_eq!(encoded(Encoder { lower_case: true, ..right }, text), "a%20~%c3%a9%e2%82%ac%21%2f");
        assert_eq!(encoded(Encoder { plus_for_space: true, tilde: true, ..right }, "a ~"), "a+%7E");
        assert_eq!(encoded(Encoder { charset: Charset::Latin1, ..right }, "é€"), "%E9%3F");
        assert_eq!(encoded(Encoder { charset: Charset::QuestionMark, ..right }, "é"), "%3F");
        assert_eq!(encoded(Encoder { charset: Charset::PercentU, ..right }, "é€"), "%E9%u20AC");
        assert_eq!(encoded(Encoder { charset: Charset::Number, ..right }, "é€ă"), "%E9%20AC%103");
    }
}
