//! What the fields of the page hold, the two secrets excepted.

use super::Typed;
use countersign_core::case::input::{
    Case, CredentialsInput, OauthInput, ObservedInput, RequestInput, StampInput,
};
use countersign_core::finding::Within;
use countersign_core::inputs::Inputs;
use countersign_core::secret::Secret;
use yew::AttrValue;

/// The text of every field that holds no secret. An empty field is one that was not given.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the field of `Inputs` of that name")]
pub struct Form {
    pub method: AttrValue,
    pub url: AttrValue,
    pub content_type: AttrValue,
    pub body: AttrValue,
    pub account: AttrValue,
    pub consumer_key: AttrValue,
    pub token: AttrValue,
    pub nonce: AttrValue,
    pub timestamp: AttrValue,
    pub callback: AttrValue,
    pub verifier: AttrValue,
    pub signature_method: AttrValue,
    /// Whether `oauth_version` is sent.
    pub version: bool,
    /// The signature that the middleware made, to be held against ours.
    pub signature: AttrValue,
}

impl Default for Form {
    fn default() -> Self {
        let empty = || AttrValue::Static("");
        Self {
            method: AttrValue::Static("GET"),
            url: empty(),
            content_type: empty(),
            body: empty(),
            account: empty(),
            consumer_key: empty(),
            token: empty(),
            nonce: empty(),
            timestamp: empty(),
            callback: empty(),
            verifier: empty(),
            signature_method: AttrValue::Static("HMAC-SHA256"),
            version: true,
            signature: empty(),
        }
    }
}

/// The fields that hold no secret.
const FIELDS: [Within; 13] = [
    Within::Method,
    Within::Url,
    Within::ContentType,
    Within::Body,
    Within::Account,
    Within::ConsumerKey,
    Within::Token,
    Within::Nonce,
    Within::Timestamp,
    Within::Callback,
    Within::Verifier,
    Within::SignatureMethod,
    Within::Signature,
];

/// The two secrets as they were read from their inputs, for one signing.
#[derive(Clone, Debug, Default)]
pub struct Secrets {
    /// The consumer secret; empty if it was not given.
    pub consumer: Secret,
    /// The token secret; empty if it was not given.
    pub token: Secret,
}

impl Form {
    /// The field that holds the text of `within`, if one does.
    #[must_use]
    pub fn field(&mut self, within: Within) -> Option<&mut AttrValue> {
        Some(match within {
            Within::Method => &mut self.method,
            Within::Url => &mut self.url,
            Within::ContentType => &mut self.content_type,
            Within::Body => &mut self.body,
            Within::Account => &mut self.account,
            Within::ConsumerKey => &mut self.consumer_key,
            Within::Token => &mut self.token,
            Within::Nonce => &mut self.nonce,
            Within::Timestamp => &mut self.timestamp,
            Within::Callback => &mut self.callback,
            Within::Verifier => &mut self.verifier,
            Within::SignatureMethod => &mut self.signature_method,
            Within::Signature => &mut self.signature,
            _ => return None,
        })
    }

    /// All of it as the core reads it, with the secrets of this moment.
    #[must_use]
    pub fn inputs(&self, secrets: Secrets) -> Inputs {
        let given = |text: &AttrValue| (!text.is_empty()).then(|| text.to_string());
        let given_secret = |secret: Secret| (!secret.is_empty()).then_some(secret);
        Inputs {
            method: given(&self.method),
            url: given(&self.url),
            content_type: given(&self.content_type),
            body: given(&self.body),
            account: given(&self.account),
            consumer_key: given(&self.consumer_key),
            consumer_secret: given_secret(secrets.consumer),
            token: given(&self.token),
            token_secret: given_secret(secrets.token),
            nonce: given(&self.nonce),
            timestamp: given(&self.timestamp),
            version: Some(self.version),
            callback: given(&self.callback),
            verifier: given(&self.verifier),
            signature_method: given(&self.signature_method),
        }
    }

    /// A form with nothing in it but the fields that a person has typed into.
    #[must_use]
    pub fn only(&self, typed: Typed) -> Self {
        let mut form = Self::default();
        let mut typed_in = self.clone();
        for within in FIELDS.into_iter().filter(|&within| typed.contains(within)) {
            if let (Some(field), Some(text)) = (form.field(within), typed_in.field(within)) {
                field.clone_from(text);
            }
        }
        form
    }

    /// What is to be checked: the fields for which `counts` holds, the secrets, and the paste.
    #[must_use]
    pub fn case(&self, counts: impl Fn(Within) -> bool, secrets: Secrets, paste: Option<String>) -> Case {
        let given =
            |within: Within, text: &AttrValue| (!text.is_empty() && counts(within)).then(|| text.to_string());
        let given_secret = |secret: Secret| (!secret.is_empty()).then_some(secret);
        // Whether the version is sent, a paste says itself.
        let version = paste.is_none().then_some(self.version);
        Case {
            request: Some(RequestInput {
                method: given(Within::Method, &self.method),
                url: given(Within::Url, &self.url),
                content_type: given(Within::ContentType, &self.content_type),
                body: given(Within::Body, &self.body),
            }),
            credentials: Some(CredentialsInput {
                account: given(Within::Account, &self.account),
                consumer_key: given(Within::ConsumerKey, &self.consumer_key),
                consumer_secret: given_secret(secrets.consumer),
                token: given(Within::Token, &self.token),
                token_secret: given_secret(secrets.token),
            }),
            stamp: Some(StampInput {
                nonce: given(Within::Nonce, &self.nonce),
                timestamp: given(Within::Timestamp, &self.timestamp),
            }),
            oauth: Some(OauthInput {
                version,
                callback: given(Within::Callback, &self.callback),
                verifier: given(Within::Verifier, &self.verifier),
            }),
            signature_method: given(Within::SignatureMethod, &self.signature_method),
            observed: Some(ObservedInput {
                signature: given(Within::Signature, &self.signature),
                ..ObservedInput::default()
            }),
            paste,
            ..Case::default()
        }
    }
}
