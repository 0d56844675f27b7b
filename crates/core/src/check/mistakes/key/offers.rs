//! Collecting the key variants of one mistake: each only if it gives a key that nothing else gives.

use crate::check::draft::KeyDraft;
use crate::check::mistake::Entry;
use crate::check::scene::Scene;
use crate::check::variant::{Variant, Variants};
use crate::finding::{Place, Within};
use crate::sign::key::SigningKey;

/// Collects the key variants of one mistake on one scene.
///
/// What a variant does holds no secret: it moves and edits what the draft has.
pub(in crate::check::mistakes) struct KeyOffers<'a> {
    code: &'static str,
    right: KeyDraft,
    variants: &'a mut Variants,
}

impl<'a> KeyOffers<'a> {
    /// `None` without a consumer secret: then no key can be made.
    pub(in crate::check::mistakes) fn of(
        entry: &Entry,
        scene: &Scene,
        variants: &'a mut Variants,
    ) -> Option<Self> {
        let right = KeyDraft::of(scene.keys.consumer_secret.as_ref()?, &scene.keys.token_secret);
        if variants.taken.is_empty() {
            variants.taken.push(right.key());
        }
        Some(Self { code: entry.code, right, variants })
    }

    /// Collects a variant, tried alone and in pairs.
    pub(in crate::check::mistakes) fn rare(
        &mut self,
        within: Within,
        subject: impl Into<String>,
        apply: impl Fn(&mut KeyDraft) + 'static,
    ) {
        self.add(within, subject.into(), Box::new(apply), false);
    }

    /// Collects a variant, tried in threes as well.
    pub(in crate::check::mistakes) fn usual(
        &mut self,
        within: Within,
        subject: impl Into<String>,
        apply: impl Fn(&mut KeyDraft) + 'static,
    ) {
        self.add(within, subject.into(), Box::new(apply), true);
    }

    fn add(&mut self, within: Within, subject: String, apply: Box<dyn Fn(&mut KeyDraft)>, is_usual: bool) {
        let key = patched(&self.right, &apply);
        if !self.variants.taken.iter().any(|taken| taken.expose() == key.expose()) {
            self.variants.taken.push(key);
            let variant = Variant::boxed(self.code, apply).to(subject).at(Place::nowhere_in(within));
            self.variants.key.push(Variant { is_usual, ..variant });
        }
    }
}

fn patched(right: &KeyDraft, apply: impl Fn(&mut KeyDraft)) -> SigningKey {
    let mut draft = right.clone();
    apply(&mut draft);
    draft.key()
}

#[cfg(test)]
pub(in crate::check::mistakes) mod tests {
    use super::*;
    use crate::check::mistake::Mistake;
    use crate::check::mistakes::offers::tests::short;
    use crate::check::scene::Keys;
    use crate::secret::Secret;

    /// A scene with this consumer key, consumer secret, token and token secret.
    pub(in crate::check::mistakes) fn with_keys([ck, cs, tk, ts]: [&str; 4]) -> Scene {
        let keys = Keys {
            consumer_key: ck.into(),
            consumer_secret: Some(Secret::new(cs)),
            token: tk.into(),
            token_secret: Secret::new(ts),
        };
        Scene { keys, ..short("") }
    }

    /// The keys that the variants of one mistake give.
    pub(in crate::check::mistakes) fn keys(mistake: &dyn Mistake, values: [&str; 4]) -> Vec<String> {
        let scene = with_keys(values);
        let mut variants = Variants::default();
        mistake.variants(&scene, &mut variants);
        let right = KeyDraft::of(scene.keys.consumer_secret.as_ref().unwrap(), &scene.keys.token_secret);
        let text = |key: SigningKey| String::from_utf8_lossy(key.expose()).into_owned();
        variants.key.iter().map(|variant| text(patched(&right, &variant.apply))).collect()
    }

    #[test]
    fn no_key_is_offered_twice_whatever_the_secrets_and_none_is_the_right_one() {
        for values in [
            ["ck", "cs", "tk", "ts"],
            ["ck", "cs", "", ""],
            ["x", "x", "x", "x"],
            ["ck", "c+s\n", "tk", " t/s%"],
            ["ck", "", "tk", ""],
        ] {
            let scene = with_keys(values);
            let mut variants = Variants::default();
            for mistake in crate::check::mistakes::ALL {
                mistake.variants(&scene, &mut variants);
            }
            let right = KeyDraft::of(scene.keys.consumer_secret.as_ref().unwrap(), &scene.keys.token_secret);
            let mut seen = vec![right.key()];
            for variant in &variants.key {
                let key = patched(&right, &variant.apply);
                assert!(!seen.iter().any(|other| other.expose() == key.expose()), "{variant:?}");
                assert!(!variant.subject.is_empty(), "{variant:?} says what was done");
                seen.push(key);
            }
            assert!(seen.len() < 150, "each key is tried over each base string: {}", seen.len());
        }
    }

    #[test]
    fn without_a_consumer_secret_there_is_no_key() {
        let mut scene = with_keys(["ck", "cs", "tk", "ts"]);
        scene.keys.consumer_secret = None;
        let mut variants = Variants::default();
        for mistake in crate::check::mistakes::ALL {
            mistake.variants(&scene, &mut variants);
        }
        assert!(variants.key.is_empty());
    }
}
