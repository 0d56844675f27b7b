//! Every mistake of the key and the digest is made once, alone and with others, and must be proved under its name.

use super::*;
use crate::check::mistakes::encoding::newline_in_base_string::ENDS;
use crate::check::mistakes::tests::netsuite;
use crate::check::scene::tests::scene_of;
use crate::check::variant::{Digest, Extent};
use crate::check::{Check, Checked, Observed, Verdict, mistakes};
use crate::finding::Certainty;
use crate::hexadecimal;
use crate::inputs::Inputs;
use crate::secret::Secret;
use crate::sign::key::SigningKey;
use crate::sign::percent;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// The scene of [`netsuite`]'s request, with secrets in which there is something to encode.
fn scene() -> Scene {
    let mut scene = scene_of("GET", netsuite().url.as_deref().unwrap());
    scene.keys.consumer_secret = Some(Secret::new("con+sumer secret!"));
    scene.keys.token_secret = Secret::new("to/ken~secret");
    scene
}

/// What the check says of that request with this digest, written rightly or as `write` does.
fn checked_as(scene: &Scene, digest: &[u8], write: impl Fn(&[u8]) -> String) -> Checked {
    checked_with(scene, None, &write(digest))
}

/// The same with a base string, and the signature as it is written.
fn checked_with(scene: &Scene, base_string: Option<String>, signature: &str) -> Checked {
    let fields = scene
        .header
        .iter()
        .map(|(name, value)| format!("{}=\"{}\"", String::from_utf8_lossy(name), percent::encode(value)));
    let signature = format!("oauth_signature=\"{signature}\"");
    let fields: Vec<String> = fields.chain([signature]).collect();
    let observed = Observed {
        authorization: Some(format!("OAuth realm=\"1234567_SB1\", {}", fields.join(", "))),
        base_string,
        signature: None,
    };
    let inputs = Inputs {
        consumer_secret: scene.keys.consumer_secret.clone(),
        token_secret: Some(scene.keys.token_secret.clone()),
        ..netsuite()
    };
    Check::new(&inputs, observed, None).finish()
}

fn checked(scene: &Scene, digest: &[u8]) -> Checked {
    checked_as(scene, digest, |digest| percent::encode(STANDARD.encode(digest).as_bytes()))
}

fn right_key(scene: &Scene) -> KeyDraft {
    KeyDraft::of(scene.keys.consumer_secret.as_ref().unwrap(), &scene.keys.token_secret)
}

/// The proof is exactly this, and each of its codes is a finding that is proved, once.
fn assert_proved(checked: &Checked, codes: &[&str], what: &str) {
    assert_eq!(checked.verdict, Verdict::Differs, "{what}");
    assert_eq!(checked.proof, codes, "{what}, or {:?}", checked.alternatives);
    for code in codes {
        let found: Vec<_> = checked.findings.iter().filter(|finding| finding.code == *code).collect();
        assert_eq!(found.len(), 1, "{what}: {found:?}");
        assert_eq!(found[0].certainty, Certainty::Proved, "{what}: {found:?}");
    }
}

#[test]
fn every_mistake_of_the_key_is_proved_under_its_name() {
    let scene = scene();
    let text = scene.right.base_string.as_bytes();
    let variants = Variants::of(&scene);
    assert!(variants.key.len() > 60, "{}", variants.key.len());
    for variant in &variants.key {
        let mut draft = right_key(&scene);
        (variant.apply)(&mut draft);
        let checked = checked(&scene, &compute(Digest::Hmac, 32, text, &draft.key()));
        assert_proved(&checked, &[variant.code], &format!("{variant:?}"));
        let shown = format!("{checked:?}");
        let is_leaked =
            ["con+s", "con%2Bs", "to/k", "to%2Fk", "~secret"].iter().any(|piece| shown.contains(piece));
        assert!(!is_leaked, "a secret came out with {variant:?}");
    }
}

#[test]
fn every_mistake_of_the_digest_is_proved_under_its_name() {
    let scene = scene();
    let text = scene.right.base_string.as_bytes();
    let variants = Variants::of(&scene);
    for variant in &variants.digest {
        let digest = compute(variant.digest, 32, text, &right_key(&scene).key());
        assert_proved(&checked(&scene, &digest), &[variant.code], &format!("{variant:?}"));
    }
    let other = compute(Digest::Hmac, 20, text, &right_key(&scene).key());
    assert_proved(&checked(&scene, &other), &["signature-method-label-mismatch"], "SHA-1");
}

