//! Names with underscores that came out of PHP.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::Severity;
use crate::sign::params::Origin;
use std::borrow::Cow;

/// `customer.id=5` signed as `customer_id=5`.
#[derive(Debug)]
pub struct ParamNameMangled;

const ENTRY: Entry = Entry {
    code: "param-name-mangled",
    stage: Stage::Parameters,
    severity: Severity::Breaks,
    title: "Dots and blanks in names are signed as underscores",
    why: "PHP's parse_str makes names of variables out of the names of a query, and puts an underscore for each dot and each blank. What is sent still has the dot.",
    fix: "Read the query with a function that leaves names alone, such as Query::parse of guzzlehttp/psr7.",
    source: "https://www.php.net/manual/en/function.parse-str.php",
    confidence: Confidence::Documented,
};

impl Mistake for ParamNameMangled {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let parameters = scene.parameters();
        let is_sent_apart = |index: usize| parameters.list()[index].origin != Origin::Header;
        Offers::of(&ENTRY, scene, variants)
            .names(|index| is_sent_apart(index).then(|| mangled(parameters.name(index)).into_owned()));
    }
}

/// What `parse_str` makes of a name: what stands in brackets it leaves.
pub(super) fn mangled(name: &[u8]) -> Cow<'_, [u8]> {
    let end = name.iter().position(|&byte| byte == b'[').unwrap_or(name.len());
    let is_odd = |byte: &u8| matches!(byte, b'.' | b' ');
    if !name[..end].iter().any(is_odd) {
        return Cow::Borrowed(name);
    }
    let mut mangled = name.to_vec();
    for byte in mangled[..end].iter_mut().filter(|byte| is_odd(byte)) {
        *byte = b'_';
    }
    Cow::Owned(mangled)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{sections, short, texts};

    #[test]
    fn an_underscore_for_each_dot_and_blank_outside_of_brackets() {
        let signed = sections(&ParamNameMangled, &short("?a.b%20c=1&d[e.f]=2"));
        assert_eq!(signed, ["a_b_c%3D1%26d%255Be.f%255D%3D2%26…"]);
    }

    #[test]
    fn silent_on_plain_names() {
        assert_eq!(texts(&ParamNameMangled, &short("?a_b=1.5")), [""; 0]);
    }
}
