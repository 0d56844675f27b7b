//! The `Authorization` header (RFC 5849 section 3.5.1).

use super::percent;
use super::signature::{LONGEST_TEXT, Signature};
use crate::span::Span;
use std::fmt;

/// What the value of the header begins with.
const SCHEME: &[u8] = b"OAuth ";

/// The value of the `Authorization` header. `Display` is the exact text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authorization {
    text: String,
}

/// One `name="value"` of the header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field<'a> {
    /// Its name.
    pub name: &'a str,
    /// Where its encoded value stands, without the quotes.
    pub value: Span,
}

impl Authorization {
    /// Writes the header: the realm first, the signature last, every value percent-encoded once and in quotes. The
    /// parameters are given in their order and encoded already: as they are signed they are sent.
    #[must_use]
    pub(super) fn new<'a>(
        realm: Option<&str>,
        parameters: impl Iterator<Item = (&'a [u8], &'a [u8])>,
        signature: &Signature,
    ) -> Self {
        let mut text = Vec::with_capacity(512);
        text.extend_from_slice(SCHEME);
        if let Some(realm) = realm {
            push_field(&mut text, b"realm", |text| percent::encode_into(realm.as_bytes(), text));
        }
        for (name, value) in parameters {
            push_field(&mut text, name, |text| text.extend_from_slice(value));
        }
        push_field(&mut text, b"oauth_signature", |text| {
            percent::encode_into(signature.text(&mut [0; LONGEST_TEXT]).as_bytes(), text);
        });
        Self { text: percent::ascii(text) }
    }

    /// The text of a header with these decoded parameters, as they were sent by somebody, in their order.
    #[must_use]
    pub fn rewritten(
        realm: Option<&str>,
        parameters: &[(Vec<u8>, Vec<u8>)],
        signature: &Signature,
    ) -> String {
        let mut text = SCHEME.to_vec();
        let realm = realm.map(|realm| (&b"realm"[..], realm.as_bytes()));
        let sent = parameters.iter().map(|(name, value)| (&name[..], &value[..]));
        let signature = signature.to_string();
        let all = realm.into_iter().chain(sent).chain([(&b"oauth_signature"[..], signature.as_bytes())]);
        for (name, value) in all {
            push_field(&mut text, percent::encode(name).as_bytes(), |text| percent::encode_into(value, text));
        }
        percent::ascii(text)
    }

    /// The exact text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The same, to be kept.
    #[must_use]
    pub fn into_string(self) -> String {
        self.text
    }

    /// Its fields in the order of the text, read from it: an encoded value has neither a comma nor a quote.
    pub fn fields(&self) -> impl Iterator<Item = Field<'_>> {
        let mut start = SCHEME.len();
        self.text[start..].split(", ").map(move |field| {
            let name = field.split('=').next().unwrap_or_default();
            let value = Span::new(start + name.len() + 2, start + field.len() - 1);
            start += field.len() + 2;
            Field { name, value }
        })
    }
}

impl fmt::Display for Authorization {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Adds a parameter: its name, encoded, and its value, which is written encoded.
fn push_field(text: &mut Vec<u8>, name: &[u8], value: impl FnOnce(&mut Vec<u8>)) {
    if text.len() > SCHEME.len() {
        text.extend_from_slice(b", ");
    }
    text.extend_from_slice(name);
    text.extend_from_slice(b"=\"");
    value(text);
    text.push(b'"');
}
