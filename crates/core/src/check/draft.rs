//! A signing that can be patched: what the stages of `sign` are given, and what is done to what they give.

use super::encoder::Encoder;
use super::scene::Scene;
use crate::secret::Secret;
use crate::sign::base_string::{join_passport, join_sections};
use crate::sign::params::{EncodedPairs, Origin, Parameters};
use crate::sign::percent;
use crate::sign::signature::SigningKey;
use std::cmp::Ordering;
use std::rc::Rc;
use zeroize::Zeroizing;

/// The way from a request to a base string, with whatever a mistake changes on it.
///
/// Unpatched it is the right way: [`base_string`](Self::base_string) then gives the very bytes of `sign`, which a test
/// holds it to.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The method, as it is signed.
    pub method: Vec<u8>,
    /// The base URI in its parts.
    pub uri: UriParts,
    /// The decoded parameters.
    pub parameters: Parameters,
    /// What encodes names and values.
    pub inner: Encoder,
    /// What encodes the sections.
    pub outer: Encoder,
    /// How the pairs are sorted.
    pub order: Order,
    /// What stands between name and value.
    pub equals: &'static [u8],
    /// What stands between pairs.
    pub ampersand: &'static [u8],
    /// How the sections are put together.
    pub shape: Shape,
    /// What is done to the joined parameters before they are encoded.
    pub section_edits: Vec<Edit>,
    /// What is done to the finished text.
    pub edits: Vec<Edit>,
}

/// Something that is done to a text, shared by the drafts in which it is done.
#[derive(Clone)]
pub struct Edit(Rc<EditText>);

type EditText = dyn Fn(&mut Vec<u8>);

impl Edit {
    /// An edit that does this.
    pub fn new(edit: impl Fn(&mut Vec<u8>) + 'static) -> Self {
        Self(Rc::new(edit))
    }
}

impl std::fmt::Debug for Edit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Edit")
    }
}

/// A base URI in its parts; joined, they are the text that is signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UriParts {
    /// `https://`.
    pub scheme: String,
    /// The host.
    pub host: String,
    /// Empty, or a colon and digits.
    pub port: String,
    /// The path.
    pub path: String,
    /// What does not belong here: empty, or a question mark and a query.
    pub query: String,
}

/// How the pairs are sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Order {
    /// By encoded name, then by encoded value, as bytes.
    #[default]
    Right,
    /// Not at all.
    Kept,
    /// By the joined `name=value`.
    Joined,
    /// By decoded name and value.
    BeforeEncoding,
    /// Without regard to case.
    CaseInsensitive,
    /// By name alone; equal names keep their order.
    NameAlone,
    /// Equal names by their values as numbers.
    NumericValues,
    /// The wrong way round.
    Reversed,
}

/// How the sections are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Shape {
    /// `METHOD&uri&parameters`, the latter two encoded: right but for SOAP.
    #[default]
    Right,
    /// Without the method.
    NoMethod,
    /// The URI raw.
    RawUri,
    /// The parameters raw.
    RawSection,
    /// Both raw.
    RawUriAndSection,
    /// Encoded once more as a whole.
    EncodedWhole,
    /// The five fields of a SOAP token passport: right for SOAP alone.
    TokenPassport,
}

impl Draft {
    /// The right way for a scene.
    #[must_use]
    pub fn of(scene: &Scene) -> Self {
        Self {
            method: scene.request.method.trim().to_ascii_uppercase().into_bytes(),
            uri: scene.uri.clone(),
            parameters: scene.right.parameters.clone(),
            inner: Encoder::default(),
            outer: Encoder::default(),
            order: Order::default(),
            equals: b"=",
            ampersand: b"&",
            shape: if scene.is_soap() { Shape::TokenPassport } else { Shape::default() },
            section_edits: Vec::new(),
            edits: Vec::new(),
        }
    }

    /// Goes the way: encode, sort, join, put together.
    #[must_use]
    pub fn base_string(&self, scene: &Scene) -> Vec<u8> {
        let mut text = match self.shape {
            Shape::TokenPassport => self.token_passport(scene),
            _ => self.sections(),
        };
        for edit in &self.edits {
            (edit.0)(&mut text);
        }
        text
    }

    fn sections(&self) -> Vec<u8> {
        let section = self.section();
        let mut uri = Vec::with_capacity(128);
        let UriParts { scheme, host, port, path, query } = &self.uri;
        for part in [scheme, host, port, path, query] {
            uri.extend_from_slice(part.as_bytes());
        }
        let mut sections_seen = 0;
        let encode = |bytes: &[u8], out: &mut Vec<u8>| {
            sections_seen += 1;
            let raw = matches!(
                (sections_seen, self.shape),
                (2, Shape::RawUri | Shape::RawUriAndSection)
                    | (3, Shape::RawSection | Shape::RawUriAndSection)
            );
            if raw { out.extend_from_slice(bytes) } else { self.outer.encode_into(bytes, out) }
        };
        let text = join_sections(&self.method, &uri, &section, encode);
        match self.shape {
            Shape::NoMethod => text[self.method.len() + 1..].to_vec(),
            Shape::EncodedWhole => percent::encode(&text).into_bytes(),
            _ => text,
        }
    }

