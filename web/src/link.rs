//! The link that shares the shape of a request, and nothing of what is in it: method, URL, options, the finding.
//!
//! It stands in the fragment, which no server sees. Of the query the names are kept, and `script` and `deploy`; of every
//! other value its letters become `x` and its digits `0`, so that what has to be encoded is still there.

use crate::state::State;
use countersign_core::check::mistakes;
use countersign_core::sign::{SignatureMethod, percent};

/// What the fragment begins with.
const MARK: &str = "#link?";

/// What never goes along, by a part of its name. The boot script takes an address with one of them for a leak.
const PRIVATE: [&str; 6] = ["oauth", "secret", "token", "consumer", "signature", "password"];

/// A run of so many letters and digits is no name of anything.
const LONG: usize = 32;

/// What a link says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// The method.
    pub method: String,
    /// The URL's shape.
    pub url: String,
    /// The signature method.
    pub hmac: String,
    /// Whether `oauth_version` is sent.
    pub version: bool,
    /// The title of what was found; none that is not known here, for anyone can write a link.
    pub finding: Option<&'static str>,
}

/// The fragment for what stands in the form.
#[must_use]
pub fn fragment(state: &State) -> String {
    let form = &state.form;
    let cause = state.examined.as_ref().and_then(|examined| examined.causes().next());
    let mut link = MARK.to_owned();
    let mut add = |key: &str, text: &str| {
        if !text.is_empty() {
            // Twice, so that no name in the URL is taken for one of ours.
            let text = percent::encode(percent::encode(text.as_bytes()).as_bytes());
            for part in [if link.ends_with('?') { "" } else { "&" }, key, "=", &text] {
                link.push_str(part);
            }
        }
    };
    add("method", &form.method);
    add("url", &shape(&form.url));
    add("hmac", &form.signature_method);
    add("version", if form.version { "1" } else { "" });
    add("finding", cause.map_or("", |finding| finding.code));
    link
}

/// What the fragment of an address says; `None` if it is no such link.
#[must_use]
pub fn read(address: &str) -> Option<Link> {
    let (_, pairs) = address.split_once(MARK)?;
    let mut link = Link::default();
    for pair in pairs.split('&') {
        let (key, text) = pair.split_once('=')?;
        let once = percent::decode(text.as_bytes());
        let text = String::from_utf8(percent::decode(&once).into_owned()).ok()?;
        match key {
            "method" => link.method = text,
            "url" => link.url = shape(&text),
            "hmac"
                if SignatureMethod::from_name(&text)
                    .is_some_and(|method| method != SignatureMethod::Plaintext) =>
            {
                link.hmac = text;
            }
            "version" => link.version = true,
            "finding" => {
                let mut entries = mistakes::ALL.iter().map(|mistake| mistake.entry());
                link.finding = entries.find(|entry| entry.code == text).map(|entry| entry.title);
            }
            _ => {}
        }
    }
    Some(link)
}

/// A URL without user, fragment, private parameters, and values.
fn shape(url: &str) -> String {
    let url = url.split('#').next().unwrap_or_default();
    let (head, query) = url.split_once('?').map_or((url, None), |(head, query)| (head, Some(query)));
    let mut out = String::with_capacity(url.len());
    match head.split_once("://") {
        None => masked(head, false, &mut out),
        Some((scheme, rest)) => {
            let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
            out.push_str(scheme);
            out.push_str("://");
            masked(host.rsplit('@').next().unwrap_or_default(), false, &mut out);
            masked(path, false, &mut out);
        }
    }
    let mut joint = '?';
    for pair in query.into_iter().flat_map(|query| query.split('&')) {
        let (name, value) = pair.find('=').map_or((pair, ""), |at| pair.split_at(at));
        let plain = String::from_utf8_lossy(&percent::decode(name.as_bytes())).to_ascii_lowercase();
        if PRIVATE.iter().any(|private| plain.contains(private)) {
            continue;
        }
        out.push(joint);
        joint = '&';
        masked(name, false, &mut out);
        masked(value, !matches!(name, "script" | "deploy"), &mut out);
    }
    out
}

/// Adds a text whose letters and digits are masked: all of them, or those of long runs.
fn masked(text: &str, all: bool, out: &mut String) {
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let run = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        // An escape stays what it is.
        let escape =
            if first == '%' && rest.is_char_boundary(rest.len().min(3)) { rest.len().min(3) } else { 0 };
        if escape > 0 {
            out.push_str(&rest[..escape]);
            rest = &rest[escape..];
        } else if run == 0 {
            out.push(first);
            rest = &rest[first.len_utf8()..];
        } else {
            let mask = |c: char| if c.is_ascii_digit() { '0' } else { 'x' };
            out.extend(rest[..run].chars().map(|c| if all || run >= LONG { mask(c) } else { c }));
            rest = &rest[run..];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Action;
    use countersign_core::finding::Within;

    #[test]
    fn the_shape_of_a_url() {
        for (url, kept) in [
            (
                "https://123.example.com/restlet.nl?script=6&deploy=1&q=a%20b+C9&é=ü",
                "https://123.example.com/restlet.nl?script=6&deploy=1&q=x%20x+x0&é=ü",
            ),
            ("https://me:pass@h/p?oauth_token=1&Client%5FSecret=2&n&empty=#x", "https://h/p?n&empty="),
            (
                "https://h/c0ffee00c0ffee11c0ffee22c0ffee33/x?",
                "https://h/x0xxxx00x0xxxx00x0xxxx00x0xxxx00/x?",
            ),
            ("https://h?a=%", "https://h?a=%"),
            ("nothing", "nothing"),
        ] {
            assert_eq!(shape(url), kept);
            assert_eq!(shape(kept), kept, "its own shape");
        }
    }

    #[test]
    fn a_link_says_what_it_was_made_of_and_no_more() {
        let mut state = State::example();
        let url = "https://123456.restlets.api.netsuite.com/token/restlet.nl?script=6&deploy=1&q=b c&token=9";
        state.apply(Action::Edit(Within::Url, url.to_owned()));
        state.apply(Action::Version(false));
        let fragment = fragment(&state);
        let address = ["https://host/repo/", &fragment].concat();
        let link = read(&address).expect("it is a link");
        assert_eq!(
            link.url,
            "https://123456.restlets.api.netsuite.com/token/restlet.nl?script=6&deploy=1&q=x x"
        );
        assert_eq!((link.method.as_str(), link.hmac.as_str(), link.version), ("POST", "HMAC-SHA256", false));
        // What the boot script takes for a leak, once decoded, it must not be.
        let decoded = String::from_utf8(percent::decode(fragment.as_bytes()).into_owned()).unwrap();
        for private in PRIVATE {
            let leaks = decoded
                .split(private)
                .skip(1)
                .any(|rest| rest.find('=').is_some_and(|at| !rest[..at].contains('&')));
            assert!(!leaks, "{decoded}");
        }
        for id in [&state.form.consumer_key, &state.form.token, &state.form.nonce] {
            assert!(!fragment.contains(&**id));
        }
    }

    #[test]
    fn what_is_no_link_and_what_is_not_known() {
        assert_eq!(read("https://host/#verdict"), None);
        let link = read("https://host/#link?method=GET&finding=call-this-number&hmac=PLAIN&x=y").unwrap();
        assert_eq!(link, Link { method: "GET".into(), ..Link::default() });
        let known = read("https://host/#link?finding=query-params-missing").unwrap();
        assert!(known.finding.is_some_and(|title| title.contains("URL")));
    }
}
