//! From what was computed to what the person is told: one finding for one cause, most harmful first.

use super::compare::{difference, rows};
use super::evidence::Evidence;
use super::mistake::{Entry, Mistake, Stage};
use super::mistakes::digest::signature_method_label_mismatch::used_instead;
use super::reenact::{Fit, Search};
use super::variant::Variant;
use super::{Check, Checked, Verdict, advice, library, mistakes, sent_place};
use crate::finding::{Certainty, Finding, Place, Severity, Within};
use crate::inputs::Inputs;
use crate::intake::authorization::Header;
use crate::span::Span;

/// How many other sets of the same size are worth naming.
const ALTERNATIVES: usize = 5;

/// Puts together what a check has found so far.
pub(super) fn report(check: &Check) -> Checked {
    let header_text = check.observed.authorization.as_deref();
    let header = header_text.map(Header::read);
    let proof = Proof::of(check);
    let mut findings = proved_and_explained(check, &proof);
    let mut seen = seen(check, header.as_ref());
    findings.extend(proved_in_writing(check, &proof, &mut seen));
    // What is proved or explained is not told again; one thing seen in several places is.
    let told: Vec<&str> = findings.iter().map(|finding| finding.code).collect();
    findings.extend(seen.into_iter().filter(|finding| !told.contains(&finding.code)));
    if check.matches == Some(true) {
        spare_a_right_signer(&mut findings);
    }
    let verdict = verdict(check, header.as_ref(), &proof, &findings);
    findings.sort_by_key(|finding| (finding.severity, finding.certainty));
    let library = header.as_ref().and_then(Header::fingerprint);
    if let Some(library) = library {
        library::mend(&mut findings, library);
    }
    let tried = check.tried();
    let is_finished = check.is_over();
    let shown = check.base.as_ref().zip(check.scene.as_ref());
    Checked {
        verdict,
        findings,
        expected: check.expected(),
        signed_text: proof.signed_text(check),
        rows: shown.map(|(base, scene)| rows(scene, base)).unwrap_or_default(),
        library,
        advice: advice::of(verdict, &proof.codes, tried, is_finished, library),
        tried,
        is_finished,
        proof: proof.codes,
        alternatives: proof.alternatives,
    }
}

/// What the re-enactment came to.
#[derive(Default)]
struct Proof {
    /// The best fit, if there is one.
    fit: Option<Fit>,
    /// Whether the fit is over the base string that was given, whose differences are then part of it.
    is_over_theirs: bool,
    codes: Vec<&'static str>,
    alternatives: Vec<Vec<&'static str>>,
}

impl Proof {
    fn of(check: &Check) -> Self {
        let Some((search, is_over_theirs)) = check.search() else { return Self::default() };
        let mut sets: Vec<(usize, Vec<&'static str>, Fit)> = Vec::new();
        for fit in search.fits() {
            let codes = codes_of(check, search, fit, is_over_theirs);
            if !sets.iter().any(|(_, other, _)| *other == codes) {
                sets.push((rank(search, fit), codes, fit.clone()));
            }
        }
        sets.sort_by_key(|(rank, codes, _)| (codes.len(), *rank));
        let mut sets = sets.into_iter();
        let Some((_, codes, fit)) = sets.next() else { return Self::default() };
        let alternatives = sets.map(|(_, codes, _)| codes).take(ALTERNATIVES).collect();
        Self { fit: Some(fit), is_over_theirs, codes, alternatives }
    }

    /// The base string that the middleware must have signed.
    fn signed_text(&self, check: &Check) -> Option<String> {
        let fit = self.fit.as_ref().filter(|_| !self.is_over_theirs)?;
        let text = check.search.as_ref()?.base_string(&fit.base);
        Some(String::from_utf8_lossy(&text).into_owned())
    }
}

/// The codes of a fit, by stage: what was done to the base string, the key, the digest, and how that was written.
fn codes_of(check: &Check, search: &Search, fit: &Fit, is_over_theirs: bool) -> Vec<&'static str> {
    let variants = search.variants();
    let explained = check.explanation.variants.iter().map(|&index| check.variants.base[index].code);
    let mut codes: Vec<&'static str> = if is_over_theirs { explained.collect() } else { Vec::new() };
    codes.extend(fit.base.iter().map(|&index| variants.base[index].code));
    codes.extend(fit.key.iter().map(|&index| variants.key[index].code));
    codes.extend(fit.digest.map(|index| variants.digest[index].code));
    let reading = &search.readings()[fit.reading];
    codes.extend(label_mismatch(check, reading.digest.len()));
    codes.extend(reading.codes.iter().copied());
    let mut unique: Vec<&'static str> = Vec::new();
    for code in codes {
        if !unique.contains(&code) {
            unique.push(code);
        }
    }
    unique
}

