//! Mistakes drawn from the catalogue and made: a request as a middleware would sign it that makes them.

use crate::dice::Dice;
use crate::made_up::{MadeUp, RightlySigned};
use crate::rendering;
use base64::Engine;
use base64::prelude::{BASE64_STANDARD, BASE64_STANDARD_NO_PAD, BASE64_URL_SAFE};
use countersign_core::case::{self, gather::gather, input::ObservedInput};
use countersign_core::check::draft::{Draft, KeyDraft};
use countersign_core::check::mistakes;
use countersign_core::check::reenact::compute;
use countersign_core::check::scene::Scene;
use countersign_core::check::variant::{Digest, Variants, hash_of_length};
use countersign_core::sign::SignatureMethod;
use countersign_core::sign::percent;

/// A way to write a digest that is not Base64, with its code.
type Writing = (&'static str, fn(&[u8]) -> String);

/// The ways in which a digest is written wrongly.
const WRITINGS: [Writing; 8] = [
    ("hex-digest", hex),
    ("base64-of-hex", |digest| BASE64_STANDARD.encode(hex(digest))),
    ("base64url-signature", |digest| BASE64_URL_SAFE.encode(digest)),
    ("signature-padding-missing", |digest| BASE64_STANDARD_NO_PAD.encode(digest)),
    ("signature-trailing-newline", |digest| BASE64_STANDARD.encode(digest) + "\n"),
    ("signature-trailing-garbage", |digest| BASE64_STANDARD.encode(digest) + ":"),
    ("signature-double-or-mis-encoded", |digest| percent::encode(BASE64_STANDARD.encode(digest).as_bytes())),
    ("python-bytes-repr", |digest| format!("b'{}'", BASE64_STANDARD.encode(digest))),
];

fn hex(digest: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(value.into(), 16).expect("it is half a byte");
    digest.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// One thing to do wrongly.
#[derive(Clone, Copy, Debug)]
enum Choice {
    /// The base variant with this index.
    Base(usize),
    /// The key variant with this index.
    Key(usize),
    /// The digest variant with this index.
    Digest(usize),
    /// Another way to write the digest.
    Written(usize),
    /// A hash with so many bytes under a label that names another one.
    Label(usize),
}

/// A request signed with mistakes.
#[derive(Debug)]
pub struct Drawn {
    /// The request, with the signature that came of it.
    pub signed: RightlySigned,
    /// The header that was sent.
    pub authorization: String,
    /// The codes of the mistakes.
    pub codes: Vec<&'static str>,
    /// What each was done to.
    pub subjects: Vec<String>,
    /// The text that was signed.
    pub text: Vec<u8>,
    /// Whether the HMAC was computed.
    pub is_hmac: bool,
}

/// Makes up a request and makes so many different mistakes on it. Draws again until they change the signature.
#[must_use]
pub fn draw(dice: &mut Dice, mistakes: usize) -> Drawn {
    loop {
        let signed = MadeUp::request(dice).sign();
        if let Some(drawn) = spoil(dice, &signed, mistakes) {
            return drawn;
        }
    }
}

fn spoil(dice: &mut Dice, signed: &RightlySigned, count: usize) -> Option<Drawn> {
    // The header's order is the order in which a middleware that does not sort signs its parameters.
    let header_dice = dice.clone();
    let header = |signed: &RightlySigned| rendering::authorization(&mut header_dice.clone(), signed);
    let mut case = signed.of.case();
    case.observed = Some(ObservedInput { authorization: Some(header(signed)), ..ObservedInput::default() });
    let check = case::check(&gather(&case, None), case.now);
    let scene = check.scene()?;
    let mut variants = Variants::default();
    for mistake in mistakes::ALL {
        mistake.variants(scene, &mut variants);
    }
    let chosen = choose(dice, &variants, digest_length(signed.of.method), count)?;
    let mut made = make(scene, &variants, signed, chosen);
    made.authorization = header(&made.signed);
    (made.signed.signature != signed.signature).then_some(made)
}

/// Draws mistakes, each code as likely as any other.
fn choose(
    dice: &mut Dice,
    variants: &Variants,
    length: usize,
    count: usize,
) -> Option<Vec<(&'static str, Choice)>> {
    let base = variants.base.iter().enumerate().map(|(n, variant)| (variant.code, Choice::Base(n)));
    let key = variants.key.iter().enumerate().map(|(n, variant)| (variant.code, Choice::Key(n)));
    let digest = variants.digest.iter().enumerate().map(|(n, variant)| (variant.code, Choice::Digest(n)));
    let written = WRITINGS.iter().enumerate().map(|(n, (code, _))| (*code, Choice::Written(n)));
    let labels = [20, 32, 64].into_iter().filter(|&other| other != length);
    let label = labels.map(|length| ("signature-method-label-mismatch", Choice::Label(length)));
    let all: Vec<_> = base.chain(key).chain(digest).chain(written).chain(label).collect();
    let mut codes: Vec<&'static str> = Vec::new();
    for (code, _) in &all {
        if !codes.contains(code) {
            codes.push(code);
        }
    }
    dice.shuffle(&mut codes);
    let mut chosen = Vec::new();
    for code in &codes[..count] {
        let of_code: Vec<_> = all.iter().filter(|(other, _)| other == code).collect();
        chosen.push(*of_code[dice.below(of_code.len())]);
    }
    // One thing at a time is computed, and written in one way.
    let is_one = |kind: fn(&Choice) -> bool| chosen.iter().filter(|(_, choice)| kind(choice)).count() < 2;
    (is_one(|choice| matches!(choice, Choice::Digest(_)))
        && is_one(|choice| matches!(choice, Choice::Written(_))))
    .then_some(chosen)
}

fn make(
    scene: &Scene,
    variants: &Variants,
    signed: &RightlySigned,
    mut chosen: Vec<(&'static str, Choice)>,
) -> Drawn {
    // In the order of the catalogue, as a middleware goes through its stages.
    chosen.sort_by_key(|(_, choice)| match choice {
        Choice::Base(index) | Choice::Key(index) | Choice::Digest(index) => *index,
        Choice::Written(_) | Choice::Label(_) => usize::MAX,
    });
    let mut draft = Draft::of(scene);
    let consumer = scene.keys.consumer_secret.as_ref().expect("it was entered");
    let mut key = KeyDraft::of(consumer, &scene.keys.token_secret);
    let (mut kind, mut length) = (Digest::Hmac, digest_length(signed.of.method));
    let mut write: fn(&[u8]) -> String = |digest| BASE64_STANDARD.encode(digest);
    let mut subjects = Vec::new();
    for (_, choice) in &chosen {
        match *choice {
            Choice::Base(index) => {
                (variants.base[index].apply)(&mut draft);
                subjects.push(variants.base[index].subject.clone());
            }
            Choice::Key(index) => {
                (variants.key[index].apply)(&mut key);
                subjects.push(variants.key[index].subject.clone());
            }
            Choice::Digest(index) => {
                kind = variants.digest[index].digest;
                subjects.push(format!("{kind:?}"));
            }
            Choice::Written(index) => write = WRITINGS[index].1,
            Choice::Label(other) => length = other,
        }
    }
    let text = draft.base_string(scene);
    let digest = compute(kind, length, &text, &key.key());
    let signed = RightlySigned { signature: write(&digest), ..signed.clone() };
    let codes = chosen.iter().map(|(code, _)| *code).collect();
    Drawn { signed, authorization: String::new(), codes, subjects, text, is_hmac: kind == Digest::Hmac }
}

/// How many bytes a digest has.
fn digest_length(method: SignatureMethod) -> usize {
    [20, 32, 64]
        .into_iter()
        .find(|&length| hash_of_length(length) == Some(method))
        .expect("what is made up is signed by a hash")
}
