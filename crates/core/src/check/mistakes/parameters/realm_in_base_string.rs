//! The realm among the signed parameters.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;
use crate::sign::params::Origin;
use crate::span::Span;

/// `realm%3D1234567` in the third part.
#[derive(Debug)]
pub struct RealmInBaseString;

const ENTRY: Entry = Entry {
    code: "realm-in-base-string",
    stage: Stage::Parameters,
    severity: Severity::Breaks,
    title: "The realm is signed",
    why: "The realm stands in the header, but it is no parameter of the signature.",
    fix: "Leave realm out of the parameters; keep it in the header.",
    source: "https://github.com/ddo/oauth-1.0a/issues/50",
    confidence: Confidence::Observed,
};

impl Mistake for RealmInBaseString {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        if (0..scene.parameters().len()).any(|index| scene.parameters().name(index) == b"realm") {
            return;
        }
        let account = scene.account.clone();
        let host_form = account.as_deref().map(|account| account.to_ascii_lowercase().replace('_', "-"));
        let upper_host_form = account.as_deref().map(|account| account.replace('_', "-"));
        let lower = account.as_deref().map(str::to_ascii_lowercase);
        let forms = [scene.realm.clone(), account, lower, upper_host_form, host_form, Some(String::new())];
        for (n, realm) in forms.into_iter().enumerate() {
            if let Some(realm) = realm {
                let variant = offers.variant(move |draft| {
                    draft.parameters.push(b"realm", realm.as_bytes(), Origin::Header, Span::default());
                    // Where the parameters are left as they came, it comes as in nearly every header: first.
                    let list = draft.parameters.list_mut();
                    let first = list.iter().position(|parameter| parameter.origin == Origin::Header);
                    list[first.unwrap_or_default()..].rotate_right(1);
                });
                let variant = variant.to("realm");
                offers.add(if n < 2 { variant.usual() } else { variant });
            }
        }
        offers.observed_pairs(|pair| pair.name == b"realm", false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{sections, short, texts};

    #[test]
    fn each_form_of_the_account() {
        let signed = sections(&RealmInBaseString, &short(""));
        let forms = ["1234567_SB1", "1234567_sb1", "1234567-SB1", "1234567-sb1", ""];
        assert_eq!(signed, forms.map(|form| format!("…%26realm%3D{form}")));
    }

    #[test]
    fn silent_where_the_query_has_one() {
        assert_eq!(texts(&RealmInBaseString, &short("?realm=1234567")), [""; 0]);
    }
}
