//! HMAC and comparison (RFC 5849 section 3.4.2).

use super::key::SigningKey;
use base64::{Engine, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use sha2::{Sha256, Sha512};
use std::fmt;
use subtle::ConstantTimeEq;

/// The signature methods that are computed here. NetSuite takes the first alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SignatureMethod {
    /// `HMAC-SHA256`: what NetSuite takes.
    #[default]
    HmacSha256,
    /// `HMAC-SHA1` (RFC 5849 section 3.4.2): refused by NetSuite since 2023.1.
    HmacSha1,
    /// `HMAC-SHA512`: used by some libraries, refused by NetSuite.
    HmacSha512,
    /// `PLAINTEXT` (section 3.4.4): the signature is the two secrets. Recognised and verified, never emitted.
    Plaintext,
}

impl SignatureMethod {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::HmacSha256, Self::HmacSha1, Self::HmacSha512, Self::Plaintext];

    /// The value of `oauth_signature_method`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::HmacSha256 => "HMAC-SHA256",
            Self::HmacSha1 => "HMAC-SHA1",
            Self::HmacSha512 => "HMAC-SHA512",
            Self::Plaintext => "PLAINTEXT",
        }
    }

    /// The method of that exact name (it is case-sensitive, RFC 5849 section 3.1).
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.as_str() == name)
    }

    /// Whether NetSuite takes it.
    #[must_use]
    pub const fn is_taken_by_netsuite(self) -> bool {
        matches!(self, Self::HmacSha256)
    }
}

impl fmt::Display for SignatureMethod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

// What follows is compiled once for each hash and not into its callers: a signature runs once through its code, which is
// then the slower the longer it is (7 % for these two).

#[inline(never)]
fn keyed<M: KeyInit>(key: &[u8]) -> M {
    M::new_from_slice(key).expect("HMAC takes a key of any length")
}

#[inline(never)]
fn signed<M: Mac + Clone>(mac: &M, base_string: &[u8]) -> Signature {
    Signature::of_digest(&mac.clone().chain_update(base_string).finalize().into_bytes())
}

/// A signing key with its key schedule computed.
#[derive(Clone)]
pub struct PreparedKey(Prepared);

#[derive(Clone)]
#[allow(
    clippy::large_enum_variant,
    reason = "there are a few dozen in a search, and boxing costs a look-up each time"
)]
enum Prepared {
    Sha256(Hmac<Sha256>),
    Sha1(Hmac<Sha1>),
    Sha512(Hmac<Sha512>),
    Plaintext(SigningKey),
}

impl PreparedKey {
    /// The key schedule of a key that is given as a whole.
    #[must_use]
    pub fn of(method: SignatureMethod, key: &[u8]) -> Self {
        Self(match method {
            SignatureMethod::HmacSha256 => Prepared::Sha256(keyed(key)),
            SignatureMethod::HmacSha1 => Prepared::Sha1(keyed(key)),
            SignatureMethod::HmacSha512 => Prepared::Sha512(keyed(key)),
            SignatureMethod::Plaintext => Prepared::Plaintext(SigningKey::from_bytes(key.to_vec())),
        })
    }

    /// The signature of a base string.
    #[must_use]
    pub fn sign(&self, base_string: &[u8]) -> Signature {
        match &self.0 {
            Prepared::Sha256(mac) => signed(mac, base_string),
            Prepared::Sha1(mac) => signed(mac, base_string),
            Prepared::Sha512(mac) => signed(mac, base_string),
            Prepared::Plaintext(key) => Signature(Kind::Plaintext(key.clone())),
        }
    }

    /// The same key with the beginning of a base string behind it: what it then signs is that and whatever follows. So
    /// texts that begin alike share the work.
    #[must_use]
    pub fn after(&self, beginning: &[u8]) -> Self {
        Self(match &self.0 {
            Prepared::Sha256(mac) => Prepared::Sha256(mac.clone().chain_update(beginning)),
            Prepared::Sha1(mac) => Prepared::Sha1(mac.clone().chain_update(beginning)),
            Prepared::Sha512(mac) => Prepared::Sha512(mac.clone().chain_update(beginning)),
            Prepared::Plaintext(key) => Prepared::Plaintext(key.clone()),
        })
    }

    /// Whether the signature of a base string has these bytes. In a search the digest is known to whoever searches, so
    /// it is compared as quickly as may be.
    #[must_use]
    pub fn gives(&self, base_string: &[u8], digest: &[u8]) -> bool {
        self.sign(base_string).digest() == Some(digest)
    }
}

impl fmt::Debug for PreparedKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PreparedKey")
    }
}

/// A signature (RFC 5849 section 3.4.2). `Display` is its Base64 text; that of `PLAINTEXT`, which is the secrets, has none.
#[derive(Clone)]
pub struct Signature(Kind);

#[derive(Clone)]
enum Kind {
    Digest { bytes: [u8; 64], len: usize },
    Plaintext(SigningKey),
}

