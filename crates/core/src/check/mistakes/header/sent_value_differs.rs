//! A value that was entered, and another one that was sent.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::output::readings;
use crate::finding::{Certainty, Finding, Place, Severity, Within};
use crate::inputs::Inputs;
use crate::intake::authorization::Header;
use crate::secret::Secret;

/// Keys of one token beside a header of another; a stamp, an account, a URL, likewise.
#[derive(Debug)]
pub struct SentValueDiffers;

const ENTRY: Entry = Entry {
    code: "sent-value-differs",
    stage: Stage::Header,
    severity: Severity::WorthChecking,
    title: "What was entered is not what was sent",
    why: "The check goes by what was sent. If the entered value is the one that was meant, the middleware works with another one, of another environment perhaps; if not, the secrets may belong to another key or token.",
    fix: "See which of the two is right, and make both sides use it.",
    source: "https://github.com/NetSweet/netsuite/issues/557",
    confidence: Confidence::Observed,
};

impl Mistake for SentValueDiffers {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }
}

/// The names of what a header repeats of what was entered.
const FIELDS: [(Within, &str); 7] = [
    (Within::ConsumerKey, "oauth_consumer_key"),
    (Within::Token, "oauth_token"),
    (Within::Nonce, "oauth_nonce"),
    (Within::Timestamp, "oauth_timestamp"),
    (Within::SignatureMethod, "oauth_signature_method"),
    (Within::Callback, "oauth_callback"),
    (Within::Verifier, "oauth_verifier"),
];

/// The contradictions between what was entered, or read off somewhere else, and a header. A signature that was given
/// alone contradicts one in the header only if no reading of the two is the same digest.
pub(crate) fn contradictions(
    entered: &Inputs,
    header: Option<&Header<'_>>,
    signature: Option<&str>,
) -> Vec<Finding> {
    let Some(header) = header else { return Vec::new() };
    let mut found = Vec::new();
    for (within, name) in FIELDS {
        let Some((given, sent)) = entered.text(within).zip(header.value(name)) else { continue };
        if !given.trim().is_empty() && given.trim() != sent.trim() {
            let place = Place::whole(within, given);
            found.push(finding(place, shown(given, entered).as_deref(), shown(sent, entered).as_deref()));
        }
    }
    if let Some((given, sent)) = signature.zip(header.value("oauth_signature")) {
        let (of_given, of_sent) = (readings(given), readings(sent));
        let is_one = of_given.iter().any(|a| of_sent.iter().any(|b| a.digest == b.digest));
        // What is no digest may be a key or a base string: that has findings of its own.
        if !is_one && !of_given.is_empty() && !of_sent.is_empty() {
            let place = Place::whole(Within::Signature, given);
            found.push(finding(place, Some(&shortened(given)), Some(&shortened(sent))));
        }
    }
    found
}

/// The finding on one value, with both as they may be shown.
pub(crate) fn finding(place: Place, given: Option<&str>, sent: Option<&str>) -> Finding {
    let name = place.within.title();
    let title = match (given, sent) {
        (Some(given), Some(sent)) => {
            format!("The {name} that was given is `{given}`, and `{sent}` was sent")
        }
        _ => format!("The {name} that was given is not the one that was sent"),
    };
    ENTRY.finding(Certainty::Seen, place).titled(title)
}

/// A value as it may be shown: shortened, and not at all if it is a secret.
fn shown(value: &str, entered: &Inputs) -> Option<String> {
    let secrets = [&entered.consumer_secret, &entered.token_secret];
    let is_secret =
        secrets.iter().copied().flatten().map(Secret::expose).any(|secret| secret == value.trim());
    (!is_secret).then(|| shortened(value))
}

/// The two ends of a long value.
pub(crate) fn shortened(value: &str) -> String {
    const SHORT: usize = 24;
    const END: usize = 6;
    let value = value.trim();
    let count = value.chars().count();
    if count <= SHORT {
        return value.to_owned();
    }
    let front: String = value.chars().take(END).collect();
    let back: String = value.chars().skip(count - END).collect();
    format!("{front}…{back}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::observed_header::tests::RIGHT;
    use crate::check::mistakes::tests::netsuite;

    fn titles(entered: &Inputs, header: &str, signature: Option<&str>) -> Vec<String> {
        let found = contradictions(entered, Some(&Header::read(header)), signature);
        found.into_iter().map(|finding| finding.title.into_owned()).collect()
    }

    #[test]
    fn names_the_field_and_both_values_shortened() {
        let entered =
            Inputs { token: Some("f".repeat(64)), timestamp: Some("1".into()), ..Inputs::default() };
        assert_eq!(
            titles(&entered, RIGHT, None),
            [
                "The token id that was given is `ffffff…ffffff`, and `tk` was sent",
                "The timestamp that was given is `1`, and `1508242306` was sent"
            ]
        );
    }

    #[test]
    fn a_secret_is_never_shown() {
        let secret = netsuite().token_secret.unwrap();
        let entered = Inputs { token: Some(secret.expose().into()), ..netsuite() };
        let titles = titles(&entered, RIGHT, None);
        assert!(titles.contains(&"The token id that was given is not the one that was sent".to_owned()));
        assert!(!format!("{titles:?}").contains(&secret.expose()[..6]));
    }

    #[test]
    fn signatures_are_one_if_their_digest_is() {
        let right = "+KK4SKNgz4ZiILGLwOMtfYlgcXSy1eis8ldE9X90azQ=";
        let header = |signature: &str| format!("OAuth oauth_signature=\"{signature}\"");
        let none = Inputs::default();
        for sent in ["%2BKK4SKNgz4ZiILGLwOMtfYlgcXSy1eis8ldE9X90azQ%3D", right, &right.replace('+', "%252B")]
        {
            assert_eq!(titles(&none, &header(sent), Some(right)), [""; 0], "{sent}");
        }
        let other = right.replace('K', "L");
        assert_eq!(titles(&none, &header(&other), Some(right)).len(), 1);
        assert_eq!(titles(&none, &header("cs%26ts"), Some(right)), [""; 0], "no digest");
    }

    #[test]
    fn silent_where_they_agree_and_where_nothing_was_entered() {
        let entered = Inputs {
            consumer_key: Some("ck\n".into()),
            token: Some("tk".into()),
            nonce: Some(String::new()),
            ..Inputs::default()
        };
        assert_eq!(titles(&entered, RIGHT, None), [""; 0]);
        assert_eq!(contradictions(&netsuite(), None, Some("x")), []);
    }
}
