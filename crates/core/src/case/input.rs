//! What goes into the verbs: one object with the same keys for all of them.

use crate::error::{Error, ErrorKind};
use crate::finding::{Place, Within};
use crate::inputs::Inputs;
use crate::secret::Secret;
use crate::span::Span;
use serde::Deserialize;
use serde::de::{self, Deserializer, Unexpected, Visitor};
use std::fmt;

/// One object of input. `null` is the same as absent, `""` is a value, an unknown key is an error that names it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The call.
    pub request: Option<RequestInput>,
    /// The account, the ids and the secrets.
    pub credentials: Option<CredentialsInput>,
    /// Nonce and timestamp.
    pub stamp: Option<StampInput>,
    /// What else stands in the header.
    pub oauth: Option<OauthInput>,
    /// `oauth_signature_method`.
    pub signature_method: Option<String>,
    /// What the middleware produced.
    pub observed: Option<ObservedInput>,
    /// What NetSuite answered.
    pub answer: Option<AnswerInput>,
    /// An OAuth 2.0 client assertion.
    pub assertion: Option<String>,
    /// The certificate or public key that belongs to it, as PEM.
    pub certificate: Option<String>,
    /// The form body of an OAuth 2.0 token request.
    pub token_request: Option<String>,
    /// Ids of the causes that the person has looked at.
    pub checked: Option<Vec<String>>,
    /// The time to judge by, in seconds since the Unix epoch.
    pub now: Option<i64>,
    /// Free text: what is recognised in it fills what is missing above.
    pub paste: Option<String>,
}

/// The keys of a [`Case`], for readers that cannot refuse an unknown one by themselves.
pub const KEYS: [&str; 13] = [
    "request",
    "credentials",
    "stamp",
    "oauth",
    "signature_method",
    "observed",
    "answer",
    "assertion",
    "certificate",
    "token_request",
    "checked",
    "now",
    "paste",
];

/// The keys of the objects within a [`Case`], by the key under which each stands.
pub const NESTED_KEYS: [(&str, &[&str]); 6] = [
    ("request", &["method", "url", "content_type", "body"]),
    ("credentials", &["account", "consumer_key", "consumer_secret", "token", "token_secret"]),
    ("stamp", &["nonce", "timestamp"]),
    ("oauth", &["version", "callback", "verifier"]),
    ("observed", &["authorization", "base_string", "signature"]),
    ("answer", &["status", "headers", "body", "audit_detail"]),
];

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is the field of `Inputs` of that name")]
pub struct RequestInput {
    pub method: Option<String>,
    pub url: Option<String>,
    pub content_type: Option<String>,
    pub body: Option<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is the field of `Inputs` of that name")]
pub struct CredentialsInput {
    pub account: Option<String>,
    pub consumer_key: Option<String>,
    #[serde(default, deserialize_with = "secret")]
    pub consumer_secret: Option<Secret>,
    pub token: Option<String>,
    #[serde(default, deserialize_with = "secret")]
    pub token_secret: Option<Secret>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is the field of `Inputs` of that name")]
pub struct StampInput {
    pub nonce: Option<String>,
    #[serde(default, deserialize_with = "text_or_number")]
    pub timestamp: Option<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is the field of `Inputs` of that name")]
pub struct OauthInput {
    pub version: Option<bool>,
    pub callback: Option<String>,
    pub verifier: Option<String>,
}

/// What the middleware produced, each as the person has it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObservedInput {
    /// What stood as the `Authorization` header.
    pub authorization: Option<String>,
    /// The base string that it logged.
    pub base_string: Option<String>,
    /// The signature alone.
    pub signature: Option<String>,
}

/// What NetSuite answered.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerInput {
    /// The HTTP status.
    pub status: Option<u16>,
    /// The headers, a line each.
    pub headers: Option<String>,
    /// The body, or the client's error text.
    pub body: Option<String>,
    /// The word in the *Detail* column of the Login Audit Trail.
    pub audit_detail: Option<String>,
}

impl Case {
    /// Reads one line of JSON.
    ///
    /// # Errors
    /// [`ErrorKind::Unreadable`], with the byte at which reading stopped, if it is no JSON object, holds an unknown
    /// key, or a value is of another type.
    pub fn from_json(line: &str) -> Result<Self, Error> {
        serde_json::from_str(line).map_err(|error| {
            let at = offset(line, error.line(), error.column());
            let message = error.to_string();
            let place = Place::new(Within::Line, Span::new(at, at));
            Error::at(
                ErrorKind::Unreadable,
                place,
                format!("the line cannot be read: {}", without_place_and_values(&message)),
            )
        })
    }

    /// The error for a line that is no text: `at` is the first byte that is not UTF-8.
    #[must_use]
    pub fn not_utf8(at: usize) -> Error {
        let place = Place::new(Within::Line, Span::new(at, at));
        Error::at(ErrorKind::Unreadable, place, format!("the line cannot be read: byte {at} is not UTF-8"))
    }

