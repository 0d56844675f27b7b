//! Oracle's published RESTlet request, read from the vectors: what every contender signs, and must sign rightly first.

use countersign_core::case::input::Case;
use countersign_core::inputs::Ready;
use countersign_core::sign::Trace;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// The base string, 464 bytes.
pub const BASE_STRING: &str =
    include_str!("../../../tests/vectors/oracle-restlet/base-string.txt").trim_ascii_end();

/// The signature.
pub const SIGNATURE: &str =
    include_str!("../../../tests/vectors/oracle-restlet/signature.txt").trim_ascii_end();

/// The header.
pub const AUTHORIZATION: &str =
    include_str!("../../../tests/vectors/oracle-restlet/authorization.txt").trim_ascii_end();

const CASE: &str = include_str!("../../../tests/vectors/oracle-restlet/case.json");

/// The request, the credentials and the stamp.
///
/// # Panics
/// If the vector is not what it was.
#[must_use]
pub fn ready() -> Ready {
    let case = Case::from_json(CASE).expect("the vector is a case");
    case.inputs().ready().expect("the vector is complete")
}

/// The whole of signing, as the page does it.
///
/// # Panics
/// If the request cannot be signed.
#[must_use]
pub fn sign(ready: &Ready) -> Trace {
    Trace::of(&ready.request, &ready.credentials, &ready.stamp, &ready.options)
        .expect("the vector can be signed")
}

/// The signing key's bytes. Both secrets are digits, which encoding leaves alone.
#[must_use]
pub fn key(ready: &Ready) -> Vec<u8> {
    let token_secret = ready.credentials.token_secret.as_ref().map_or("", |secret| secret.expose());
    [ready.credentials.consumer_secret.expose(), token_secret].join("&").into_bytes()
}

/// The HMAC that we use, with a key's schedule computed.
///
/// # Panics
/// Never: an HMAC takes a key of any length.
#[must_use]
pub fn keyed(key: &[u8]) -> Hmac<Sha256> {
    Hmac::new_from_slice(key).expect("an HMAC takes a key of any length")
}

/// The least that a signature costs: the HMAC of a ready base string under a prepared key.
#[must_use]
pub fn raw(key: &Hmac<Sha256>, base_string: &[u8]) -> [u8; 32] {
    key.clone().chain_update(base_string).finalize().into_bytes().into()
}

/// Holds the HMAC and our own signing against the example.
///
/// # Panics
/// If one of them is wrong: then there is nothing to measure.
pub fn check() {
    let ready = ready();
    assert_eq!(BASE_STRING.len(), 464, "the length that the limits speak of");
    let trace = sign(&ready);
    assert_eq!(trace.unsigned.base_string.as_str(), BASE_STRING);
    assert_eq!(trace.signature.to_string(), SIGNATURE);
    assert_eq!(trace.authorization.as_str(), AUTHORIZATION);
    assert_eq!(Some(&raw(&keyed(&key(&ready)), BASE_STRING.as_bytes())[..]), trace.signature.digest());
}
