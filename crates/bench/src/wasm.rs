//! What Node calls, with strings going in and out.

use crate::{example, search};
use countersign_core::check::reenact::Search;
use countersign_core::credentials::{Credentials, Stamp};
use countersign_core::request::Request;
use countersign_core::secret::Secret;
use countersign_core::sign::{OauthOptions, Trace};
use hmac::Hmac;
use sha2::Sha256;
use wasm_bindgen::prelude::wasm_bindgen;

/// Signs for one integration. Its credentials came in once and are held as they were given, as the page holds them: with
/// each signature the key is set up anew.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Signer(Credentials);

#[wasm_bindgen]
impl Signer {
    /// Takes the credentials in.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(
        account: String,
        consumer_key: String,
        consumer_secret: String,
        token: String,
        token_secret: String,
    ) -> Self {
        Self(Credentials {
            account: Some(account),
            consumer_key,
            consumer_secret: Secret::new(consumer_secret),
            token: Some(token),
            token_secret: Some(Secret::new(token_secret)),
        })
    }

    /// Signs a call, and gives the header: what the page does for a keystroke, less the drawing.
    ///
    /// # Errors
    /// As [`Trace::of`], in words.
    pub fn sign(
        &self,
        method: String,
        url: String,
        nonce: String,
        timestamp: String,
    ) -> Result<String, String> {
        let request = Request { method, url, ..Request::default() };
        let stamp = Stamp { nonce, timestamp };
        let trace = Trace::of(&request, &self.0, &stamp, &OauthOptions::default())
            .map_err(|error| error.to_string())?;
        Ok(trace.authorization.into_string())
    }
}

/// The same with the credentials coming in for each signature, as in a function that keeps nothing.
///
/// # Errors
/// As [`Trace::of`], in words.
#[allow(clippy::too_many_arguments, reason = "each is a string that crosses the border")]
#[wasm_bindgen]
pub fn sign(
    method: String,
    url: String,
    account: String,
    consumer_key: String,
    consumer_secret: String,
    token: String,
    token_secret: String,
    nonce: String,
    timestamp: String,
) -> Result<String, String> {
    Signer::new(account, consumer_key, consumer_secret, token, token_secret)
        .sign(method, url, nonce, timestamp)
}

/// The HMAC over the ready base string of the example, under its prepared key: nothing crosses the border but the call.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Raw {
    key: Hmac<Sha256>,
    base_string: Vec<u8>,
}

#[wasm_bindgen]
impl Raw {
    /// Prepares the example's key.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::new_without_default, reason = "JavaScript has constructors alone")]
    #[must_use]
    pub fn new() -> Self {
        example::check();
        let key = example::keyed(&example::key(&example::ready()));
        Self { key, base_string: example::BASE_STRING.as_bytes().to_vec() }
    }

    /// The HMAC; its first byte.
    #[must_use]
    pub fn hmac(&self) -> u8 {
        example::raw(&self.key, &self.base_string)[0]
    }

    /// The same over a string that comes in, and out as bytes: what a page's own code would call.
    #[must_use]
    pub fn hmac_of(&self, base_string: &str) -> Vec<u8> {
        example::raw(&self.key, base_string.as_bytes()).to_vec()
    }
}

/// The bare loop that a search is held against.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Bare(search::Bare);

#[wasm_bindgen]
impl Bare {
    /// Sets the scene.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Computes so many digests and says how many were met: none.
    pub fn run(&mut self, candidates: u32) -> u32 {
        self.0.slice(candidates)
    }
}

/// A search that is run once, from the collecting of the variants to its end.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Whole(Search);

#[wasm_bindgen]
impl Whole {
    /// Sets the scene.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::new_without_default, reason = "JavaScript has constructors alone")]
    #[must_use]
    pub fn new() -> Self {
        Self(search::search())
    }

    /// Tries about so many candidates and says whether all have been tried.
    ///
    /// # Panics
    /// If something was found.
    pub fn run(&mut self, candidates: u32) -> bool {
        let is_over = self.0.run(candidates.into());
        assert!(self.0.fits().is_empty(), "there is nothing to be found");
        is_over
    }

    /// How many have been tried.
    #[must_use]
    pub fn tried(&self) -> u32 {
        u32::try_from(self.0.tried()).unwrap_or(u32::MAX)
    }

    /// Whether one mistake and two usual ones have been tried.
    #[must_use]
    pub fn is_past_the_usual(&self) -> bool {
        self.0.is_past_the_usual()
    }
}
