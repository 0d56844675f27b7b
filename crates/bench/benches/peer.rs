//! oauth1-request, the fastest crate of others that we found. It signs with HMAC-SHA1; its own trait lets one add
//! HMAC-SHA256, which is done here as it does HMAC-SHA1.

use base64::display::Base64Display;
use base64::engine::general_purpose::STANDARD;
use countersign_bench::example;
use countersign_core::inputs::Ready;
use countersign_core::sign::percent;
use hmac::{Hmac, Mac};
use oauth1_request::signature_method::{Sign, SignatureMethod};
use oauth1_request::{Builder, ParameterList, Token};
use sha2::Sha256;
use std::fmt::{self, Display, Write};
use std::num::NonZeroU64;

/// The example as oauth1-request wants it: it is spared the taking apart of the URL and the decoding of the query.
pub struct Prepared<'a> {
    ready: &'a Ready,
    address: &'a str,
    query: Vec<(&'a str, &'a str)>,
    timestamp: NonZeroU64,
}

impl<'a> Prepared<'a> {
    pub fn of(ready: &'a Ready) -> Self {
        let (address, query) = ready.request.url.split_once('?').expect("the example has a query");
        let query = query.split('&').filter_map(|pair| pair.split_once('=')).collect();
        let timestamp = ready.stamp.timestamp.parse().expect("the example's timestamp is a number");
        Self { ready, address, query, timestamp }
    }

    /// The finished header, the realm spliced in: the crate knows none.
    pub fn sign(&self) -> String {
        let own = &self.ready.credentials;
        let token = Token::from_parts(
            own.consumer_key.as_str(),
            own.consumer_secret.expose(),
            own.token.as_deref().unwrap_or_default(),
            own.token_secret.as_ref().map_or("", |secret| secret.expose()),
        );
        let mut builder = Builder::with_token(token, HmacSha256);
        builder.nonce(self.ready.stamp.nonce.as_str()).timestamp(self.timestamp).version(true);
        let header = builder.post(self.address, &ParameterList::new(self.query.clone()));
        let fields = header.strip_prefix("OAuth ").expect("the header begins with its scheme");
        let realm = own.account.as_deref().unwrap_or_default();
        let mut spliced = String::with_capacity(header.len() + realm.len() + 9);
        spliced.extend(["OAuth realm=\"", realm, "\",", fields]);
        spliced
    }
}

#[derive(Clone, Copy)]
struct HmacSha256;

struct HmacSha256Sign(Hmac<Sha256>);

impl SignatureMethod for HmacSha256 {
    type Sign = HmacSha256Sign;

    fn sign_with(self, client_secret: &str, token_secret: Option<&str>) -> HmacSha256Sign {
        let mut key = Vec::with_capacity(192);
        percent::encode_into(client_secret.as_bytes(), &mut key);
        key.push(b'&');
        percent::encode_into(token_secret.unwrap_or_default().as_bytes(), &mut key);
        HmacSha256Sign(example::keyed(&key))
    }
}

impl Sign for HmacSha256Sign {
    type Signature = Signature;

    fn get_signature_method_name(&self) -> &'static str {
        "HMAC-SHA256"
    }

    fn request_method(&mut self, method: &str) {
        self.0.update(method.as_bytes());
        self.0.update(b"&");
    }

    fn uri<T: Display>(&mut self, uri: T) {
        self.write(uri);
        self.0.update(b"&");
    }

    fn parameter<V: Display>(&mut self, key: &str, value: V) {
        self.0.update(key.as_bytes());
        self.0.update(b"%3D");
        self.write(value);
    }

    fn delimiter(&mut self) {
        self.0.update(b"%26");
    }

    fn end(self) -> Signature {
        Signature(self.0.finalize().into_bytes().into())
    }
}

impl HmacSha256Sign {
    fn write(&mut self, value: impl Display) {
        write!(Into(&mut self.0), "{value}").expect("an HMAC takes all that is written");
    }
}

struct Into<'a>(&'a mut Hmac<Sha256>);

impl Write for Into<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.update(text.as_bytes());
        Ok(())
    }
}

struct Signature([u8; 32]);

impl Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let base64 = Base64Display::new(&self.0, &STANDARD).to_string();
        f.write_str(&percent::encode(base64.as_bytes()))
    }
}
