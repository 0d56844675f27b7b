//! The verbs for scripts: the contract of `countersign_core::case`, as JavaScript objects.

use crate::platform::{script, subtle};
use countersign_core::case::gather::{Gathered, gather};
use countersign_core::case::input::{Case, KEYS, NESTED_KEYS};
use countersign_core::case::output::{
    AnswerOutput, CheckOutput, ErrorOutput, FindingOutput, PlaceOutput, SignOutput,
};
use countersign_core::case::{self, Clock};
use countersign_core::error::{Error, ErrorKind};
use countersign_core::finding::{Finding, Place, Within};
use countersign_core::inputs::Inputs;
use countersign_core::span::Span;
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// How many candidate signatures are tried between two looks at whether the search is over.
const SLICE: u64 = 1 << 16;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** What goes in. `null` and a missing key are the same, `""` is a value, an unknown key is an error that names it. */
export interface Case {
  request?: { method?: string | null; url?: string | null; content_type?: string | null; body?: string | null } | null;
  credentials?: {
    account?: string | null;
    consumer_key?: string | null;
    consumer_secret?: string | null;
    token?: string | null;
    token_secret?: string | null;
  } | null;
  stamp?: { nonce?: string | null; timestamp?: string | number | null } | null;
  oauth?: { version?: boolean | null; callback?: string | null; verifier?: string | null } | null;
  signature_method?: "HMAC-SHA256" | "HMAC-SHA1" | "HMAC-SHA512" | "PLAINTEXT" | null;
  observed?: { authorization?: string | null; base_string?: string | null; signature?: string | null } | null;
  /** What NetSuite answered. `headers` is header lines; `body` may be a client's error text. */
  answer?: {
    status?: number | null;
    headers?: string | null;
    body?: string | null;
    /** The word in the column Detail of the Login Audit Trail. */
    audit_detail?: string | null;
  } | null;
  /** An OAuth 2.0 client assertion. */
  assertion?: string | null;
  /** Its certificate or public key, as PEM; never the private key. */
  certificate?: string | null;
  /** The form body of an OAuth 2.0 token request. */
  token_request?: string | null;
  /** The ids of the causes that were looked at. */
  checked?: string[] | null;
  /** The time to judge by, in seconds since 1970; without it no clock is read. */
  now?: number | null;
  /** Free text: what is recognised in it fills what is missing above. */
  paste?: string | null;
}

/** Where something stands, in UTF-16 code units of the text as it was given. */
export interface Place { in: string; start: number; end: number }

export interface Finding {
  code: string;
  severity: "breaks" | "refused" | "worth-checking";
  certainty: "proved" | "seen" | "suspected";
  place: Place;
  title: string;
  why: string;
  fix: string;
  source: string;
}

export interface Signed {
  trace: {
    base_uri: string;
    parameters: string;
    base_string: string;
    signature: string;
    authorization: string;
    curl: string;
  };
  findings: Finding[];
}

export interface Checked {
  verdict: "match" | "differs" | "incomplete" | "unreadable";
  recognised: { kind: string; start: number; end: number; undone: string[] }[];
  proof: string[];
  alternatives: string[][];
  findings: Finding[];
  expected: { base_string: string; signature: string | null; authorization: string | null } | null;
  tried: number;
}

/** One thing that can be behind an answer. */
export interface Cause {
  id: string;
  state: "confirmed" | "possible" | "ruled-out";
  because: string;
  title: string;
  confirm: string;
  fix: string;
  path: string;
  confidence: "documented" | "observed" | "article";
  source: string;
  side: "signing" | "request" | "account" | "script" | "way";
  disagrees?: Disagreement[];
}

/** Where a widely read article and Oracle's help disagree. */
export interface Disagreement { id: string; note: string; source: string }

