//! One way in which a mistake can have been made on a given scene.

use super::draft::builder::Builder;
use super::draft::{Draft, KeyDraft};
use super::mistakes;
use super::scene::Scene;
use crate::finding::Place;
use crate::sign::SignatureMethod;
use crate::sign::key::SigningKey;
use std::fmt;
use std::hash::{DefaultHasher, Hasher};

/// The ways in which the mistakes can have been made on one scene, collected from the whole catalogue.
#[derive(Default)]
pub struct Variants {
    /// Those that change the base string.
    pub base: Vec<Variant<Draft>>,
    /// Those that change the signing key.
    pub key: Vec<Variant<KeyDraft>>,
    /// Those that compute something other than the HMAC.
    pub digest: Vec<DigestVariant>,
    /// What their texts are built with while they are collected.
    builder: Option<Box<Builder>>,
    /// The keys that those so far give, the right one first; empty before the first is offered.
    pub(super) taken: Vec<SigningKey>,
    /// How many mistakes have been asked.
    asked: usize,
}

impl Variants {
    /// Every way in which every mistake can have been made on a scene.
    #[must_use]
    pub fn of(scene: &Scene) -> Self {
        let mut all = Self::default();
        while !all.collect(scene) {}
        all
    }

    /// Asks the next mistake of the catalogue, and says whether all have been asked.
    pub fn collect(&mut self, scene: &Scene) -> bool {
        if let Some(mistake) = mistakes::ALL.get(self.asked) {
            mistake.variants(scene, self);
            self.asked += 1;
        }
        self.asked == mistakes::ALL.len()
    }

    /// What builds base strings on their scene.
    pub(super) fn builder(&mut self, scene: &Scene) -> &mut Builder {
        self.builder.get_or_insert_with(|| Box::new(Builder::new(scene)))
    }

    /// The same builder, for whoever goes on to build with it.
    pub(super) fn take_builder(&mut self, scene: &Scene) -> Box<Builder> {
        self.builder.take().unwrap_or_else(|| Box::new(Builder::new(scene)))
    }

    /// Gives it back.
    pub(super) fn put_back(&mut self, builder: Box<Builder>) {
        self.builder = Some(builder);
    }
}

/// What tells one text from another.
pub(super) fn fingerprint(text: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(text);
    hasher.finish()
}

/// How many bytes two texts have in common in front.
pub(super) fn common_length(a: &[u8], b: &[u8]) -> usize {
    let (a_words, _) = a.as_chunks::<8>();
    let (b_words, _) = b.as_chunks::<8>();
    let start = 8 * a_words.iter().zip(b_words).take_while(|(a, b)| a == b).count();
    start + a[start..].iter().zip(&b[start..]).take_while(|(a, b)| a == b).count()
}

/// One way in which a mistake changes a draft.
pub struct Variant<D> {
    /// Which mistake it is.
    pub code: &'static str,
    /// Where it can be seen in what was given.
    pub place: Option<Place>,
    /// What it was done to, for the title: a parameter's name, a host; empty if there is nothing to name.
    pub subject: String,
    /// Whether it is usual enough to be tried in any three; of others there is one in a three at most, beside a mistake of the
    /// key.
    pub is_usual: bool,
    /// Whether it is a last resort: it explains by saying what is observed, and another mistake says it better.
    pub is_fallback: bool,
    /// Whether it is given only what stands before the parameters, so that it can be made before or after the others. Of
    /// these, one may change the front as well, but none may look at it to change something else.
    pub(super) is_of_front: bool,
    /// The first byte of the base string that it changes.
    pub(super) first: usize,
    /// What it does.
    pub apply: Box<dyn Fn(&mut D)>,
}

/// One way to compute something other than the HMAC.
#[derive(Clone, Copy, Debug)]
pub struct DigestVariant {
    /// Which mistake it is.
    pub code: &'static str,
    /// What is computed.
    pub digest: Digest,
}

/// What is computed over base string and key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Digest {
    /// The HMAC: right.
    Hmac,
    /// The hash of the base string alone.
    HashOfText,
    /// The hash of the base string and the key behind it.
    HashOfTextAndKey,
    /// The hash of the key and the base string behind it.
    HashOfKeyAndText,
    /// The HMAC over UTF-16 text.
    Utf16 {
        /// Whether the high byte comes first.
        big_endian: bool,
        /// What else is UTF-16.
        extent: Extent,
    },
    /// The HMAC of text and key in each other's place.
    Swapped,
}

/// What is UTF-16 where a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// The key as well.
    WithKey,
    /// The same, and the count of characters was taken for the count of bytes, so that half of both is missing.
    Halved,
    /// Nothing: the key is UTF-8.
    TextAlone,
}

/// The forms of UTF-16 that are tried: whether the high byte comes first, and what is UTF-16.
pub(super) const FORMS: [(bool, Extent); 5] = [
    (false, Extent::WithKey),
    (false, Extent::Halved),
    (true, Extent::WithKey),
    (true, Extent::Halved),
    (false, Extent::TextAlone),
];

/// The hash behind a signature of that many bytes.
#[must_use]
pub const fn hash_of_length(length: usize) -> Option<SignatureMethod> {
    match length {
        20 => Some(SignatureMethod::HmacSha1),
        32 => Some(SignatureMethod::HmacSha256),
        64 => Some(SignatureMethod::HmacSha512),
        _ => None,
    }
}

impl<D> Variant<D> {
    /// A variant that is tried alone and in pairs.
    pub fn new(code: &'static str, apply: impl Fn(&mut D) + 'static) -> Self {
        Self::boxed(code, Box::new(apply))
    }

    /// The same of a closure in its box; compiled once, not for each closure.
    pub(super) fn boxed(code: &'static str, apply: Box<dyn Fn(&mut D)>) -> Self {
        Self {
            code,
            place: None,
            subject: String::new(),
            is_usual: false,
            is_fallback: false,
            is_of_front: false,
            first: 0,
            apply,
        }
    }

    /// The same, tried in threes as well.
    #[must_use]
    pub const fn usual(mut self) -> Self {
        self.is_usual = true;
        self
    }

    /// The same as a last resort.
    #[must_use]
    pub const fn fallback(mut self) -> Self {
        self.is_fallback = true;
        self
    }

    /// The same with the place where it can be seen.
    #[must_use]
    pub fn at(mut self, place: impl Into<Option<Place>>) -> Self {
        self.place = place.into();
        self
    }

    /// The same with the name of what it was done to.
    #[must_use]
    pub fn to(mut self, subject: impl Into<String>) -> Self {
        self.subject = subject.into();
        self
    }
}

impl<D> fmt::Debug for Variant<D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}({})", self.code, self.subject)
    }
}

impl fmt::Debug for Variants {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.base).entries(&self.key).entries(&self.digest).finish()
    }
}
