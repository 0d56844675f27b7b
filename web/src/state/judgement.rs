//! What is computed of the form and the secrets: the signing, and what the lint has to say.

use super::{Form, Secrets};
use countersign_core::case::{self, Signed};
use countersign_core::error::Error;
use countersign_core::finding::{Finding, Within};

/// The result of one signing. It holds no secret.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// Every step, or why there is none.
    pub outcome: Result<Signed, Error>,
    /// What was found in the inputs, most harmful first.
    pub findings: Vec<Finding>,
    /// What signing needs and was not given.
    pub missing: Vec<Within>,
    /// How many characters the consumer secret has.
    pub consumer_secret_length: usize,
    /// How many characters the token secret has.
    pub token_secret_length: usize,
    /// When it was computed, in seconds since the Unix epoch.
    pub now: i64,
}

impl Judgement {
    /// Signs what the form and the two inputs hold.
    #[must_use]
    pub fn of(form: &Form, secrets: Secrets, now: i64) -> Self {
        let length = |secret: &countersign_core::secret::Secret| secret.expose().chars().count();
        let (consumer_secret_length, token_secret_length) =
            (length(&secrets.consumer), length(&secrets.token));
        let inputs = form.inputs(secrets);
        let required = [
            (Within::Method, form.method.is_empty()),
            (Within::Url, form.url.is_empty()),
            (Within::ConsumerKey, form.consumer_key.is_empty()),
            (Within::ConsumerSecret, consumer_secret_length == 0),
            (Within::Nonce, form.nonce.is_empty()),
            (Within::Timestamp, form.timestamp.is_empty()),
        ];
        let missing = required.into_iter().filter_map(|(within, empty)| empty.then_some(within)).collect();
        let mut outcome = case::sign(&inputs);
        let findings = match &mut outcome {
            Ok(signed) => std::mem::take(&mut signed.findings),
            Err(_) => case::lint(&inputs),
        };
        Self { outcome, findings, missing, consumer_secret_length, token_secret_length, now }
    }

    /// The signing, if there is one.
    #[must_use]
    pub fn signed(&self) -> Option<&Signed> {
        self.outcome.as_ref().ok()
    }
}
