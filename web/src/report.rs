//! The report for a ticket, in Markdown: the verdict, what was found, the evidence, and where it was made.
//!
//! It is made of the state alone, and no secret is in that. The two ids are: they are taken out of every line, as is
//! whatever looks like one of NetSuite's.

use crate::state::State;
use crate::verdict::{Verdict, listed};
use crate::widgets::callout;
use countersign_core::answer::State as CauseState;
use countersign_core::finding::Finding;

/// NetSuite's ids and secrets have 64 digits; half of that is already more than anything else in a request has.
const LONG: usize = 32;

/// The report. `build` is the commit that the page was built from.
#[must_use]
pub fn markdown(state: &State, build: &str) -> String {
    let verdict = Verdict::of(state);
    let mut report = Report::default();
    report.block("# Countersign: ", &[verdict.kind.word()]);
    report.block("", &["**", &verdict.title, "**"]);
    report.block("", &[&verdict.text]);
    for mistake in &verdict.mistakes {
        report.line("- ", &[mistake]);
    }
    report.block("", &[verdict.proof.unwrap_or_default()]);
    if let Some(fix) = &verdict.fix {
        report.block("What to do: ", &[fix]);
    }
    for step in &verdict.steps {
        report.line("1. ", &[step]);
    }
    if !verdict.fields.is_empty() {
        report.block("Still missing: the ", &[&listed(&verdict.fields), "."]);
    }
    let findings = state.findings();
    if !findings.is_empty() {
        report.block("## Findings", &[]);
        for finding in findings {
            report.finding(finding);
        }
    }
    report.answer(state);
    report.evidence(state);
    let mut report = Report(redacted(&report.0, [&state.form.consumer_key, &state.form.token]));
    report.block("## Environment", &[]);
    report.0.push('\n');
    // Behind the rest: a commit looks like an id.
    report.line("- Countersign, built from commit `", &[build, "`"]);
    report.line("- Ids are left out. Secrets were never in it.", &[]);
    report.0
}

/// A Markdown text under way.
#[derive(Default)]
struct Report(String);

impl Report {
    fn line(&mut self, mark: &str, parts: &[&str]) {
        self.0.push_str(mark);
        for part in parts {
            self.0.push_str(part);
        }
        self.0.push('\n');
    }

    /// A paragraph of its own; nothing where there is nothing to say.
    fn block(&mut self, mark: &str, parts: &[&str]) {
        if mark.is_empty() && parts.iter().all(|part| part.is_empty()) {
            return;
        }
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.line(mark, parts);
    }

    fn finding(&mut self, finding: &Finding) {
        self.block("### ", &[callout::word(finding.severity), ": ", &finding.title]);
        let (place, certainty) = (finding.place.within.title(), callout::certainty(finding.certainty));
        self.block("`", &[finding.code, "` · ", place, " · ", certainty]);
        self.block("", &[&finding.why]);
        self.block("Fix: ", &[&finding.fix, " (", finding.source, ")"]);
    }

    fn answer(&mut self, state: &State) {
        let Some(answer) = state.answer.as_ref().filter(|answer| answer.is_given) else { return };
        self.block("## NetSuite’s answer: ", &[&answer.label()]);
        self.0.push('\n');
        for cause in &answer.answered.causes {
            let (mark, word) = match cause.state {
                CauseState::Confirmed => ("- [x] ", "confirmed"),
                CauseState::Possible => ("- [ ] ", "possible"),
                CauseState::RuledOut => ("- ~~", "ruled out"),
            };
            let end = if cause.state == CauseState::RuledOut { "~~: " } else { ": " };
            let because = if cause.because.is_empty() { "" } else { ", " };
            self.line(mark, &[cause.cause.title, end, word, because, &cause.because]);
        }
    }

    fn evidence(&mut self, state: &State) {
        let examined = state.examined.as_ref();
        let comparison = examined.and_then(|examined| examined.comparison.as_ref());
        let signed = state.judgement.signed();
        let ours = comparison.map(|comparison| comparison.ours.clone());
        let ours = ours.or_else(|| Some(signed?.trace.unsigned.base_string.to_string()));
        let right = examined.and_then(|examined| examined.right.clone());
        let right = right.or_else(|| Some(signed?.trace.signature.to_string()));
        self.block("## Evidence", &[]);
        if let Some(comparison) = comparison {
            let how = if comparison.is_reconstructed { ", as the proof shows it" } else { "" };
            self.verbatim(&["Base string of the middleware", how], &comparison.theirs);
            for line in comparison.lines.iter().filter(|line| line.differs()) {
                self.line("- `", &[&line.name, "`: ", line.mark.word()]);
            }
        }
        self.verbatim(&["Base string, right"], ours.as_deref().unwrap_or_default());
        // What is no signature could be the secrets themselves: PLAINTEXT joins them by an ampersand.
        let theirs = state.form.signature.trim();
        if !theirs.contains('&') && !theirs.contains("%26") {
            self.verbatim(&["Signature of the middleware"], theirs);
        }
        self.verbatim(&["Signature, right"], right.as_deref().unwrap_or_default());
        self.block("", &[&state.form.signature_method, ", timestamp ", &state.form.timestamp]);
    }