/// The mistake of a label that names another hash than the one that was used.
fn label_mismatch(check: &Check, length: usize) -> Option<&'static str> {
    used_instead(&check.sent.inputs, length).map(|_| "signature-method-label-mismatch")
}

/// What tells between sets of equal size: a last resort after what names a mistake, and then the catalogue's order.
fn rank(search: &Search, fit: &Fit) -> usize {
    let variants = search.variants();
    let resorts = fit.base.iter().filter(|&&index| variants.base[index].is_fallback).count();
    let order: usize = fit.base.iter().chain(&fit.key).sum();
    10_000 * resorts + order
}

/// The findings of the proof, and of the explanation of a base string that was given.
fn proved_and_explained(check: &Check, proof: &Proof) -> Vec<Finding> {
    let mut findings = Vec::new();
    let is_proved = proof.is_over_theirs && check.explanation.is_complete;
    let certainty = if is_proved { Certainty::Proved } else { Certainty::Seen };
    for &index in &check.explanation.variants {
        let variant = &check.variants.base[index];
        let place = place_in_theirs(check, index).or(variant.place);
        findings.extend(finding_of(variant, certainty, place, Within::BaseString));
    }
    if let (Some(fit), Some((search, _))) = (&proof.fit, check.search()) {
        let variants = search.variants();
        for &index in &fit.base {
            let variant = &variants.base[index];
            findings.extend(finding_of(variant, Certainty::Proved, variant.place, Within::Url));
        }
        for &index in &fit.key {
            let variant = &variants.key[index];
            findings.extend(finding_of(variant, Certainty::Proved, variant.place, Within::ConsumerSecret));
        }
        if let Some(entry) = fit.digest.and_then(|index| entry(variants.digest[index].code)) {
            findings.push(entry.finding(Certainty::Proved, signature_place(check)));
        }
    }
    one_for_each_code(findings)
}

/// The finding of one variant.
fn finding_of<D>(
    variant: &Variant<D>,
    certainty: Certainty,
    place: Option<Place>,
    within: Within,
) -> Option<Finding> {
    let entry = entry(variant.code)?;
    let finding = entry.finding(certainty, place.unwrap_or(Place::nowhere_in(within)));
    Some(if variant.subject.is_empty() {
        finding
    } else {
        finding.titled(format!("{}: {}", entry.title, variant.subject))
    })
}

/// Joins findings of one code into the first of them, whose title then names all that it was done to.
fn one_for_each_code(findings: Vec<Finding>) -> Vec<Finding> {
    let mut joined: Vec<Finding> = Vec::new();
    for finding in findings {
        match joined.iter_mut().find(|other| other.code == finding.code) {
            Some(first) => {
                if let Some((_, subject)) = finding.title.split_once(": ") {
                    first.title = format!("{}, {subject}", first.title).into();
                }
            }
            None => joined.push(finding),
        }
    }
    joined
}

/// The bytes of the given base string that one variant of its explanation accounts for.
fn place_in_theirs(check: &Check, index: usize) -> Option<Place> {
    let (scene, base) = (check.scene.as_ref()?, check.base.as_ref()?);
    let text_of = |without: Option<usize>| {
        let mut draft = super::draft::Draft::of(scene);
        for &other in check.explanation.variants.iter().filter(|&&other| Some(other) != without) {
            (check.variants.base[other].apply)(&mut draft);
        }
        draft.base_string(scene)
    };
    // Where the explanation does not reach their text, the places would be those of another one.
    let reached = if check.explanation.is_complete { base.text.clone().into_bytes() } else { text_of(None) };
    let span = difference(&reached, &text_of(Some(index)));
    let given = check.observed.base_string.as_deref()?;
    let lead = given.len() - given.trim_start().len();
    Some(Place::new(Within::BaseString, on_characters(given, span.shifted(lead))))
}

