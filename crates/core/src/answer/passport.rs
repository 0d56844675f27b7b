//! SOAP's `tokenPassport`: built, and checked.
//!
//! Its base string has five fields, `account&consumerKey&token&nonce&timestamp`, each percent-encoded, in that order,
//! without method or URL; key and digest are those of every other signature:
//! <https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1534941088.html>.

mod rules;

use crate::credentials::{Credentials, Stamp};
use crate::error::Error;
use crate::finding::{Finding, Place, Within};
use crate::sign::SignatureMethod;
use crate::sign::key::SigningKey;
use crate::sign::percent;
use crate::sign::signature::Signature;
use crate::span::Span;
pub use rules::RULES;

/// A token passport.
#[derive(Clone, Debug)]
pub struct TokenPassport {
    /// The account in NetSuite's own form.
    pub account: String,
    /// The integration record's key.
    pub consumer_key: String,
    /// The token id.
    pub token: String,
    /// Nonce and timestamp.
    pub stamp: Stamp,
    /// What is signed.
    pub base_string: String,
    /// Its signature.
    pub signature: Signature,
}

impl TokenPassport {
    /// Signs a passport with HMAC-SHA256, the one method that SOAP takes.
    ///
    /// # Errors
    /// [`Missing`](crate::error::ErrorKind::Missing) without an account or a token: a passport has no form without.
    pub fn of(credentials: &Credentials, stamp: &Stamp) -> Result<Self, Error> {
        let given = |value: &Option<String>, within| {
            value.clone().filter(|value| !value.is_empty()).ok_or_else(|| Error::missing(within))
        };
        let account = given(&credentials.account, Within::Account)?;
        let token = given(&credentials.token, Within::Token)?;
        let base_string =
            base_string([&account, &credentials.consumer_key, &token, &stamp.nonce, &stamp.timestamp]);
        let key = SigningKey::new(&credentials.consumer_secret, credentials.token_secret.as_ref());
        let signature = key.prepare(SignatureMethod::HmacSha256).sign(base_string.as_bytes());
        Ok(Self {
            account,
            consumer_key: credentials.consumer_key.clone(),
            token,
            stamp: stamp.clone(),
            base_string,
            signature,
        })
    }

    /// The element for the SOAP header of an endpoint such as `2025_1`.
    #[must_use]
    pub fn to_xml(&self, endpoint: &str) -> String {
        let mut xml = format!(
            "<platformMsgs:tokenPassport xmlns:platformMsgs=\"urn:messages_{endpoint}.platform.webservices.netsuite.com\" xmlns:platformCore=\"urn:core_{endpoint}.platform.webservices.netsuite.com\">\n"
        );
        for (name, value) in FIELDS.into_iter().zip([
            &self.account,
            &self.consumer_key,
            &self.token,
            &self.stamp.nonce,
            &self.stamp.timestamp,
        ]) {
            xml.push_str(
                &["  <platformCore:", name, ">", &escaped(value), "</platformCore:", name, ">\n"].concat(),
            );
        }
        let signature = self.signature.to_string();
        xml.push_str("  <platformCore:signature algorithm=\"HMAC-SHA256\">");
        xml.push_str(&signature);
        xml.push_str("</platformCore:signature>\n</platformMsgs:tokenPassport>");
        xml
    }
}

/// The five fields that are signed, in their order.
const FIELDS: [&str; 5] = ["account", "consumerKey", "token", "nonce", "timestamp"];

/// What is signed: the five fields, encoded, joined by `&`.
#[must_use]
pub fn base_string(fields: [&str; 5]) -> String {
    fields.map(|field| percent::encode(field.as_bytes())).join("&")
}

/// What was made of a pasted passport.
#[derive(Clone, Debug, Default)]
pub struct Check {
    /// Its base string, if all five fields are there.
    pub base_string: Option<String>,
    /// Whether the signature is the right one; `None` without the secrets, or if it could not be computed.
    pub matches: Option<bool>,
    /// What is wrong with it.
    pub findings: Vec<Finding>,
}