export interface Answered {
  /** Every answer that fits, the likeliest first. */
  answers: string[];
  /** Confirmed ones first, then those that are possible in the order in which to look, then those that are ruled out. */
  causes: Cause[];
  findings: Finding[];
  disagrees?: Disagreement[];
  /** The assertion, where there is one. `verified` is null where it could not be verified. */
  assertion?: { algorithm: string | null; verified: boolean | null };
}

export interface Failure { error: { kind: string; message: string; at: Place | null } }

/** Signs. Nothing is sent, nothing is kept; a failure is returned, not thrown. */
export function sign(input: Case): Signed | Failure;

/** Checks what a middleware produced, to the end of the search: seconds, where nothing fits. */
export function check(input: Case): Checked | Failure;

/**
 * Says what NetSuite's answer means and what can still be behind it. A promise, because the signature of a client
 * assertion is verified by the browser's WebCrypto, which has no other way; it is never rejected.
 */
export function answer(input: Case): Promise<Answered | Failure>;
"#;

/// Signs: an object of the contract in, one out. A failure is returned as `{"error": …}`, never thrown.
#[wasm_bindgen(skip_typescript)]
#[must_use]
pub fn sign(input: JsValue) -> JsValue {
    let inputs = match read(input) {
        Ok(case) => case.inputs(),
        Err(error) => return plain(&ErrorOutput::from(&error)),
    };
    match case::sign(&inputs) {
        Ok(signed) => {
            let mut output = SignOutput::from(&signed);
            for (finding, found) in output.findings.iter_mut().zip(&signed.findings) {
                let text = text_of(found.place.within, &inputs);
                finding.place = PlaceOutput::from(in_utf16(found.place, text));
            }
            plain(&output)
        }
        Err(error) => plain(&ErrorOutput::from(&error_in_utf16(error, &inputs))),
    }
}

/// Checks: an object of the contract in, one out. It does not return before the search for a proof is over.
#[wasm_bindgen(skip_typescript)]
#[must_use]
pub fn check(input: JsValue) -> JsValue {
    let case = match read(input) {
        Ok(case) => case,
        Err(error) => return plain(&ErrorOutput::from(&error)),
    };
    let gathered = gather(&case, None);
    let paste = case.paste.as_deref().unwrap_or_default();
    let sent = gathered.sent().inputs;
    let checked = case::check(&gathered, case.now).finish();
    let mut output = CheckOutput::of(&gathered, &checked);
    let found: Vec<&Finding> = checked.findings.iter().chain(&gathered.findings).collect();
    place(&mut output.findings, &found, |within| text_in(within, &case, &gathered, &sent));
    for piece in &mut output.recognised {
        let span = in_utf16(Place::new(Within::Paste, Span::new(piece.start, piece.end)), paste).span;
        (piece.start, piece.end) = (span.start, span.end);
    }
    plain(&output)
}

/// Answers: an object of the contract in, a promise of one out.
#[wasm_bindgen(skip_typescript)]
#[must_use]
pub fn answer(input: JsValue) -> JsValue {
    script::promise(async move {
        match read(input) {
            Ok(case) => explain(&case).await,
            Err(error) => plain(&ErrorOutput::from(&error)),
        }
    })
}

async fn explain(case: &Case) -> JsValue {
    let gathered = gather(case, None);
    let clock = case.now.map_or(Clock::Unknown, Clock::Given);
    let mut check = case::check_behind(&gathered, clock);
    while check.as_mut().is_some_and(|check| !check.run(SLICE)) {}
    let mut oauth2 = case::oauth2(&gathered, clock);
    if let Some(verification) = oauth2.to_verify()
        && let Some(outcome) = subtle::outcome(&verification).await
    {
        oauth2.take_outcome(outcome);
    }
    let explained = case::answer(&gathered, check.as_ref(), oauth2, clock);
    let mut output = AnswerOutput::from(&explained);
    let sent = gathered.sent().inputs;
    let found: Vec<&Finding> = explained.findings.iter().collect();
    place(&mut output.findings, &found, |within| match within {
        Within::Response => &explained.response.body,
        within => text_in(within, case, &gathered, &sent),
    });
    plain(&output)
}

