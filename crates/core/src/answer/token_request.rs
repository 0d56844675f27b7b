//! The request for an OAuth 2.0 token, and step one before it: grant, content type, parameters, redirect URI, PKCE.
//!
//! <https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_158081952044.html> (code and refresh),
//! <https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_162755359851.html> (client credentials),
//! RFC 7636 (PKCE).

mod paste;
mod rules;

use super::Grant;
use super::assertion::{SCOPES, TOKEN_PATH, unknown_scope};
use crate::account::Service;
use crate::finding::{Finding, Place, Within};
use crate::request::{Url, is_form};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use paste::{Field, Paste};
pub use rules::RULES;
use sha2::{Digest, Sha256};

/// What was made of a token request.
#[derive(Clone, Debug, Default)]
pub struct Read {
    /// The grant, if it is one that NetSuite knows.
    pub grant: Option<Grant>,
    /// The client assertion in it, for [`assertion::read`](super::assertion::read).
    pub assertion: Option<String>,
    /// The client id that it names.
    pub client_id: Option<String>,
    /// What is wrong with it.
    pub findings: Vec<Finding>,
}

/// The value that `client_assertion_type` must have (RFC 7523 section 2.2).
const ASSERTION_TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/// Reads a token request: its form body, with or without request line, header lines and the authorize URL of step one
/// on lines of their own. A secret in it is looked for, and never repeated.
#[must_use]
pub fn read(text: &str) -> Read {
    let paste = Paste::of(text);
    let mut read = Read::default();
    if !paste.has_body() && paste.authorize.is_none() {
        read.findings.push(rules::UNREADABLE.at(Place::whole(Within::TokenRequest, text)));
        return read;
    }
    if paste.has_body() {
        read.judge_transport(&paste);
        read.judge_parameters(&paste, text);
    }
    if let Some(step_one) = &paste.authorize {
        judge_authorize(step_one, text, &mut read.findings);
    }
    read.judge_both(&paste, text);
    read
}

impl Read {
    fn push(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Method, URL and content type, as far as they were pasted.
    fn judge_transport(&mut self, paste: &Paste) {
        if paste.is_json {
            self.push(rules::NOT_A_FORM.at(paste.body_place()).titled("The parameters are sent as JSON"));
        } else if let Some((content_type, place)) = &paste.content_type
            && !is_form(content_type)
        {
            let title = format!("The Content-Type is {content_type}");
            self.push(rules::NOT_A_FORM.at(*place).titled(title));
        }
        if let Some((method, place)) = &paste.method
            && method != "POST"
        {
            self.push(rules::NOT_POST.at(*place).titled(format!("The method is {method}")));
        }
        if let Some((url, place)) = &paste.url
            && let Ok(parts) = Url::parse(url)
            && (parts.path_str() != TOKEN_PATH
                || Service::of_host(parts.host_str()) != Some(Service::Suitetalk))
        {
            self.push(rules::URL_WRONG.at(*place));
        }
    }

    fn judge_parameters(&mut self, paste: &Paste, text: &str) {
        let place = paste.body_place();
        for (at, field) in paste.body.iter().enumerate() {
            if paste.body[..at].iter().any(|known| known.name == field.name) {
                self.push(rules::TWICE.at(field.place).titled(format!("{} is there twice", field.name)));
            }
        }
        let get = |name: &str| paste.body.iter().find(|field| field.name == name);
        self.client_id = get("client_id").map(|field| field.value.clone()).filter(|id| !id.is_empty());
        self.assertion = get("client_assertion").map(|field| field.value.clone());
        match get("grant_type") {
            None => self.push(rules::GRANT_MISSING.at(place)),
            Some(field) => match Grant::from_name(&field.value) {
                Some(grant) => self.grant = Some(grant),
                None => self.push(
                    rules::GRANT_UNSUPPORTED
                        .at(field.place)
                        .titled(format!("{} is no grant that NetSuite knows", shown(&field.value))),
                ),
            },
        }
        let wanted: &[&str] = match self.grant {
            Some(Grant::Code) => &["code", "redirect_uri"],
            Some(Grant::Refresh) => &["refresh_token"],
            Some(Grant::ClientCredentials) | None => &[],
        };
        for name in wanted {
            if get(name).is_none_or(|field| field.value.is_empty()) {
                self.push(rules::PARAMETER_MISSING.at(place).titled(format!("{name} is missing")));
            }
        }
        if self.grant == Some(Grant::ClientCredentials) {
            self.judge_client_credentials(paste);
        }
        let in_body = get("client_secret").is_some() || get("client_assertion").is_some();
        if paste.has_basic && (in_body || get("client_id").is_some()) {
            self.push(rules::AUTHENTICATED_TWICE.at(place));
        }
        if let Some(field) = get("scope") {
            judge_scope(field, &mut self.findings);
        }
        if let Some(field) = get("redirect_uri") {
            judge_redirect(field, &mut self.findings);
        }
        if let Some(field) = get("code_verifier") {
            let fits = (43..=128).contains(&field.value.len())
                && field.value.bytes().all(crate::sign::percent::is_unreserved);
            if !fits {
                let title =
                    format!("code_verifier has {} characters, or some that do not belong", field.value.len());
                self.push(rules::VERIFIER_LENGTH.at(field.place).titled(title));
            }
        }
        if super::assertion::certificate::holds_private_key(text) {
            self.push(rules::PRIVATE_KEY.at(place));
        }
    }

    fn judge_client_credentials(&mut self, paste: &Paste) {
        let get = |name: &str| paste.body.iter().find(|field| field.name == name);
        if get("client_assertion").is_none_or(|field| field.value.is_empty()) {
            let finding = match get("assertion") {
                Some(field) => {
                    self.assertion = Some(field.value.clone());
                    rules::ASSERTION_MISNAMED.at(field.place)
                }
                None => rules::PARAMETER_MISSING.at(paste.body_place()).titled("client_assertion is missing"),
            };
            self.push(finding);
        }
        match get("client_assertion_type") {
            Some(field) if field.value == ASSERTION_TYPE => {}
            Some(field) => self.push(rules::ASSERTION_TYPE_WRONG.at(field.place)),
            None => self.push(
                rules::ASSERTION_TYPE_WRONG.at(paste.body_place()).titled("client_assertion_type is missing"),
            ),
        }
    }

    /// What step one and the token request must have in common.
    fn judge_both(&mut self, paste: &Paste, text: &str) {
        let Some(step_one) = &paste.authorize else { return };
        let first = |name: &str| step_one.iter().find(|field| field.name == name);
        let second = |name: &str| paste.body.iter().find(|field| field.name == name);
        if let (Some(first), Some(second)) = (first("redirect_uri"), second("redirect_uri"))
            && first.value != second.value
        {
            let why = format!("Step one has {}, the token request {}.", first.value, second.value);
            self.push(rules::REDIRECT_DIFFERS.at(second.place).because(why));
        }
        match (first("code_challenge"), second("code_verifier")) {
            (Some(challenge), Some(verifier)) if challenge_of(&verifier.value) != challenge.value => {
                self.push(rules::VERIFIER_DIFFERS.at(verifier.place));
            }
            (Some(_), None) if self.grant == Some(Grant::Code) => {
                self.push(
                    rules::VERIFIER_DIFFERS
                        .at(Place::whole(Within::TokenRequest, text))
                        .titled("code_verifier is missing, though step one sent a code_challenge"),
                );
            }
            _ => {}
        }
    }
}

/// The S256 challenge of a verifier (RFC 7636 section 4.2).
#[must_use]
pub fn challenge_of(verifier: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes()))
}