/// How a digest is written.
type Writer<'a> = &'a dyn Fn(&[u8]) -> String;

#[test]
fn every_way_to_write_the_digest_is_proved_under_its_name() {
    let scene = scene();
    let text = scene.right.base_string.as_bytes();
    let digest = compute(Digest::Hmac, 32, text, &right_key(&scene).key());
    let base64 = |digest: &[u8]| STANDARD.encode(digest);
    let once = |digest: &[u8]| percent::encode(base64(digest).as_bytes());
    let ways: [(&str, Writer<'_>); 8] = [
        ("hex-digest", &hexadecimal::encode),
        ("base64-of-hex", &|digest| percent::encode(STANDARD.encode(hexadecimal::encode(digest)).as_bytes())),
        ("signature-padding-missing", &|digest| once(digest).trim_end_matches("%3D").to_owned()),
        ("signature-trailing-newline", &|digest| format!("{}%0A", once(digest))),
        ("signature-trailing-garbage", &|digest| format!("{}:", once(digest))),
        ("signature-double-or-mis-encoded", &|digest| percent::encode(once(digest).as_bytes())),
        ("signature-double-or-mis-encoded", &|digest| once(digest).replace("%3D", "%2D3D")),
        ("python-bytes-repr", &|digest| format!("b%27{}%27", once(digest))),
    ];
    for (code, write) in ways {
        let checked = checked_as(&scene, &digest, write);
        assert_proved(&checked, &[code], code);
        let breaking = checked.findings.iter().filter(|finding| finding.certainty == Certainty::Proved);
        assert_eq!(breaking.count(), 1, "one cause, one finding: {:?}", checked.findings);
    }
}

/// Base mistakes, key mistakes, what is computed, and the code of that.
type Made<'a> = (&'a [&'a str], &'a [&'a str], Digest, &'a [&'a str]);

/// A mistake that is not usual.
const UNUSUAL: &str = "separator-comma-in-params";

#[test]
fn pairs_and_triples_across_the_stages() {
    let scene = scene();
    let variants = Variants::of(&scene);
    let key_of = |codes: &[&str]| {
        let mut draft = right_key(&scene);
        for code in codes {
            let variant = variants.key.iter().find(|variant| variant.code == *code).unwrap();
            (variant.apply)(&mut draft);
        }
        draft.key()
    };
    let text_of = |codes: &[&str]| {
        let mut draft = Draft::of(&scene);
        for code in codes {
            let variant = variants.base.iter().find(|variant| variant.code == *code).unwrap();
            (variant.apply)(&mut draft);
        }
        draft.base_string(&scene)
    };
    // Of the mistakes of the base string one may be unusual.
    let is_usual =
        |code: &str| variants.base.iter().find(|variant| variant.code == code).is_some_and(|it| it.is_usual);
    assert!(is_usual("query-params-missing") && !is_usual(UNUSUAL), "else nothing is shown");
    let made: [Made<'_>; 10] = [
        (&["query-params-missing", UNUSUAL], &["secrets-swapped"], Digest::Hmac, &[]),
        (&[UNUSUAL], &["secrets-swapped", "secret-not-percent-encoded"], Digest::Hmac, &[]),
        (&["query-params-missing"], &["key-missing-ampersand"], Digest::Hmac, &[]),
        (&["query-params-missing"], &[], Digest::HashOfTextAndKey, &["hash-instead-of-hmac"]),
        (&["query-params-missing"], &["key-token-secret-missing"], Digest::Hmac, &[]),
        (&[], &["secrets-swapped", "secret-not-percent-encoded"], Digest::Hmac, &[]),
        (&[], &["key-missing-ampersand", "secret-not-percent-encoded"], Digest::Hmac, &[]),
        (&[], &["key-missing-ampersand"], Digest::Swapped, &["hmac-key-and-text-swapped"]),
        (
            &["query-params-missing"],
            &["secrets-swapped"],
            Digest::Utf16 { big_endian: false, extent: Extent::WithKey },
            &["utf16-bytes-hashed"],
        ),
        (&["query-params-missing"], &["secrets-swapped", "secret-not-percent-encoded"], Digest::Hmac, &[]),
    ];
    for (base, key, digest, named) in made {
        let computed = compute(digest, 32, &text_of(base), &key_of(key));
        let checked = checked(&scene, &computed);
        let mut wanted: Vec<&str> = [base, key, named].concat();
        let mut proof = checked.proof.clone();
        wanted.sort_unstable();
        proof.sort_unstable();
        assert_eq!(proof, wanted, "or {:?}", checked.alternatives);
    }
}

#[test]
fn a_hash_without_a_key_is_not_blamed_on_the_key_as_well() {
    let scene = scene();
    let digest =
        compute(Digest::HashOfText, 32, scene.right.base_string.as_bytes(), &right_key(&scene).key());
    let checked = checked(&scene, &digest);
    assert_proved(&checked, &["hash-instead-of-hmac"], "the hash of the base string");
    assert!(checked.alternatives.is_empty(), "{:?}", checked.alternatives);
}

/// SOAP's five fields are right where SOAP is called: signed as they are, and with a mistake of the key.
#[test]
fn the_five_fields_of_soap_are_searched_as_the_right_text() {
    let url = "https://1234567-sb1.suitetalk.api.netsuite.com/services/NetSuitePort_2023_1";
    let mut scene = scene_of("POST", url);
    scene.keys.consumer_secret = Some(Secret::new("cs"));
    scene.keys.token_secret = Secret::new("ts");
    let text = scene.right.base_string.to_string();
    assert!(text.starts_with("1234567_SB1&0a1b"), "{text}");
    let checked_with = |key: &[u8]| {
        let digest = compute(Digest::Hmac, 32, text.as_bytes(), &SigningKey::from_bytes(key.to_vec()));
        let observed = Observed {
            base_string: Some(text.clone()),
            signature: Some(STANDARD.encode(digest)),
            authorization: None,
        };
        let inputs = Inputs {
            method: Some("POST".into()),
            url: Some(url.into()),
            consumer_secret: scene.keys.consumer_secret.clone(),
            token_secret: Some(scene.keys.token_secret.clone()),
            ..netsuite()
        };
        Check::new(&inputs, observed, None).finish()
    };
    let right = checked_with(b"cs&ts");
    assert_eq!((right.verdict, right.expected.unwrap().base_string), (Verdict::Match, text.clone()));
    assert_eq!(checked_with(b"ts&cs").proof, ["secrets-swapped"]);
}

#[test]
fn a_right_signature_is_accused_of_nothing() {
    let scene = scene();
    let text = scene.right.base_string.as_bytes();
    let checked = checked(&scene, &compute(Digest::Hmac, 32, text, &right_key(&scene).key()));
    assert_eq!(checked.verdict, Verdict::Match);
    assert!(checked.proof.is_empty() && checked.alternatives.is_empty());
    let codes: Vec<_> = checked.findings.iter().map(|finding| finding.code).collect();
    let of_ours = |code: &&str| {
        let entry = mistakes::ALL.iter().map(|mistake| mistake.entry()).find(|entry| entry.code == *code);
        entry.is_some_and(|entry| entry.stage >= crate::check::mistake::Stage::Digest)
    };
    assert!(!codes.iter().any(of_ours), "{codes:?}");
}

/// On a slow telephone a candidate costs some ten microseconds; a search in vain must end while the person waits.
#[test]
fn a_search_in_vain_ends_and_finds_nothing() {
    let checked = checked(&scene(), &[7; 32]);
    assert!(checked.is_finished && checked.proof.is_empty() && checked.alternatives.is_empty());
    assert!((20_000..150_000).contains(&checked.tried), "{}", checked.tried);
}

/// What echo put behind a base string is not printed with it.
#[test]
fn an_end_behind_the_text_that_was_given_is_proved() {
    let scene = scene();
    let theirs = scene.right.base_string.as_str().replace("GET&https", "GET&http");
    for end in ENDS {
        let digest = compute(Digest::Hmac, 32, [&theirs, end].concat().as_bytes(), &right_key(&scene).key());
        let signature = percent::encode(STANDARD.encode(digest).as_bytes());
        let checked = checked_with(&scene, Some(theirs.clone()), &signature);
        assert_proved(&checked, &["scheme-mismatch", "newline-in-base-string"], end);
    }
}
