//! What to do next, where the findings alone do not say it: the signature is right and the call is refused, or it is
//! wrong and no known mistake gives it.

use super::Verdict;
use super::library::snippets;
use crate::intake::authorization::Fingerprint;

/// A closing word: one sentence, and what to do or to look at, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// What is the case.
    pub title: String,
    /// The steps.
    pub steps: Vec<String>,
}

/// What is left to look at when the signature is right, in the order in which it is cheap to look.
const LEFT: [&str; 7] = [
    "The clock: NetSuite takes a timestamp within five minutes of its own.",
    "The nonce: it is good for one call. Send no header twice, not in a retry either.",
    "The realm and the host: both name the account of the token, the realm as 1234567_SB1, the host as 1234567-sb1.",
    "The token: it is active, of this integration and of this account. A refresh of a sandbox deletes its tokens.",
    "The role of the token: it may log in using access tokens, and it is allowed to run the script.",
    "The deployment: it is released, and script and deploy name it.",
    "The header: it leaves as `Authorization: OAuth …`. Look at the raw request (curl -v, a proxy, the client's wire log); redirects and proxies drop it.",
];

/// The advice for a verdict. `tried` is how many candidate signatures were computed.
pub(super) fn of(
    verdict: Verdict,
    proof: &[&str],
    tried: u64,
    is_finished: bool,
    library: Option<Fingerprint>,
) -> Option<Advice> {
    match verdict {
        Verdict::Match => Some(Advice {
            title: "The signature is right. If NetSuite still refuses the call, the cause is one of these."
                .into(),
            steps: LEFT.map(str::to_owned).to_vec(),
        }),
        Verdict::Differs if proof.is_empty() && tried > 0 && is_finished => {
            Some(nothing_fits(tried, library))
        }
        _ => None,
    }
}

fn nothing_fits(tried: u64, library: Option<Fingerprint>) -> Advice {
    let mut steps = vec![
        "Log the base string that the middleware signs, and give it here: then the place is found without a search.".to_owned(),
    ];
    let own: Vec<String> =
        library.into_iter().flat_map(snippets).map(|(name, text)| format!("With {name}: {text}")).collect();
    if own.is_empty() {
        steps.push("Print the text that goes into the HMAC function, in the line before it; leave the key out of the log.".into());
    }
    steps.extend(own);
    steps.push("Compare the two secrets with those of the middleware: their length, their first and last characters. Those of another token give another signature, and no search can tell.".into());
    steps.push("See that method, URL and body are those of this very call, as they left the machine.".into());
    Advice {
        title: format!(
            "None of the known mistakes, alone or together, gives this signature ({tried} were computed)."
        ),
        steps,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::tests::netsuite;
    use crate::check::{Check, Checked, Observed};
    use crate::intake::authorization::Sure;

    fn checked(signature: &str) -> Checked {
        let observed = Observed { signature: Some(signature.into()), ..Observed::default() };
        Check::new(&netsuite(), observed, None).finish()
    }

    #[test]
    fn a_signature_that_nothing_gives_leads_to_the_base_string() {
        let checked = checked("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        let advice = checked.advice.unwrap();
        assert!(advice.title.contains(&checked.tried.to_string()), "{}", advice.title);
        assert!(advice.steps[0].contains("base string") && advice.steps[1].contains("HMAC function"));
    }

    #[test]
    fn the_snippet_is_that_of_the_library() {
        let python = Fingerprint { library: "requests-oauthlib (Python)", sure: Sure::Likely };
        let advice = of(Verdict::Differs, &[], 7, true, Some(python)).unwrap();
        assert!(advice.steps[1].contains("set_debug(True)"), "{:?}", advice.steps);
    }

    #[test]
    fn a_right_signature_leads_to_what_is_left() {
        let right = checked("").expected.unwrap().signature.unwrap();
        let advice = checked(&right).advice.unwrap();
        assert!(advice.title.starts_with("The signature is right"));
        for word in ["clock", "nonce", "realm", "host", "token", "role", "deployment", "header"] {
            assert!(advice.steps.iter().any(|step| step.contains(word)), "{word}");
        }
    }

    #[test]
    fn no_advice_where_the_findings_say_it_or_nothing_was_tried() {
        assert_eq!(of(Verdict::Differs, &["plus-for-space"], 7, true, None), None);
        assert_eq!(of(Verdict::Differs, &[], 7, false, None), None);
        assert_eq!(of(Verdict::Differs, &[], 0, true, None), None);
        assert_eq!(of(Verdict::Incomplete, &[], 0, true, None), None);
    }
}
