//! Verifying a client assertion with the browser's own cryptography (WebCrypto).

use super::script;
use countersign_core::answer::assertion::{Algorithm, Outcome, Verification};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::DomException;

/// What an algorithm is to WebCrypto, in one object for the key and for the verification: RFC 7518 sections 3.4 and 3.5.
const fn parameters(algorithm: Algorithm) -> &'static str {
    match algorithm {
        Algorithm::Ps256 => r#"{"name":"RSA-PSS","hash":"SHA-256","saltLength":32}"#,
        Algorithm::Ps384 => r#"{"name":"RSA-PSS","hash":"SHA-384","saltLength":48}"#,
        Algorithm::Ps512 => r#"{"name":"RSA-PSS","hash":"SHA-512","saltLength":64}"#,
        Algorithm::Es256 => r#"{"name":"ECDSA","hash":"SHA-256","namedCurve":"P-256"}"#,
        Algorithm::Es384 => r#"{"name":"ECDSA","hash":"SHA-384","namedCurve":"P-384"}"#,
        Algorithm::Es512 => r#"{"name":"ECDSA","hash":"SHA-512","namedCurve":"P-521"}"#,
    }
}

/// Verifies, and then says what it came to.
pub fn verify(verification: Verification, done: impl FnOnce(Option<Outcome>) + 'static) {
    spawn_local(async move { done(outcome(&verification).await) });
}

/// Verifies; `None` if this browser cannot: it has no WebCrypto, as on a page without TLS, or does not know the curve.
pub async fn outcome(verification: &Verification) -> Option<Outcome> {
    match is_right(verification).await {
        Ok(true) => Some(Outcome::Right),
        Ok(false) => Some(Outcome::Wrong),
        // The Web Cryptography API's word for a key that is none of its kind.
        Err(error) => {
            let is_no_key = error.dyn_ref::<DomException>().is_some_and(|error| error.name() == "DataError");
            is_no_key.then_some(Outcome::KeyUnusable)
        }
    }
}

async fn is_right(verification: &Verification) -> Result<bool, JsValue> {
    // A script may have imported the program into something that is no window.
    let subtle = web_sys::window().ok_or(JsValue::NULL)?.crypto()?.subtle();
    let (parameters, usages) =
        (script::parsed(parameters(verification.algorithm))?, script::parsed(r#"["verify"]"#)?);
    let spki = js_sys::Uint8Array::from(&verification.spki_der[..]);
    let imported =
        subtle.import_key_with_object("spki", &spki, parameters.unchecked_ref(), false, &usages)?;
    let key = JsFuture::from(imported).await?;
    let signature = js_sys::Uint8Array::from(&verification.signature[..]);
    let signed = js_sys::Uint8Array::from(verification.signing_input.as_bytes());
    let verified = subtle.verify_with_object_and_buffer_source_and_buffer_source(
        parameters.unchecked_ref(),
        key.unchecked_ref(),
        &signature,
        &signed,
    )?;
    Ok(JsFuture::from(verified).await? == true)
}
