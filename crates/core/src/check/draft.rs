//! A signing that can be patched: what the stages of `sign` are given, and what is done to what they give.

pub mod builder;
mod order;

use super::encoder::{Charset, Encoder};
use super::scene::Scene;
use crate::secret::Secret;
use crate::sign::base_string::{join_passport, join_sections};
use crate::sign::key::SigningKey;
use crate::sign::normalized::{EncodedPairs, NormalizedParameters};
use crate::sign::params::{Origin, Parameters};
use crate::sign::percent;
use crate::wiped::Wiped;
pub use order::Order;
use std::rc::Rc;

/// The way from a request to a base string, with whatever a mistake changes on it.
///
/// Unpatched it is the right way: [`base_string`](Self::base_string) then gives the very bytes of `sign`, which a test
/// holds it to.
#[derive(Debug)]
pub struct Draft {
    /// What stands before the parameters; shared, since few mistakes change it.
    pub front: Rc<Front>,
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

impl Clone for Draft {
    fn clone(&self) -> Self {
        Self {
            front: self.front.clone(),
            parameters: self.parameters.clone(),
            section_edits: self.section_edits.clone(),
            edits: self.edits.clone(),
            ..*self
        }
    }

    /// Keeps the room that there is: the search begins with the same draft a hundred thousand times.
    fn clone_from(&mut self, source: &Self) {
        let Self { front, parameters, inner, outer, order, equals, ampersand, shape, section_edits, edits } =
            self;
        front.clone_from(&source.front);
        parameters.clone_from(&source.parameters);
        (*inner, *outer, *order, *shape) = (source.inner, source.outer, source.order, source.shape);
        (*equals, *ampersand) = (source.equals, source.ampersand);
        section_edits.clone_from(&source.section_edits);
        edits.clone_from(&source.edits);
    }
}

/// Something that is done to a text, shared by the drafts in which it is done.
#[derive(Clone)]
pub struct Edit {
    apply: Rc<EditText>,
    /// Whether it leaves all that is there as it is.
    only_appends: bool,
}

type EditText = dyn Fn(&mut Vec<u8>);

impl Edit {
    /// An edit that does this.
    pub fn new(edit: impl Fn(&mut Vec<u8>) + 'static) -> Self {
        Self { apply: Rc::new(edit), only_appends: false }
    }

    /// An edit that appends this.
    pub fn append(end: impl Into<Vec<u8>>) -> Self {
        let end = end.into();
        Self { apply: Rc::new(move |text| text.extend_from_slice(&end)), only_appends: true }
    }

    fn make(&self, text: &mut Vec<u8>) {
        (self.apply)(text);
    }
}

impl std::fmt::Debug for Edit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Edit")
    }
}

/// What stands before the parameters. A mistake that is given this alone can be made before or after the others.
#[derive(Debug, PartialEq, Eq)]
pub struct Front {
    /// The method, as it is signed.
    pub method: Vec<u8>,
    /// The base URI in its parts.
    pub uri: UriParts,
}

/// A base URI in its parts; joined, they are the text that is signed.
#[derive(Debug, PartialEq, Eq)]
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

impl Clone for Front {
    fn clone(&self) -> Self {
        Self { method: self.method.clone(), uri: self.uri.clone() }
    }

    /// Keeps the room that there is: a search tries thousands of fronts.
    fn clone_from(&mut self, source: &Self) {
        self.method.clone_from(&source.method);
        self.uri.clone_from(&source.uri);
    }
}

impl Clone for UriParts {
    fn clone(&self) -> Self {
        let [scheme, host, port, path, query] = self.parts().map(str::to_owned);
        Self { scheme, host, port, path, query }
    }

    /// Keeps the room that there is.
    fn clone_from(&mut self, source: &Self) {
        let Self { scheme, host, port, path, query } = self;
        for (part, other) in [scheme, host, port, path, query].into_iter().zip(source.parts()) {
            other.clone_into(part);
        }
    }
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
    /// Both raw, and encoded once as a whole.
    EncodedOnlyWhole,
    /// The five fields of a SOAP token passport: right for SOAP alone.
    TokenPassport,
}

