//! The `Authorization` header (RFC 5849 section 3.5.1).

use super::percent;
use super::signature::{LONGEST_TEXT, Signature};
use crate::span::Span;
use std::fmt;

/// The value of the `Authorization` header. `Display` is the exact text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authorization {
    text: String,
    fields: Vec<Field>,
}

/// One `name="value"` of the header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// Where its encoded value stands, without the quotes.
    pub value: Span,
}

impl Authorization {
    /// Writes the header: the realm first, the signature last, every value percent-encoded once and in quotes. The
    /// parameters are given in their order, their values encoded already: as they are signed they are sent.
    #[must_use]
    pub(super) fn new<'a>(
        realm: Option<&str>,
        parameters: impl Iterator<Item = (&'static str, &'a [u8])>,
        signature: &Signature,
    ) -> Self {
        let mut writer = Writer { text: Vec::with_capacity(512), fields: Vec::with_capacity(10) };
        writer.text.extend_from_slice(b"OAuth ");
        if let Some(realm) = realm {
            writer.field("realm", |text| percent::encode_into(realm.as_bytes(), text));
        }
        for (name, value) in parameters {
            writer.field(name, |text| text.extend_from_slice(value));
        }
        writer.field("oauth_signature", |text| {
            percent::encode_into(signature.text(&mut [0; LONGEST_TEXT]).as_bytes(), text);
        });
        Self { text: percent::ascii(writer.text), fields: writer.fields }
    }

    /// The text of a header with these decoded parameters, as they were sent by somebody, in their order.
    #[must_use]
    pub fn rewritten(
        realm: Option<&str>,
        parameters: &[(Vec<u8>, Vec<u8>)],
        signature: &Signature,
    ) -> String {
        let mut writer = Writer { text: b"OAuth ".to_vec(), fields: Vec::new() };
        let realm = realm.map(|realm| (&b"realm"[..], realm.as_bytes()));
        let sent = parameters.iter().map(|(name, value)| (&name[..], &value[..]));
        let signature = signature.to_string();
        let all = realm.into_iter().chain(sent).chain([(&b"oauth_signature"[..], signature.as_bytes())]);
        for (n, (name, value)) in all.enumerate() {
            if n > 0 {
                writer.text.extend_from_slice(b", ");
            }
            percent::encode_into(name, &mut writer.text);
            writer.value(|text| percent::encode_into(value, text));
        }
        percent::ascii(writer.text)
    }

    /// The exact text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Its fields in the order of the text.
    #[must_use]
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }
}

impl fmt::Display for Authorization {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

struct Writer {
    text: Vec<u8>,
    fields: Vec<Field>,
}

impl Writer {
    /// Adds a parameter of a name that encoding would leave as it is.
    fn field(&mut self, name: &'static str, value: impl FnOnce(&mut Vec<u8>)) {
        if !self.fields.is_empty() {
            self.text.extend_from_slice(b", ");
        }
        self.text.extend_from_slice(name.as_bytes());
        let value = self.value(value);
        self.fields.push(Field { name, value });
    }

    fn value(&mut self, write: impl FnOnce(&mut Vec<u8>)) -> Span {
        self.text.extend_from_slice(b"=\"");
        let start = self.text.len();
        write(&mut self.text);
        let span = Span::new(start, self.text.len());
        self.text.push(b'"');
        span
    }
}