    fn section(&self) -> Vec<u8> {
        let mut pairs =
            EncodedPairs::encoded_by(&self.parameters, |bytes, out| self.inner.encode_into(bytes, out));
        self.sort(&mut pairs);
        let mut section = pairs.joined_by(self.equals, self.ampersand);
        for edit in &self.section_edits {
            (edit.0)(&mut section);
        }
        section
    }

    fn sort(&self, pairs: &mut EncodedPairs<'_>) {
        match self.order {
            Order::Right => pairs.sort(),
            Order::Kept => {}
            Order::Joined => pairs.sort_by(|a, b| [a.0, b"=", a.1].concat().cmp(&[b.0, b"=", b.1].concat())),
            Order::BeforeEncoding => {
                let decoded = |pair: (&[u8], &[u8])| {
                    (percent::decode(pair.0).into_owned(), percent::decode(pair.1).into_owned())
                };
                pairs.sort_by(|a, b| decoded(a).cmp(&decoded(b)));
            }
            Order::CaseInsensitive => {
                let lower = |pair: (&[u8], &[u8])| (pair.0.to_ascii_lowercase(), pair.1.to_ascii_lowercase());
                pairs.sort_by(|a, b| lower(a).cmp(&lower(b)));
            }
            Order::NameAlone => pairs.sort_by(|a, b| a.0.cmp(b.0)),
            Order::NumericValues => pairs.sort_by(|a, b| a.0.cmp(b.0).then_with(|| by_number(a.1, b.1))),
            Order::Reversed => pairs.sort_by(|a, b| b.cmp(&a)),
        }
    }

    fn token_passport(&self, scene: &Scene) -> Vec<u8> {
        let account = scene.account.as_deref().unwrap_or_default();
        join_passport(account.as_bytes(), &self.parameters, |_, value, text| {
            self.inner.encode_into(value, text);
        })
    }

    /// Puts the parameters in the order of these origins, each group in the order that it has.
    pub fn group(&mut self, origins: [Origin; 3]) {
        let rank = |origin: Origin| origins.iter().position(|&other| other == origin);
        self.parameters.list_mut().sort_by_key(|parameter| rank(parameter.origin));
    }
}

/// Two values as numbers, if both are whole numbers; else as bytes. Their digits are compared: reading them as `f64` would
/// bring that reader's tables into the page.
fn by_number(a: &[u8], b: &[u8]) -> Ordering {
    /// The digits without the zeros in front; the one with more of them is the larger number.
    fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
        let digits = &bytes[bytes.iter().take_while(|&&byte| byte == b'0').count()..];
        (!bytes.is_empty() && bytes.iter().all(u8::is_ascii_digit)).then_some((digits.len(), digits))
    }
    match (number(a), number(b)) {
        (Some(a), Some(b)) => a.cmp(&b),
        _ => a.cmp(b),
    }
}

/// The way from two secrets to a signing key, with whatever a mistake changes on it.
#[derive(Clone)]
pub struct KeyDraft {
    /// What stands in the consumer secret's place.
    pub consumer: Zeroizing<Vec<u8>>,
    /// What stands in the token secret's place.
    pub token: Zeroizing<Vec<u8>>,
    /// How the halves are percent-encoded.
    pub encoding: KeyEncoding,
    /// What stands between them.
    pub joint: &'static [u8],
    /// What is done to the finished key.
    pub edits: Vec<fn(&mut Vec<u8>)>,
}

/// How the halves of a signing key are percent-encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum KeyEncoding {
    /// Once: right.
    #[default]
    Right,
    /// Not at all.
    Raw,
    /// Twice.
    Twice,
    /// Once, by an encoder that is not RFC 5849's.
    By(Encoder),
}

impl KeyDraft {
    /// The right way for two secrets.
    #[must_use]
    pub fn of(consumer: &Secret, token: &Secret) -> Self {
        let bytes = |secret: &Secret| Zeroizing::new(secret.expose().as_bytes().to_vec());
        Self {
            consumer: bytes(consumer),
            token: bytes(token),
            encoding: KeyEncoding::default(),
            joint: b"&",
            edits: Vec::new(),
        }
    }

    /// Goes the way: encode, join.
    #[must_use]
    pub fn key(&self) -> SigningKey {
        let (consumer, joint, token) = (&self.consumer[..], self.joint, &self.token[..]);
        let key = match self.encoding {
            KeyEncoding::Right => SigningKey::joined(consumer, joint, token, percent::encode_into),
            KeyEncoding::Raw => {
                SigningKey::joined(consumer, joint, token, |bytes, out| out.extend_from_slice(bytes))
            }
            KeyEncoding::Twice => {
                let [consumer, token] =
                    [consumer, token].map(|half| Zeroizing::new(percent::encode(half).into_bytes()));
                SigningKey::joined(&consumer, joint, &token, percent::encode_into)
            }
            KeyEncoding::By(encoder) => {
                SigningKey::joined(consumer, joint, token, |bytes, out| encoder.encode_into(bytes, out))
            }
        };
        self.edits.iter().fold(key, |key, &edit| key.edited(edit))
    }
}

impl std::fmt::Debug for KeyDraft {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("KeyDraft")
    }
}