impl Draft {
    /// The right way for a scene.
    #[must_use]
    pub fn of(scene: &Scene) -> Self {
        Self {
            front: Rc::new(Front {
                method: scene.request.method.trim().to_ascii_uppercase().into_bytes(),
                uri: scene.uri.clone(),
            }),
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

    /// What stands before the parameters, to be changed.
    pub fn front_mut(&mut self) -> &mut Front {
        Rc::make_mut(&mut self.front)
    }

    /// Goes the way: encode, sort, join, put together.
    #[must_use]
    pub fn base_string(&self, scene: &Scene) -> Vec<u8> {
        let mut text = match self.shape {
            Shape::TokenPassport => self.token_passport(scene),
            _ => self.sections(),
        };
        for edit in &self.edits {
            edit.make(&mut text);
        }
        text
    }

    fn sections(&self) -> Vec<u8> {
        let section = self.section();
        let uri = self.front.uri.parts().concat();
        let mut sections_seen = 0;
        let encode = |bytes: &[u8], out: &mut Vec<u8>| {
            sections_seen += 1;
            let is_raw = match sections_seen {
                2 => self.shape.leaves_uri_raw(),
                3 => self.shape.leaves_section_raw(),
                _ => false,
            };
            if is_raw { out.extend_from_slice(bytes) } else { self.outer.encode_into(bytes, out) }
        };
        let mut text = join_sections(&self.front.method, uri.as_bytes(), &section, encode);
        self.shape.reshape(&self.front.method, &mut text);
        text
    }

    /// Whether the text is sections of which each byte is encoded by itself.
    fn is_sectioned(&self) -> bool {
        self.shape != Shape::TokenPassport && self.outer.charset == Charset::Utf8
    }

    /// Whether the front stands in the text by itself, so that another one takes its place and nothing else changes.
    fn has_a_front_of_its_own(&self) -> bool {
        self.is_sectioned() && self.edits.iter().all(|edit| edit.only_appends)
    }

    fn section(&self) -> Vec<u8> {
        let mut section = self.joined(&self.parameters).into_bytes();
        for edit in &self.section_edits {
            edit.make(&mut section);
        }
        section
    }

    /// Parameters, encoded, sorted and joined in the way of this draft.
    fn joined(&self, parameters: &Parameters) -> NormalizedParameters {
        let mut pairs = if self.inner == Encoder::default() {
            EncodedPairs::of(parameters)
        } else {
            EncodedPairs::encoded_by(parameters, |bytes, out| self.inner.encode_into(bytes, out))
        };
        match self.order {
            Order::Right => pairs.sort(),
            Order::Kept => {}
            order => pairs.sort_by(|a, b| order.compare(a, b)),
        }
        pairs.joined_by(self.equals, self.ampersand)
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

/// Percent-encodes a text in its place.
pub(super) fn encode_whole(text: &mut Vec<u8>) {
    let mut encoded = Vec::with_capacity(2 * text.len());
    percent::encode_into(text, &mut encoded);
    *text = encoded;
}

impl Shape {
    /// Whether the URI is not encoded.
    const fn leaves_uri_raw(self) -> bool {
        matches!(self, Self::RawUri | Self::RawUriAndSection | Self::EncodedOnlyWhole)
    }

    /// Whether the parameters are not encoded as a whole.
    const fn leaves_section_raw(self) -> bool {
        matches!(self, Self::RawSection | Self::RawUriAndSection | Self::EncodedOnlyWhole)
    }

    /// What it does to the joined sections as a whole, or to a part of them that begins with the method.
    fn reshape(self, method: &[u8], text: &mut Vec<u8>) {
        match self {
            Self::NoMethod => drop(text.drain(..=method.len())),
            _ if self.is_encoded_whole() => encode_whole(text),
            _ => {}
        }
    }

    /// The same where only what stands before the parameters is concerned.
    const fn of_front(self) -> Self {
        match self {
            Self::RawSection => Self::Right,
            Self::RawUriAndSection => Self::RawUri,
            other => other,
        }
    }

    /// Whether what was joined is encoded as a whole.
    const fn is_encoded_whole(self) -> bool {
        matches!(self, Self::EncodedWhole | Self::EncodedOnlyWhole)
    }
}

impl UriParts {
    /// The parts in their order.
    fn parts(&self) -> [&str; 5] {
        let Self { scheme, host, port, path, query } = self;
        [scheme, host, port, path, query].map(String::as_str)
    }
}

/// The way from two secrets to a signing key, with whatever a mistake changes on it.
#[derive(Clone)]
pub struct KeyDraft {
    /// What stands in the consumer secret's place.
    pub consumer: Wiped,
    /// What stands in the token secret's place.
    pub token: Wiped,
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
        let bytes = |secret: &Secret| Wiped::from(secret.expose().as_bytes().to_vec());
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
                    [consumer, token].map(|half| Wiped::from(percent::encode(half).into_bytes()));
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