/// The span widened to whole characters, within the text.
fn on_characters(text: &str, span: Span) -> Span {
    let mut start = span.start.min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = span.end.clamp(start, text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    Span::new(start, end)
}

/// The mistakes with which the digest was written, proved by the fit. They stand in the text as well: what was seen of
/// them there, with its place, becomes the finding.
fn proved_in_writing(check: &Check, proof: &Proof, seen: &mut Vec<Finding>) -> Vec<Finding> {
    let fit = proof.fit.as_ref().zip(check.search());
    let reading = fit.and_then(|(fit, (search, _))| search.readings().get(fit.reading));
    let Some(reading) = reading else { return Vec::new() };
    let mismatch = label_mismatch(check, reading.digest.len());
    let codes = mismatch.into_iter().chain(reading.codes.iter().copied());
    let finding = |code: &'static str| {
        let at = seen.iter().position(|finding| finding.code == code && finding.severity == Severity::Breaks);
        let seen = at.map(|at| seen.remove(at));
        let finding =
            seen.or_else(|| Some(entry(code)?.finding(Certainty::Proved, signature_place(check))))?;
        Some(Finding { certainty: Certainty::Proved, ..finding })
    };
    codes.filter_map(finding).collect()
}

fn signature_place(check: &Check) -> Place {
    match (&check.observed.signature, &check.observed.authorization) {
        (Some(signature), None) => Place::whole(Within::Signature, signature),
        (_, Some(header)) => Place::whole(Within::Authorization, header),
        (None, None) => Place::nowhere_in(Within::Signature),
    }
}

/// What every mistake sees, and what the lint has to say.
fn seen(check: &Check, header: Option<&Header<'_>>) -> Vec<Finding> {
    let inputs = with_the_account(check, check.sent.inputs.clone());
    let evidence = Evidence {
        inputs: &inputs,
        header,
        base: check.base.as_ref(),
        is_inferred: check.sent.is_inferred,
        signature: check.sent.signature.as_deref(),
        scene: check.scene.as_ref(),
        matches: check.matches,
        now: check.now,
    };
    let mut found = Vec::new();
    for mistake in mistakes::ALL {
        mistake.see(&evidence, &mut found);
    }
    found.extend(check.contradictions.iter().cloned());
    let lint = super::lint(&lint_inputs(check));
    let lint = lint.into_iter().filter_map(|finding| sent_place::placed(check, header, finding));
    for finding in lint.chain(sent_place::of_their_uri(check)) {
        if !found.iter().any(|other| other.code == finding.code) {
            found.push(finding);
        }
    }
    found
}

/// What the lint looks at: what was sent, but for what was never entered anywhere.
fn lint_inputs(check: &Check) -> Inputs {
    let mut inputs = check.sent.inputs.clone();
    let is_elsewhere = check.sent.is_inferred && !inputs.is_netsuite();
    if check.sent.is_inferred {
        // The base string's own URL is looked at as a base string.
        inputs.url = None;
        inputs.method = None;
    }
    if is_elsewhere { inputs } else { with_the_account(check, inputs) }
}

/// The realm that was sent in the place of an account that nobody entered.
fn with_the_account(check: &Check, mut inputs: Inputs) -> Inputs {
    if inputs.account.is_none() {
        inputs.account.clone_from(&check.sent.realm);
    }
    inputs
}

/// If the signature is right, nothing about a stage before the header breaks it, and the keys are the right ones.
fn spare_a_right_signer(findings: &mut Vec<Finding>) {
    findings.retain_mut(|finding| {
        let stage = entry(finding.code).map_or(Stage::Header, |entry| entry.stage);
        if stage < Stage::Header && finding.severity == Severity::Breaks {
            finding.severity = Severity::WorthChecking;
        }
        !(stage == Stage::Key && finding.severity == Severity::WorthChecking)
    });
}

fn verdict(check: &Check, header: Option<&Header<'_>>, proof: &Proof, findings: &[Finding]) -> Verdict {
    match check.matches {
        Some(true) => return Verdict::Match,
        Some(false) => return Verdict::Differs,
        None => {}
    }
    let has_fields = header.is_some_and(|header| !header.fields.is_empty());
    if !has_fields && check.base.is_none() && check.readings.is_empty() && check.sent.signature.is_none() {
        return Verdict::Unreadable;
    }
    let breaks =
        |finding: &Finding| finding.severity == Severity::Breaks && finding.certainty != Certainty::Suspected;
    let is_wrong =
        !proof.codes.is_empty() || !check.explanation.variants.is_empty() || findings.iter().any(breaks);
    if is_wrong { Verdict::Differs } else { Verdict::Incomplete }
}

/// The entry of a code.
pub(super) fn entry(code: &str) -> Option<&'static Entry> {
    mistakes::ALL.iter().map(|mistake: &&dyn Mistake| mistake.entry()).find(|entry| entry.code == code)
}
