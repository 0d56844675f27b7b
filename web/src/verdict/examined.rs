//! The sentence on a check.

use super::{Kind, Verdict, listed, lost_character, sentence};
use crate::examined::Examined;
use countersign_core::check::Verdict as Checked;
use countersign_core::finding::{Finding, Severity, Within};

const PROVED_ONE: &str = "Proved: signing with this mistake gives exactly your signature.";
const PROVED_MORE: &str = "Proved: signing with these mistakes together gives exactly your signature.";

/// The verdict on a check of this signature.
pub fn verdict(examined: &Examined, signature: &str) -> Verdict {
    match examined.verdict {
        Checked::Match => right(examined),
        Checked::Differs => {
            let causes: Vec<&Finding> = examined.causes().collect();
            let right = examined.right.as_deref().unwrap_or_default();
            match (causes.as_slice(), lost_character(right, signature)) {
                ([], Some((place, lost))) => cut_off(place, lost),
                ([], _) if examined.is_finished => unexplained(examined),
                ([], _) => searching(),
                (causes, _) => wrong(examined, causes),
            }
        }
        Checked::Incomplete | Checked::Unreadable => incomplete(examined),
    }
}

fn right(examined: &Examined) -> Verdict {
    let refused = examined.findings.iter().find(|finding| finding.severity != Severity::WorthChecking);
    let said = |title: &str, text: &str| Verdict::said(Kind::Match, title.to_owned(), text.to_owned());
    match refused {
        Some(finding) => Verdict {
            fix: Some(finding.fix.to_string()),
            ..said(
                "Your signature is right. What NetSuite refuses is something else.",
                &sentence(&finding.title),
            )
        },
        None => Verdict {
            steps: examined.steps.clone(),
            ..said(
                "Your signature is right.",
                "The two agree in every byte. If NetSuite still refuses the call, the cause is not in the signing. It is one of these:",
            )
        },
    }
}

fn wrong(examined: &Examined, causes: &[&Finding]) -> Verdict {
    let (is_proved, count) = (examined.proof > 0, causes.len().to_string());
    let mut verdict = match causes {
        [one] => Verdict {
            proof: is_proved.then_some(PROVED_ONE),
            fix: Some(one.fix.to_string()),
            ..Verdict::said(Kind::Differs, sentence(&one.title), one.why.to_string())
        },
        _ => Verdict {
            proof: is_proved.then_some(PROVED_MORE),
            mistakes: causes.iter().map(|finding| sentence(&finding.title)).collect(),
            ..Verdict::said(Kind::Differs, String::new(), String::new())
        },
    };
    if verdict.title.is_empty() {
        let begins =
            if is_proved { "Your middleware makes " } else { "There is more than one thing wrong: " };
        let ends = if is_proved { " mistakes." } else { " can be seen." };
        verdict.title = [begins, &count, ends].concat();
    }
    if !is_proved {
        verdict.fields = secrets_of(examined);
        let more = match (verdict.fields.is_empty(), examined.is_finished) {
            (false, _) => " It is seen, not proved: paste the two secrets and the proof can be made.",
            (true, false) => " Whether that is all of it is being tried out.",
            (true, true) => "",
        };
        verdict.text.push_str(more);
    }
    verdict
}

fn cut_off(place: &str, lost: char) -> Verdict {
    Verdict {
        fields: vec![Within::Signature],
        ..Verdict::said(
            Kind::Differs,
            "Your signature has lost a character.".to_owned(),
            ["It is ", place, ", ", lost.encode_utf8(&mut [0; 4]), "; all the rest agrees."].concat(),
        )
    }
}

fn searching() -> Verdict {
    Verdict::said(
        Kind::Differs,
        "Your signature is another one. Looking for the mistake …".to_owned(),
        "Each known way to go wrong is signed with, until one gives exactly your signature.".to_owned(),
    )
}

fn unexplained(examined: &Examined) -> Verdict {
    let tried = [
        &grouped(examined.tried),
        " ways were tried: every known mistake alone, and those that usually meet in twos and threes. What is left is a secret that belongs to another key, a URL or a body that was not the one sent, or a mistake that is not known here.",
    ];
    Verdict {
        steps: examined.steps.clone(),
        ..Verdict::said(
            Kind::Differs,
            "Your signature is another one, and no known mistake explains it.".to_owned(),
            tried.concat(),
        )
    }
}

fn incomplete(examined: &Examined) -> Verdict {
    let missing = &examined.missing;
    let secrets = secrets_of(examined);
    let (title, text) = if missing.contains(&Within::Url) {
        (
            "Which URL was called?".to_owned(),
            "What is pasted does not say it, and the URL is part of what is signed. Add it to the paste, or fill it in.".to_owned(),
        )
    } else if missing.contains(&Within::Signature) {
        (
            "The signature that your middleware made is missing.".to_owned(),
            "Nothing wrong can be seen so far. Paste its header, or the signature alone.".to_owned(),
        )
    } else if secrets.len() == missing.len() && !secrets.is_empty() {
        let title = match secrets.as_slice() {
            [one] => ["Paste the ", one.title(), " and the proof can be made."].concat(),
            _ => "Paste the two secrets and the proof can be made.".to_owned(),
        };
        (title, "Nothing wrong can be seen so far. A wrong secret never shows in what is sent.".to_owned())
    } else if missing.is_empty() {
        (
            "This cannot be computed here.".to_owned(),
            "Nothing wrong can be seen, and the signature method is none that is computed here.".to_owned(),
        )
    } else {
        (
            ["For a proof, it still takes the ", &listed(missing), "."].concat(),
            "Nothing wrong can be seen so far.".to_owned(),
        )
    };
    Verdict { fields: missing.clone(), ..Verdict::said(Kind::Incomplete, title, text) }
}

/// The secrets that a proof still needs.
fn secrets_of(examined: &Examined) -> Vec<Within> {
    let is_secret = |within: &Within| matches!(within, Within::ConsumerSecret | Within::TokenSecret);
    examined.missing.iter().copied().filter(is_secret).collect()
}

/// `1,234,567`.
#[must_use]
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests;
