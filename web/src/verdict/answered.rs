//! What the sentence says of NetSuite's answer, and of OAuth 2.0's texts.

use super::{Kind, Verdict, sentence};
use crate::answer::{Answer, Oauth2, Signature};
use countersign_core::answer::assertion::Outcome;
use countersign_core::answer::{Side, State};

/// So many causes are named in the verdict; the panel has them all.
const NAMED: usize = 3;

/// The verdict with what the answer adds to it. `is_checked`: it is about a signature that a middleware made.
pub fn with(verdict: Verdict, answer: &Answer, is_checked: bool) -> Verdict {
    let verdict = match &answer.oauth2 {
        Some(oauth2) if !is_checked => on_oauth2(oauth2),
        _ => verdict,
    };
    if !answer.is_given {
        return verdict;
    }
    match verdict.kind {
        Kind::Match if answer.oauth2.is_none() => on_right(verdict, answer),
        Kind::Differs => on_wrong(verdict, answer),
        // Without a signature to check there is the answer alone.
        _ if answer.is_success() && is_checked => verdict,
        _ => alone(verdict, answer, is_checked),
    }
}

/// A signature that is right: the first steps are those that the answer leaves.
fn on_right(verdict: Verdict, answer: &Answer) -> Verdict {
    if answer.is_success() {
        return Verdict {
            steps: Vec::new(),
            text: "The two agree in every byte, and NetSuite took the call.".to_owned(),
            ..verdict
        };
    }
    let steps = first(answer);
    let confirmed = answer.causes(State::Confirmed).next().is_some();
    let (begins, ends) = if confirmed {
        (" has another cause, which is confirmed:", "")
    } else if steps.is_empty() {
        (" has another cause.", " None is known for it here.")
    } else {
        (" has another cause. The first to look at:", "")
    };
    let text = ["NetSuite’s answer, ", &answer.label(), ",", begins, ends].concat();
    Verdict { title: "Your signature is right.".to_owned(), text, fix: None, steps, ..verdict }
}

/// A mistake, proved or seen: whether it is what the answer speaks of.
fn on_wrong(mut verdict: Verdict, answer: &Answer) -> Verdict {
    let is_explained =
        answer.causes(State::Confirmed).any(|cause| matches!(cause.side, Side::Signing | Side::Request));
    let said = if is_explained { " That is behind NetSuite’s answer, " } else { " NetSuite answered " };
    let ends = if is_explained { "." } else { "; what that can mean stands below." };
    let text = [&verdict.text, said, &answer.label(), ends].concat();
    text.trim_start().clone_into(&mut verdict.text);
    verdict
}

/// An answer without a signature that could be checked, or whose check still needs something.
fn alone(verdict: Verdict, answer: &Answer, is_checked: bool) -> Verdict {
    let needs = if is_checked { [" ", &verdict.title].concat() } else { String::new() };
    let known = answer.answered.answers.first();
    let finding = answer.answered.findings.first();
    let meaning = known.map_or_else(
        || {
            finding
                .map_or_else(String::new, |finding| [&sentence(&finding.title), " ", &*finding.why].concat())
        },
        |answer| answer.meaning.to_owned(),
    );
    Verdict {
        kind: Kind::Answer,
        title: ["NetSuite answered ", &answer.label(), "."].concat(),
        text: [&meaning, &needs[..]].concat(),
        steps: first(answer),
        fields: if is_checked { verdict.fields } else { Vec::new() },
        ..Verdict::default()
    }
}

/// The first causes: those that are confirmed, or else the first ones that are possible.
fn first(answer: &Answer) -> Vec<String> {
    let mut confirmed = answer.causes(State::Confirmed).peekable();
    if confirmed.peek().is_some() {
        return confirmed.take(NAMED).map(|cause| sentence(cause.title)).collect();
    }
    answer.causes(State::Possible).take(NAMED).map(|cause| sentence(cause.title)).collect()
}

fn on_oauth2(oauth2: &Oauth2) -> Verdict {
    let said = |kind, title: &str, text: &str| Verdict::said(kind, title.to_owned(), text.to_owned());
    let mut wrong = oauth2.wrong();
    if let Some(first) = wrong.next() {
        return Verdict {
            fix: Some(first.fix.to_string()),
            steps: wrong.map(|finding| sentence(&finding.title)).collect(),
            ..said(Kind::Differs, &sentence(&first.title), &first.why)
        };
    }
    match oauth2.signature {
        Signature::Verified(Some(Outcome::Right)) => said(
            Kind::Match,
            "The assertion is right, and so is its signature.",
            "It verifies with the key that you gave, and nothing in it is refused. Whether NetSuite knows the key id and the client id, it alone can say.",
        ),
        Signature::Pending => {
            said(Kind::Incomplete, "The browser is verifying the assertion’s signature …", "")
        }
        _ => said(
            Kind::Incomplete,
            "Nothing wrong can be seen so far.",
            "Give the client assertion and its certificate or public key, and the signature is verified here.",
        ),
    }
}