/// Gives each finding its place in UTF-16 code units.
fn place<'a>(outputs: &mut [FindingOutput], found: &[&Finding], text: impl Fn(Within) -> &'a str) {
    for (output, found) in outputs.iter_mut().zip(found) {
        output.place = PlaceOutput::from(in_utf16(found.place, text(found.place.within)));
    }
}

/// The text that a place in a checked or an answered case lies in.
fn text_in<'a>(within: Within, case: &'a Case, gathered: &'a Gathered, sent: &'a Inputs) -> &'a str {
    let (observed, given) = (&gathered.observed, &gathered.oauth2);
    let text = match within {
        Within::Paste => &case.paste,
        Within::Authorization => &observed.authorization,
        Within::BaseString => &observed.base_string,
        Within::Signature => &observed.signature,
        Within::Assertion => &given.assertion,
        Within::Certificate => &given.certificate,
        Within::TokenRequest => &given.token_request,
        within => return text_of(within, sent),
    };
    text.as_deref().unwrap_or_default()
}

/// Reads an object. `serde_wasm_bindgen` passes over keys that it does not know, so they are looked at first.
fn read(input: JsValue) -> Result<Case, Error> {
    let unreadable = |message: String| Error::new(ErrorKind::Unreadable, message);
    let Some(entries) = script::entries(&input) else {
        return Err(unreadable("the input is not an object".into()));
    };
    for (key, value) in entries {
        if !KEYS.contains(&key.as_str()) {
            return Err(unreadable(unknown_key(&key, &KEYS)));
        }
        let Some((_, keys)) = NESTED_KEYS.iter().find(|(name, _)| *name == key) else { continue };
        if value.is_null() || value.is_undefined() {
            continue;
        }
        // A text in the place of the credentials would be quoted in the reader's message.
        let Some(nested) = script::entries(&value) else {
            return Err(unreadable(format!("`{key}` is not an object")));
        };
        for (name, _) in nested {
            if !keys.contains(&name.as_str()) {
                return Err(unreadable(format!("{} in `{key}`", unknown_key(&name, keys))));
            }
        }
    }
    serde_wasm_bindgen::from_value(input)
        .map_err(|error| unreadable(format!("the input cannot be read: {error}")))
}

fn unknown_key(key: &str, known: &[&str]) -> String {
    format!("unknown key `{key}`, expected one of `{}`", known.join("`, `"))
}

/// A plain object, as `JSON.parse` would make it.
fn plain(output: &impl Serialize) -> JsValue {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    output.serialize(&serializer).expect("our own output holds texts, numbers and lists of them")
}

fn error_in_utf16(error: Error, inputs: &Inputs) -> Error {
    match error.place() {
        Some(place) => {
            let place = in_utf16(place, text_of(place.within, inputs));
            Error::at(error.kind(), place, error.to_string())
        }
        None => error,
    }
}

/// A place of UTF-8 bytes as one of UTF-16 code units, in the text that it lies in.
fn in_utf16(place: Place, text: &str) -> Place {
    let units = |end: usize| text.get(..end).map_or(end, |front| front.encode_utf16().count());
    Place::new(place.within, Span::new(units(place.span.start), units(place.span.end)))
}

fn text_of(within: Within, inputs: &Inputs) -> &str {
    let secret = || Some(inputs.secret(within)?.expose());
    inputs.text(within).or_else(secret).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_utf16_code_units() {
        let place = Place::new(Within::Url, Span::new(2, 6));
        assert_eq!(in_utf16(place, "é🙂x").span, Span::new(1, 3));
        assert_eq!(in_utf16(Place::nowhere_in(Within::Url), "é🙂x").span, Span::new(0, 0));
    }
}