    /// The part of it that a person enters.
    #[must_use]
    pub fn inputs(&self) -> Inputs {
        let request = self.request.clone().unwrap_or_default();
        let credentials = self.credentials.clone().unwrap_or_default();
        let stamp = self.stamp.clone().unwrap_or_default();
        let oauth = self.oauth.clone().unwrap_or_default();
        Inputs {
            method: request.method,
            url: request.url,
            content_type: request.content_type,
            body: request.body,
            account: credentials.account,
            consumer_key: credentials.consumer_key,
            consumer_secret: credentials.consumer_secret,
            token: credentials.token,
            token_secret: credentials.token_secret,
            nonce: stamp.nonce,
            timestamp: stamp.timestamp,
            version: oauth.version,
            callback: oauth.callback,
            verifier: oauth.verifier,
            signature_method: self.signature_method.clone(),
        }
    }
}

/// A message of `serde_json` without the place behind it, which the error has as a number, and without the text that it
/// found in place of something else, which may be a secret.
fn without_place_and_values(message: &str) -> String {
    let message = message.rsplit_once(" at line ").map_or(message, |(front, _)| front);
    match message.rsplit_once(", expected ") {
        Some((found, wanted)) if found.starts_with("invalid type: string") => {
            format!("invalid type: a string, expected {wanted}")
        }
        _ => message.to_owned(),
    }
}

/// Byte offset of a line and column, both counted from 1 in bytes, as `serde_json` does.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    (before + column.saturating_sub(1)).min(text.len())
}

/// The one way in which a secret is read from data.
fn secret<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Secret>, D::Error> {
    deserializer.deserialize_any(SecretText)
}

/// Takes a text. A number is refused like everything else, without being quoted: it may be the secret all the same.
struct SecretText;

impl Visitor<'_> for SecretText {
    type Value = Option<Secret>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a secret as a string")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Some(Secret::new(text)))
    }

    fn visit_string<E>(self, text: String) -> Result<Self::Value, E> {
        Ok(Some(Secret::new(text)))
    }

    fn visit_i64<E: de::Error>(self, _: i64) -> Result<Self::Value, E> {
        Err(E::invalid_type(Unexpected::Other("a number"), &self))
    }

    fn visit_u64<E: de::Error>(self, _: u64) -> Result<Self::Value, E> {
        Err(E::invalid_type(Unexpected::Other("a number"), &self))
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<Self::Value, E> {
        Err(E::invalid_type(Unexpected::Other("a number"), &self))
    }
}

/// Timestamps are often written as numbers.
fn text_or_number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    deserializer.deserialize_any(TextOrNumber)
}

/// A visitor of its own, and no `serde_json::Value`: that one brings ten kilobytes of tables for printing numbers, which
/// the page would have to download.
struct TextOrNumber;

impl Visitor<'_> for TextOrNumber {
    type Value = Option<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a timestamp as text or number")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Some(text.to_owned()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
        Ok(Some(number.to_string()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
        Ok(Some(number.to_string()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Self::Value, E> {
        Ok(Some(number.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(line: &str) -> String {
        Case::from_json(line).unwrap_err().to_string()
    }

    #[test]
    fn null_is_absent_and_empty_is_a_value() {
        let case =
            Case::from_json(r#"{"request": null, "credentials": {"token": "", "account": null}}"#).unwrap();
        assert_eq!(case.inputs().token.as_deref(), Some(""));
        assert_eq!(case.inputs().account, None);
        assert_eq!(case.inputs().method, None);
    }

    #[test]
    fn an_unknown_key_is_named() {
        assert!(refused(r#"{"reqest": {}}"#).contains("unknown field `reqest`"));
        assert!(refused(r#"{"stamp": {"nonse": "x"}}"#).contains("unknown field `nonse`"));
    }

    #[test]
    fn errors_name_the_place_and_never_a_secret() {
        let error = Case::from_json("{\"request\": 7}").unwrap_err();
        assert_eq!(error.place().map(|place| place.span), Some(Span::new(12, 12)));
        let line = r#"{"credentials": {"consumer_secret": ["canary"]}}"#;
        assert!(!refused(line).contains("canary"), "{}", refused(line));
        let line = r#"{"credentials": "canary, expected \"canary\""}"#;
        assert!(!refused(line).contains("canary"), "{}", refused(line));
        for number in ["7654321", "-7654321", "7654321.5"] {
            let line = format!("{{\"credentials\": {{\"token_secret\": {number}}}}}");
            assert!(refused(&line).contains("expected a secret as a string"), "{}", refused(&line));
            assert!(!refused(&line).contains("7654321"), "{}", refused(&line));
        }
    }

    #[test]
    fn a_timestamp_may_be_a_number() {
        for (written, read) in
            [("1508242306", "1508242306"), ("-1", "-1"), ("1.5", "1.5"), ("\" 1 \"", " 1 ")]
        {
            let case = Case::from_json(&format!("{{\"stamp\": {{\"timestamp\": {written}}}}}")).unwrap();
            assert_eq!(case.inputs().timestamp.as_deref(), Some(read));
        }
        assert!(
            refused(r#"{"stamp": {"timestamp": [1]}}"#).contains("expected a timestamp as text or number")
        );
    }

    #[test]
    fn the_key_lists_are_those_of_the_types() {
        for key in KEYS {
            assert!(refused(&format!("{{\"{key}x\":1}}")).contains(&format!("`{key}`")), "{key}");
        }
        for (object, keys) in NESTED_KEYS {
            let message = refused(&format!("{{\"{object}\": {{\"no_such_key\": 1}}}}"));
            for key in keys {
                assert!(message.contains(&format!("`{key}`")), "{object}.{key}: {message}");
            }
        }
    }
}