/// Checks a passport, or the SOAP envelope around it. With the credentials, its signature too: what stands in the
/// passport is signed again with their secrets.
#[must_use]
pub fn check(xml: &str, credentials: Option<&Credentials>) -> Check {
    let mut check = Check::default();
    let whole = Place::whole(Within::Authorization, xml);
    let Some(passport) = element(xml, "tokenPassport", 0) else {
        check.findings.push(rules::UNREADABLE.at(whole));
        return check;
    };
    let place = |span: Span| Place::new(Within::Authorization, span);
    let mut values: [Option<String>; 5] = Default::default();
    for (name, value) in FIELDS.into_iter().zip(&mut values) {
        match inside(xml, name, passport.content).filter(|found| !found.content.of_str(xml).trim().is_empty())
        {
            Some(found) => {
                let text = unescaped(found.content.of_str(xml).trim());
                check.findings.extend(judge(name, &text, place(found.content)));
                *value = Some(text);
            }
            None => check
                .findings
                .push(rules::FIELD_MISSING.at(place(passport.content)).titled(format!("{name} is missing"))),
        }
    }
    let has_two = element(xml, "tokenPassport", passport.content.end).is_some();
    let others = ["passport", "applicationInfo"].into_iter().find_map(|name| element(xml, name, 0));
    if has_two || others.is_some() {
        check.findings.push(rules::NOT_ALONE.at(others.map_or(whole, |other| place(other.content))));
    }
    let signature = inside(xml, "signature", passport.content);
    match &signature {
        Some(found) => judge_signature(xml, found, &mut check.findings),
        None => check
            .findings
            .push(rules::FIELD_MISSING.at(place(passport.content)).titled("signature is missing")),
    }
    let [Some(account), Some(consumer_key), Some(token), Some(nonce), Some(timestamp)] = values else {
        return check;
    };
    check.base_string = Some(base_string([&account, &consumer_key, &token, &nonce, &timestamp]));
    let secrets = credentials.filter(|credentials| {
        !credentials.consumer_secret.is_empty()
            && credentials.token_secret.as_ref().is_some_and(|s| !s.is_empty())
    });
    if let (Some(secrets), Some(found)) = (secrets, &signature) {
        let same =
            Credentials { account: Some(account), consumer_key, token: Some(token), ..secrets.clone() };
        let Ok(right) = TokenPassport::of(&same, &Stamp { nonce, timestamp }) else { return check };
        let matches = right.signature.matches(&unescaped(found.content.of_str(xml).trim()));
        check.matches = Some(matches);
        if !matches {
            check.findings.push(rules::SIGNATURE_DIFFERS.at(place(found.content)));
        }
    }
    check
}

/// What is wrong with one field.
fn judge(name: &str, value: &str, place: Place) -> Option<Finding> {
    match name {
        "account" if value.contains('-') || value.bytes().any(|b| b.is_ascii_lowercase()) => {
            let fix = format!("Write {}.", value.to_ascii_uppercase().replace('-', "_"));
            Some(rules::ACCOUNT_FORM.at(place).mended_by(fix))
        }
        "nonce" if !(6..=64).contains(&value.chars().count()) => Some(
            rules::NONCE_LENGTH
                .at(place)
                .titled(format!("The nonce has {} characters", value.chars().count())),
        ),
        "nonce" if !value.bytes().all(|b| b.is_ascii_alphanumeric()) => {
            Some(rules::NONCE_CHARACTERS.at(place))
        }
        "timestamp" if value.len() == 13 && value.bytes().all(|b| b.is_ascii_digit()) => {
            Some(rules::TIMESTAMP.at(place).titled("The timestamp is in milliseconds"))
        }
        "timestamp" if value.len() != 10 || !value.bytes().all(|b| b.is_ascii_digit()) => {
            Some(rules::TIMESTAMP.at(place))
        }
        _ => None,
    }
}

fn judge_signature(xml: &str, found: &Element, findings: &mut Vec<Finding>) {
    let place = Place::new(Within::Authorization, found.content);
    match attribute(found.opening.of_str(xml), "algorithm") {
        Some("HMAC-SHA256") => {}
        Some(other) => findings.push(rules::ALGORITHM.at(place).titled(format!("The algorithm is {other}"))),
        None => findings.push(rules::ALGORITHM.at(place).titled("The signature names no algorithm")),
    }
    let text = found.content.of_str(xml).trim();
    let is_hex = text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit());
    let title = if is_hex {
        "The signature is written in hexadecimal digits"
    } else if text.contains('%') {
        "The signature is percent-encoded"
    } else if text.len() != 44 || !text.ends_with('=') {
        "The signature is not 44 characters of Base64"
    } else {
        return;
    };
    findings.push(rules::SIGNATURE_FORM.at(place).titled(title));
}

/// An XML element: its opening tag, and what is in it.
struct Element {
    opening: Span,
    content: Span,
}

