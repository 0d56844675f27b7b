//! What standard input leaves out: filled from the flags, from the environment, and for the stamp from clock and
//! random numbers.

use crate::args::Call;
use countersign_core::account::Account;
use countersign_core::case::gather::Gathered;
use countersign_core::inputs::Inputs;
use countersign_core::secret::Secret;
use std::env;
use std::time::{SystemTime, UNIX_EPOCH};

/// How many characters a nonce that is made here has: what Oracle recommends.
const NONCE_LENGTH: usize = 20;

/// Fills from the flags and the environment. What is given is never changed.
pub fn from_call(inputs: &mut Inputs, call: &Call) {
    from_flags(inputs, call);
    from_environment(inputs);
}

/// Fills what `answer` looks at. The environment's keys are those of a signed request: a client assertion may be of
/// another integration.
pub fn for_answer(gathered: &mut Gathered, call: &Call) {
    from_flags(&mut gathered.inputs, call);
    if gathered.oauth2.is_empty() {
        from_environment(&mut gathered.inputs);
    }
    gathered.answer.status = gathered.answer.status.or(call.status);
    if gathered.answer.audit_detail.is_none() {
        gathered.answer.audit_detail.clone_from(&call.audit_detail);
    }
    gathered.looked_at.extend_from_slice(&call.looked_at);
}

fn from_flags(inputs: &mut Inputs, call: &Call) {
    for (field, value) in [
        (&mut inputs.method, &call.method),
        (&mut inputs.url, &call.url),
        (&mut inputs.content_type, &call.content_type),
        (&mut inputs.body, &call.body),
        (&mut inputs.account, &call.account),
        (&mut inputs.consumer_key, &call.consumer_key),
        (&mut inputs.token, &call.token),
        (&mut inputs.nonce, &call.nonce),
        (&mut inputs.timestamp, &call.timestamp),
        (&mut inputs.callback, &call.callback),
        (&mut inputs.verifier, &call.verifier),
        (&mut inputs.signature_method, &call.signature_method),
    ] {
        if field.is_none() {
            field.clone_from(value);
        }
    }
    if call.no_version && inputs.version.is_none() {
        inputs.version = Some(false);
    }
}

/// Fills ids and secrets from the environment.
fn from_environment(inputs: &mut Inputs) {
    let set = |name: &str| env::var(name).ok();
    let secret = |name: &str| set(name).map(Secret::new);
    inputs.consumer_key = inputs.consumer_key.take().or_else(|| set("COUNTERSIGN_CONSUMER_KEY"));
    inputs.token = inputs.token.take().or_else(|| set("COUNTERSIGN_TOKEN"));
    inputs.consumer_secret = inputs.consumer_secret.take().or_else(|| secret("COUNTERSIGN_CONSUMER_SECRET"));
    inputs.token_secret = inputs.token_secret.take().or_else(|| secret("COUNTERSIGN_TOKEN_SECRET"));
}

/// For a person who typed flags: the method follows from the body, the account from the URL.
pub fn what_follows(inputs: &mut Inputs) {
    if inputs.method.is_none() {
        inputs.method = Some(if inputs.body.is_some() { "POST" } else { "GET" }.to_owned());
    }
    if inputs.account.is_none() {
        let account = inputs.parsed_url().and_then(|url| Account::from_host(url.host_str()));
        inputs.account = account.map(|account| account.realm().to_owned());
    }
}

/// The seconds since the Unix epoch, by this machine's clock.
pub fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs()
}

/// Makes the nonce or the timestamp that is missing.
pub fn stamp(inputs: &mut Inputs) {
    inputs.nonce.get_or_insert_with(nonce);
    inputs.timestamp.get_or_insert_with(|| now().to_string());
}

/// Letters and digits from the system's random numbers.
fn nonce() -> String {
    const ALPHABET: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    let mut nonce = String::with_capacity(NONCE_LENGTH);
    while nonce.len() < NONCE_LENGTH {
        let mut bytes = [0; 2 * NONCE_LENGTH];
        getrandom::fill(&mut bytes).expect("the system has random numbers");
        // 248 is the largest multiple of 62 that fits a byte: beyond it some letters would come more often.
        let fair = bytes.iter().filter(|&&byte| byte < 248);
        let letters = fair.map(|&byte| char::from(ALPHABET[usize::from(byte) % ALPHABET.len()]));
        nonce.extend(letters.take(NONCE_LENGTH - nonce.len()));
    }
    nonce
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nonce_is_twenty_letters_and_digits_and_new_each_time() {
        let (one, two) = (nonce(), nonce());
        assert!(one.len() == NONCE_LENGTH && one.bytes().all(|b| b.is_ascii_alphanumeric()));
        assert_ne!(one, two);
    }

    #[test]
    fn what_is_given_wins_over_a_flag() {
        let mut inputs = Inputs { url: Some("https://given/".into()), ..Inputs::default() };
        let call = Call { url: Some("https://flag/".into()), method: Some("PUT".into()), ..Call::default() };
        from_call(&mut inputs, &call);
        assert_eq!(inputs.url.as_deref(), Some("https://given/"));
        assert_eq!(inputs.method.as_deref(), Some("PUT"));
    }
}