    /// A text to the letter: indented, so that nothing in it ends the block.
    fn verbatim(&mut self, title: &[&str], text: &str) {
        if text.is_empty() {
            return;
        }
        self.block("", title);
        self.0.push('\n');
        for line in text.lines() {
            self.line("    ", &[line]);
        }
    }
}

/// The text with `[redacted 64]` in the place of the ids, and of every long run of hexadecimal digits.
fn redacted(text: &str, ids: [&str; 2]) -> String {
    let mut text = text.to_owned();
    for id in ids {
        if id.len() > 3 {
            text = text.replace(id, &gone(id.chars().count()));
        }
    }
    let mut clean = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(start) = rest.find(|c: char| c.is_ascii_hexdigit()) {
        let run = rest[start..].find(|c: char| !c.is_ascii_hexdigit()).unwrap_or(rest.len() - start);
        // The two digits of an escape, or of an escaped one, belong to what is in front.
        let escape = if rest[..start].ends_with('%') { run % LONG } else { 0 };
        let end = start + run;
        if run - escape >= LONG {
            clean.push_str(&rest[..start + escape]);
            clean.push_str(&gone(run - escape));
        } else {
            clean.push_str(&rest[..end]);
        }
        rest = &rest[end..];
    }
    clean.push_str(rest);
    clean
}

fn gone(count: usize) -> String {
    ["[redacted ", &count.to_string(), "]"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example;
    use crate::state::{Action, Judgement, Secrets, State};
    use countersign_core::finding::Within;
    use countersign_core::secret::Secret;

    #[test]
    fn the_example_without_its_ids_and_secrets() {
        let state = State::example();
        let report = markdown(&state, "c0ffee00c0ffee11c0ffee22c0ffee33c0ffee44");
        for said in [
            "# Countersign: Example\n\n**Oracle’s own example",
            "## Evidence\n\nBase string, right\n\n    POST&https%3A",
            "oauth_consumer_key%3D[redacted 64]%26",
            "oauth_token%3D[redacted 64]%26",
            "    +KK4SKNgz4ZiILGLwOMtfYlgcXSy1eis8ldE9X90azQ=\n",
            "commit `c0ffee00c0ffee11c0ffee22c0ffee33c0ffee44`",
        ] {
            assert!(report.contains(said), "{said}\n{report}");
        }
        for gone in
            [example::CONSUMER_SECRET, example::TOKEN_SECRET, &*state.form.consumer_key, &*state.form.token]
        {
            assert!(!report.contains(gone) && !report.contains(&gone[8..24]), "{report}");
        }
    }

    #[test]
    fn what_is_found_stands_in_it_and_a_signature_that_is_the_secrets_does_not() {
        let mut state = State::example();
        state.apply(Action::Edit(
            Within::Url,
            "http://123456.restlets.api.netsuite.com/app/site/hosting/restlet.nl?script=6".to_owned(),
        ));
        let secrets =
            Secrets { consumer: Secret::new("c0ffee-consumer"), token: Secret::new("c0ffee-token") };
        state.apply(Action::Judged(Judgement::of(&state.form, secrets, 0)));
        state.apply(Action::Edit(Within::Signature, "c0ffee-consumer&c0ffee-token".to_owned()));
        let report = markdown(&state, "");
        assert!(report.contains("## Findings\n\n### ") && report.contains("Fix: "), "{report}");
        assert!(!report.contains("c0ffee"), "{report}");
    }

    #[test]
    fn ids_are_found_however_often_they_are_encoded() {
        let id = "c0ffee00c0ffee11c0ffee22c0ffee33c0ffee44c0ffee55c0ffee66c0ffee77";
        for text in ["key%3D", "key%253D", "key=", "\"", "%22"] {
            let clean = redacted(&[text, id, "%26rest"].concat(), ["", ""]);
            assert_eq!(clean, [text, "[redacted 64]%26rest"].concat());
        }
        assert_eq!(redacted("a token and %20 beef", ["token", ""]), "a [redacted 5] and %20 beef");
        assert_eq!(redacted("dead beef, ünd %C3%BC", ["", ""]), "dead beef, ünd %C3%BC");
    }
}
