//! A body hash that is not the body's.

use crate::check::evidence::Evidence;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::observed_header::{oauth_header, place};
use crate::finding::{Certainty, Finding, Severity};
use crate::hexadecimal;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha512};

/// `oauth_body_hash` of another body, of none, or in hexadecimal.
#[derive(Debug)]
pub struct BodyHashWrong;

const ENTRY: Entry = Entry {
    code: "body-hash-wrong",
    stage: Stage::Header,
    severity: Severity::Breaks,
    title: "The body hash is not that of the body",
    why: "oauth_body_hash is the Base64 of the hash of the very bytes that are sent. A server that knows the parameter refuses a call in which the two differ.",
    fix: "Hash the body as it is sent, byte for byte, or leave oauth_body_hash out: NetSuite takes calls without it.",
    source: "https://github.com/jacobsvante/netsuite/pull/26",
    confidence: Confidence::Observed,
};

impl Mistake for BodyHashWrong {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn see(&self, evidence: &Evidence<'_>, found: &mut Vec<Finding>) {
        let Some(header) = oauth_header(evidence) else { return };
        let Some(field) = header.field("oauth_body_hash") else { return };
        let method = evidence.inputs.method.as_deref().unwrap_or_default();
        let body = match evidence.inputs.body.as_deref() {
            Some(body) => body,
            None if method.eq_ignore_ascii_case("GET") => "",
            None => return,
        };
        let given = &field.decoded[..];
        // A copy of a body often gains or loses the line break at its end.
        let copies = [body.to_owned(), body.trim_end().to_owned(), format!("{}\n", body.trim_end())];
        if copies.iter().any(|body| hashes(body).iter().any(|hash| STANDARD.encode(hash).as_bytes() == given))
        {
            return;
        }
        let is_hex = |hash: &Vec<u8>| given.eq_ignore_ascii_case(hexadecimal::encode(hash).as_bytes());
        let finding = ENTRY.finding(Certainty::Seen, place(field.value));
        found.push(if copies.iter().any(|body| hashes(body).iter().any(is_hex)) {
            finding.titled("The body hash is written in hexadecimal, not in Base64")
        } else if hashes("").iter().any(|hash| STANDARD.encode(hash).as_bytes() == given) {
            finding.titled("The body hash is that of an empty body, and there is a body")
        } else {
            // The body that is looked at here may have been copied from a tool that prints it more prettily.
            finding
                .because("Neither SHA-1 nor SHA-256 of the body, as it is given here, is this hash. If the body was copied as it is sent, byte for byte, the hash is of another one.")
                .as_severe_as(Severity::WorthChecking)
        });
    }
}

/// The hashes that are in use. The extension knows the one of the signature method alone; libraries keep to SHA-1.
fn hashes(body: &str) -> [Vec<u8>; 3] {
    [Sha1::digest(body).to_vec(), Sha256::digest(body).to_vec(), Sha512::digest(body).to_vec()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::observed_header::tests::{OTHERS, RIGHT, seen_with};
    use crate::inputs::Inputs;

    const SHA1: &str = "Lve95gjOVATpfV8EL5X4nxwjKHE%3D";
    const SHA256: &str = "f4OxZX%2Fx%2FFO5LcGBSKHWXfwtSx%2Bj1ncoSt3SABJtkGk%3D";

    fn severities(hash: &str, body: Option<&str>) -> Vec<Severity> {
        let inputs =
            Inputs { method: Some("POST".into()), body: body.map(str::to_owned), ..Inputs::default() };
        let text = RIGHT.replace("oauth_version=\"1.0\"", &format!("oauth_body_hash=\"{hash}\""));
        let found = seen_with(&BodyHashWrong, &inputs, &text, None);
        found.iter().map(|finding| finding.severity).collect()
    }

    #[test]
    fn fires_on_other_hashes() {
        let body = Some("Hello World!");
        assert_eq!(severities("2ef7bde608ce5404e97d5f042f95f89f1c232871", body), [Severity::Breaks]);
        assert_eq!(severities("2jmj7l5rSw0yVb%2FvlWAYkK%2FYBwk%3D", body), [Severity::Breaks]);
        assert_eq!(severities(SHA1, Some("Hello World?")), [Severity::WorthChecking]);
    }

    #[test]
    fn silent_on_right_hashes_of_either_kind_and_where_there_is_nothing_to_hash() {
        for body in ["Hello World!", "Hello World!\n"] {
            assert_eq!(severities(SHA1, Some(body)), [], "{body:?}");
            assert_eq!(severities(SHA256, Some(body)), [], "{body:?}");
        }
        assert_eq!(severities(SHA1, None), [], "the body is not known");
        for text in [RIGHT].iter().chain(&OTHERS) {
            let inputs = Inputs { body: Some("a".into()), ..Inputs::default() };
            assert_eq!(seen_with(&BodyHashWrong, &inputs, text, None), [], "{text}");
        }
    }
}