/// The authorize URL of step one:
/// <https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_158081944642.html>.
fn judge_authorize(fields: &[Field], text: &str, found: &mut Vec<Finding>) {
    let get = |name: &str| fields.iter().find(|field| field.name == name && !field.value.is_empty());
    let whole = Place::whole(Within::TokenRequest, text);
    for name in ["response_type", "client_id", "redirect_uri", "scope", "state"] {
        if get(name).is_none() {
            found.push(
                rules::AUTHORIZE_MISSING
                    .at(whole)
                    .titled(format!("{name} is missing from the authorize URL")),
            );
        }
    }
    if let Some(field) = get("response_type").filter(|field| field.value != "code") {
        found.push(rules::RESPONSE_TYPE.at(field.place));
    }
    if let Some(field) = get("state") {
        let printable = field.value.bytes().all(|b| (0x20..0x7F).contains(&b));
        if !(22..=1024).contains(&field.value.len()) || !printable {
            found.push(rules::STATE_LENGTH.at(field.place));
        }
    }
    if let Some(field) = get("scope") {
        judge_scope(field, found);
    }
    if let Some(field) = get("redirect_uri") {
        judge_redirect(field, found);
    }
    if let Some(challenge) = get("code_challenge") {
        if challenge.value.len() != 43 || URL_SAFE_NO_PAD.decode(&challenge.value).is_err() {
            found.push(rules::CHALLENGE_MALFORMED.at(challenge.place));
        }
        match get("code_challenge_method") {
            Some(method) if method.value == "S256" => {}
            Some(method) => found.push(rules::METHOD_NOT_S256.at(method.place)),
            None => found.push(
                rules::METHOD_NOT_S256
                    .at(challenge.place)
                    .titled("code_challenge_method is missing, which means plain"),
            ),
        }
    }
}

fn judge_scope(field: &Field, found: &mut Vec<Finding>) {
    let scopes: Vec<&str> = field.value.split([' ', ',']).filter(|scope| !scope.is_empty()).collect();
    if let Some(unknown) = scopes.iter().find(|scope| !SCOPES.contains(scope)) {
        found.push(unknown_scope(unknown, &rules::SCOPE_UNKNOWN, field.place));
    }
}

/// `https://` or a scheme of the application's own:
/// <https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_157771733782.html>.
fn judge_redirect(field: &Field, found: &mut Vec<Finding>) {
    let lower = field.value.to_ascii_lowercase();
    if lower.starts_with("http://") || !lower.contains("://") {
        found.push(rules::REDIRECT_NOT_HTTPS.at(field.place));
    }
}

/// A value that a person typed, cut to what a title can hold.
fn shown(value: &str) -> String {
    if value.is_empty() { "An empty value".to_owned() } else { value.chars().take(40).collect() }
}

#[cfg(test)]
mod tests;