/// The length of 64 bytes as Base64.
pub(super) const LONGEST_TEXT: usize = 88;

impl Signature {
    /// The signature with these digest bytes; 64 at most.
    ///
    /// # Panics
    /// If there are more: no digest that is computed here is longer.
    #[must_use]
    pub fn of_digest(digest: &[u8]) -> Self {
        let mut bytes = [0; 64];
        bytes[..digest.len()].copy_from_slice(digest);
        Self(Kind::Digest { bytes, len: digest.len() })
    }

    /// The bytes of the digest; `None` for `PLAINTEXT`.
    #[must_use]
    pub fn digest(&self) -> Option<&[u8]> {
        match &self.0 {
            Kind::Digest { bytes, len } => Some(&bytes[..*len]),
            Kind::Plaintext(_) => None,
        }
    }

    /// Whether `text`, as it stands in a request once percent-decoded, is this signature.
    ///
    /// The comparison takes as long for a near miss as for a far one. Nobody can time this page from afar; but people
    /// copy code, and a server that verifies must compare like this.
    #[must_use]
    pub fn matches(&self, text: &str) -> bool {
        match &self.0 {
            Kind::Digest { .. } => self.text(&mut [0; LONGEST_TEXT]).as_bytes().ct_eq(text.as_bytes()).into(),
            Kind::Plaintext(key) => key.expose().ct_eq(text.as_bytes()).into(),
        }
    }

    /// Its text, written into `room`: what `Display` shows.
    pub(super) fn text<'a>(&self, room: &'a mut [u8; LONGEST_TEXT]) -> &'a str {
        let Some(digest) = self.digest() else { return "(the secrets)" };
        let length = STANDARD.encode_slice(digest, room).expect("there is room for 64 bytes as Base64");
        std::str::from_utf8(&room[..length]).expect("Base64 is ASCII")
    }
}

impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text(&mut [0; LONGEST_TEXT]))
    }
}

impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signature({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret::Secret;
    use std::fmt::Write;

    fn sign(method: SignatureMethod, consumer: &str, token: &str, text: &str) -> Signature {
        SigningKey::new(&Secret::new(consumer), Some(&Secret::new(token)))
            .prepare(method)
            .sign(text.as_bytes())
    }

    /// The OAuth Core 1.0 test cases for HMAC-SHA1.
    #[test]
    fn hmac_sha1_test_cases() {
        assert_eq!(
            sign(SignatureMethod::HmacSha1, "cs", "", "bs").to_string(),
            "egQqG5AJep5sJ7anhXju1unge2I="
        );
        assert_eq!(
            sign(SignatureMethod::HmacSha1, "cs", "ts", "bs").to_string(),
            "VZVjXceV7JgPq/dOTnNmEfO0Fv8="
        );
    }

    /// RFC 4231 section 4.3 (test case 2), its key `Jefe` given as a whole.
    #[test]
    fn hmac_sha2_test_case() {
        let key = SigningKey::from_bytes(b"Jefe".to_vec());
        let hex = |method| {
            let signature = key.prepare(method).sign(b"what do ya want for nothing?");
            let mut text = String::new();
            for byte in signature.digest().unwrap() {
                write!(text, "{byte:02x}").unwrap();
            }
            text
        };
        assert_eq!(
            hex(SignatureMethod::HmacSha256),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
        assert!(
            hex(SignatureMethod::HmacSha512)
                .starts_with("164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554")
        );
    }

    #[test]
    fn a_digest_is_known_again_and_shared_beginnings_give_the_same() {
        let key = SigningKey::from_bytes(b"cs&ts".to_vec());
        for method in [SignatureMethod::HmacSha256, SignatureMethod::HmacSha1, SignatureMethod::HmacSha512] {
            let prepared = key.prepare(method);
            let signature = prepared.sign(b"GET&uri&a");
            let digest = signature.digest().unwrap();
            assert!(prepared.gives(b"GET&uri&a", digest), "{method}");
            assert!(prepared.after(b"GET&uri").gives(b"&a", digest), "{method}");
            assert!(!prepared.gives(b"GET&uri&b", digest), "{method}");
        }
        assert!(!key.prepare(SignatureMethod::Plaintext).gives(b"", b"cs&ts"), "it has no digest");
    }

    #[test]
    fn a_signature_is_matched_whole() {
        let signature = sign(SignatureMethod::HmacSha256, "cs", "ts", "bs");
        let text = signature.to_string();
        assert!(signature.matches(&text));
        assert!(!signature.matches(&text[..43]));
        assert!(!signature.matches(""));
    }

    #[test]
    fn plaintext_is_verified_and_never_shown() {
        let signature = sign(SignatureMethod::Plaintext, "c&s", "canary", "");
        assert!(signature.matches("c%26s&canary"));
        assert!(!signature.matches("c%26s&canarx"));
        let shown = format!("{signature} {signature:?}");
        assert!(!shown.contains("canary"), "{shown}");
    }
}
