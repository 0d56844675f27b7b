//! An example of a mistake, made by making it: the re-enactment's own variants, on a call that has room for it.

use countersign_core::check::compare::{difference, first_difference};
use countersign_core::check::draft::Draft;
use countersign_core::check::mistake::Mistake;
use countersign_core::check::scene::{Keys, Scene};
use countersign_core::check::variant::{Variant, Variants};
use countersign_core::request::Request;
use countersign_core::secret::Secret;
use std::collections::BTreeSet;

/// Two base strings of one call, cut down to where they part.
#[derive(Debug)]
pub struct Example {
    /// The method of the call.
    pub method: String,
    /// Its URL.
    pub url: String,
    /// Its body, if that is a form.
    pub body: Option<String>,
    /// What stands before the difference in both.
    pub before: String,
    /// What is right.
    pub right: String,
    /// What the mistake makes of it.
    pub wrong: String,
    /// What stands behind the difference in both.
    pub after: String,
}

/// A call that has room for a mistake: method, URL, form body.
type Call = (&'static str, &'static str, Option<&'static str>);

/// A call of a RESTlet, with more in its query.
macro_rules! restlet {
    ($more:literal) => {
        concat!(
            "https://1234567-sb1.restlets.api.netsuite.com/app/site/hosting/restlet.nl?script=6&deploy=1",
            $more
        )
    };
}

/// The plainest first: an example shows no more than the mistake needs.
const CALLS: [Call; 12] = [
    ("GET", restlet!(""), None),
    ("GET", restlet!("&name=A%20%26%20B"), None),
    ("GET", restlet!("&note="), None),
    ("GET", restlet!("&id=9&id=10"), None),
    ("GET", restlet!("&name=J%C3%BCrgen"), None),
    ("GET", restlet!("&q=a+b%2Bc~d!"), None),
    ("GET", restlet!("&B=1&a%5B%5D=2&a0=0&q=x=y"), None),
    ("GET", restlet!("&percent=100%2525"), None),
    ("POST", restlet!(""), Some("name=A+B&note=")),
    (
        "GET",
        "https://1234567-sb1.suitetalk.api.netsuite.com/services/rest/record/v1/customer/A%20B/!address?q=1",
        None,
    ),
    ("GET", "https://1234567-SB1.RESTlets.api.netsuite.com:8443/a/../b/", None),
    ("GET", "https://1234567-sb1.restlets.api.netsuite.com", None),
];

/// How much stands around a difference, and how much of a long one, in bytes of a base string, which are all ASCII
/// where it is right.
const AROUND: usize = 28;
const LONGEST: usize = 150;

/// An example, if the mistake changes the base string and is not one that is only known by another's text.
pub fn of(mistake: &dyn Mistake) -> Option<Example> {
    CALLS.iter().find_map(|call| on(mistake, call))
}

fn on(mistake: &dyn Mistake, call: &Call) -> Option<Example> {
    let scene = scene(call)?;
    let mut variants = Variants::default();
    mistake.variants(&scene, &mut variants);
    // What is usual shows it best; a last resort says no more than that something differs.
    variants.base.sort_by_key(|variant| (variant.is_fallback, !variant.is_usual));
    variants.base.iter().find_map(|variant| made(&scene, variant))
}

fn made(scene: &Scene, variant: &Variant<Draft>) -> Option<Example> {
    let mut draft = Draft::of(scene);
    (variant.apply)(&mut draft);
    let (right, wrong) = (scene.right.base_string.as_bytes(), draft.base_string(scene));
    if right == wrong {
        return None;
    }
    let (start, tail) = parting(right, &wrong);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (right_end, wrong_end) = (right.len() - tail, wrong.len() - tail);
    let front = start.saturating_sub(AROUND);
    let back = right.len().min(right_end + AROUND);
    let lead = if front > 0 { "…" } else { "" };
    let ending = if back < right.len() { "…" } else { "" };
    Some(Example {
        method: scene.request.method.clone(),
        url: scene.request.url.clone(),
        body: scene.request.body.clone(),
        before: lead.to_owned() + &text(&right[front..start]),
        right: shortened(&text(&right[start..right_end])),
        wrong: shortened(&text(&wrong[start..wrong_end])),
        after: text(&right[right_end..back]) + ending,
    })
}

/// How much of two texts is the same at their front and at their end, in whole words and whole escapes: a difference
/// that begins inside of one could not be read.
fn parting(right: &[u8], wrong: &[u8]) -> (usize, usize) {
    let start = first_difference(right, wrong);
    let end = difference(right, wrong).end;
    let (rights, wrongs) = (starts_of_units(right), starts_of_units(wrong));
    let front = (0..=start).rev().find(|at| rights.contains(at) && wrongs.contains(at)).unwrap_or(0);
    let tail = (0..=right.len() - end)
        .rev()
        .find(|tail| rights.contains(&(right.len() - tail)) && wrongs.contains(&(wrong.len() - tail)));
    (front, tail.unwrap_or(0))
}

/// Where the units of a base string begin, and its end: a word, an escape however often it was encoded, else a byte.
fn starts_of_units(text: &[u8]) -> BTreeSet<usize> {
    let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let mut starts = BTreeSet::new();
    let mut at = 0;
    while at < text.len() {
        starts.insert(at);
        at += match text[at] {
            b'%' => escape(&text[at..]),
            _ => text[at..].iter().take_while(|byte| is_word(byte)).count().max(1),
        };
    }
    starts.insert(text.len());
    starts
}

/// The length of an escape: `%2F`, or `%252F` for one that was encoded again.
fn escape(text: &[u8]) -> usize {
    let mut length = 1;
    while let Some(pair) = text.get(length..length + 2).filter(|pair| pair.iter().all(u8::is_ascii_hexdigit))
    {
        length += 2;
        if pair != b"25" {
            break;
        }
    }
    length
}

/// A long text without its middle.
fn shortened(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let letters: Vec<char> = text.chars().collect();
    let half = LONGEST / 2;
    letters[..half].iter().chain(['…', ' ', '…'].iter()).chain(&letters[letters.len() - half..]).collect()
}

/// A call of a made-up account with made-up credentials.
fn scene(&(method, url, body): &Call) -> Option<Scene> {
    let digits = |four: &str| four.repeat(16);
    let (consumer_key, token) = (digits("0a1b"), digits("4e5f"));
    let header = [
        ("oauth_consumer_key", consumer_key.as_str()),
        ("oauth_token", &token),
        ("oauth_nonce", "fjaLirsIcCGVZWzBX0pg"),
        ("oauth_timestamp", "1508242306"),
        ("oauth_signature_method", "HMAC-SHA256"),
        ("oauth_version", "1.0"),
    ];
    let header = header.map(|(name, value)| (name.as_bytes().to_vec(), value.as_bytes().to_vec())).to_vec();
    let request = Request {
        method: method.to_owned(),
        url: url.to_owned(),
        content_type: body.map(|_| "application/x-www-form-urlencoded".to_owned()),
        body: body.map(str::to_owned),
    };
    let keys = Keys {
        consumer_secret: Some(Secret::new(digits("2c3d"))),
        token_secret: Secret::new(digits("6071")),
        consumer_key,
        token,
    };
    let account = Some("1234567_SB1".to_owned());
    Scene::new(request, header, account.clone(), account, None, keys).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use countersign_core::check::mistakes::ALL;

    #[test]
    fn every_call_can_be_signed() {
        for call in &CALLS {
            assert!(scene(call).is_some(), "{call:?}");
        }
    }

    #[test]
    fn an_example_shows_where_the_two_part() {
        let mistake =
            ALL.iter().find(|mistake| mistake.entry().code == "param-double-encoded").expect("it is known");
        let example = of(*mistake).expect("it changes the base string");
        assert!(example.url.ends_with("&name=A%20%26%20B"), "{example:?}");
        assert_eq!(example.right, "%2520%2526%2520");
        assert_eq!(example.wrong, "%252520%252526%252520");
        assert!(
            example.before.ends_with("%26name%3DA") && example.after.starts_with("B%26oauth"),
            "{example:?}"
        );
    }

    /// Those that spoil the text that is signed can all be shown, unless they need another's text to be known by.
    #[test]
    fn most_of_what_spoils_the_base_string_has_an_example() {
        let shown: Vec<_> =
            ALL.iter().filter_map(|mistake| Some((mistake.entry().code, of(*mistake)?))).collect();
        for (code, example) in &shown {
            assert_ne!(example.right, example.wrong, "{code}");
        }
        assert!(shown.len() >= 50, "{}", shown.len());
    }
}