/// The first element of that local name from `from` on, whatever its prefix.
fn element(xml: &str, name: &str, from: usize) -> Option<Element> {
    let mut at = from;
    loop {
        let start = at + xml.get(at..)?.find('<')?;
        let end = start + xml[start..].find('>')?;
        at = end + 1;
        let tag = xml[start + 1..end].split_whitespace().next().unwrap_or_default();
        let local = tag.rsplit(':').next().unwrap_or_default();
        if local == name && !tag.starts_with('/') {
            let close = format!("</{tag}");
            let content_end = end + 1 + xml[end + 1..].find(&close)?;
            return Some(Element {
                opening: Span::new(start, end),
                content: Span::new(end + 1, content_end),
            });
        }
    }
}

/// The same, within a stretch of the text.
fn inside(xml: &str, name: &str, within: Span) -> Option<Element> {
    element(xml, name, within.start).filter(|found| found.content.end <= within.end)
}

fn attribute<'a>(opening: &'a str, name: &str) -> Option<&'a str> {
    let rest = opening.split_once(&format!(" {name}="))?.1;
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    rest[1..].split(quote).next()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret::Secret;

    fn credentials() -> Credentials {
        Credentials {
            account: Some("1234567_SB1".into()),
            consumer_key: "ck".into(),
            consumer_secret: Secret::new("cs"),
            token: Some("tk".into()),
            token_secret: Some(Secret::new("ts")),
        }
    }

    fn passport() -> TokenPassport {
        let stamp = Stamp { nonce: "abcdefghij0123456789".into(), timestamp: "1508242306".into() };
        TokenPassport::of(&credentials(), &stamp).unwrap()
    }

    fn codes(xml: &str) -> Vec<&'static str> {
        check(xml, Some(&credentials())).findings.iter().map(|finding| finding.code).collect()
    }

    /// Python: `base64.b64encode(hmac.new(b"cs&ts", base_string, hashlib.sha256).digest())`.
    #[test]
    fn five_fields_are_signed() {
        let passport = passport();
        assert_eq!(passport.base_string, "1234567_SB1&ck&tk&abcdefghij0123456789&1508242306");
        assert_eq!(passport.signature.to_string(), "ul/bBrQL83z7LHG++3rB/fT8KZu72vGUx8Z/Ur/Y4pM=");
        assert_eq!(base_string(["a b", "&", "é", "", "1"]), "a%20b&%26&%C3%A9&&1");
    }

    #[test]
    fn what_is_built_passes_the_check() {
        let xml = passport().to_xml("2025_1");
        let check = check(&xml, Some(&credentials()));
        assert_eq!((check.matches, check.findings), (Some(true), vec![]));
        assert_eq!(check.base_string.as_deref(), Some(passport().base_string.as_str()));
    }

    #[test]
    fn each_fault_has_its_finding() {
        let xml = passport().to_xml("2025_1");
        let signature = passport().signature.to_string();
        for (from, to, wanted) in [
            ("1234567_SB1", "1234567_sb1", vec!["passport-account-form", "passport-signature-differs"]),
            ("abcdefghij0123456789", "abc", vec!["passport-nonce-length", "passport-signature-differs"]),
            (
                "abcdefghij0123456789",
                "abc-def",
                vec!["passport-nonce-characters", "passport-signature-differs"],
            ),
            ("1508242306", "1508242306000", vec!["passport-timestamp", "passport-signature-differs"]),
            ("HMAC-SHA256", "HMAC-SHA1", vec!["passport-algorithm"]),
            (">ck<", "><", vec!["passport-field-missing"]),
            (&signature, "0f", vec!["passport-signature-not-base64", "passport-signature-differs"]),
            (
                "</platformMsgs:tokenPassport>",
                "</platformMsgs:tokenPassport><passport></passport>",
                vec!["passport-not-alone"],
            ),
        ] {
            assert_eq!(codes(&xml.replace(from, to)), wanted, "{from} -> {to}");
        }
        assert_eq!(codes("OAuth realm=\"1\""), ["passport-unreadable"]);
    }

    #[test]
    fn without_the_secrets_the_signature_is_not_judged() {
        let xml = passport().to_xml("2025_1");
        assert_eq!(check(&xml, None).matches, None);
    }

    #[test]
    fn a_passport_needs_account_and_token() {
        let mut incomplete = credentials();
        incomplete.token = None;
        let error = TokenPassport::of(&incomplete, &Stamp::default()).unwrap_err();
        assert_eq!(error.place().map(|place| place.within), Some(Within::Token));
    }
}
