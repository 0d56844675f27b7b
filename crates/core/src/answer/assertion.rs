//! The client assertion of OAuth 2.0 client credentials: a signed JWT, and the certificate that goes with it.
//!
//! What NetSuite wants of it: <https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_162790605110.html>
//! and RFC 7523 section 3. It is decoded and judged here; its signature is verified by the caller, who is told what
//! over what with which key ([`Read::to_verify`]): the page has WebCrypto, the command-line tool a crate.

pub mod certificate;
mod claims;
pub(in crate::answer) use claims::{SCOPES, TOKEN_PATH, unknown_scope};
mod der;
mod rules;

use crate::account::Account;
use crate::finding::{Finding, Place, Within};
use crate::json::{Json, Object};
use crate::span::Span;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use certificate::{Certificate, Key, Pem};
pub use rules::RULES;

/// What an assertion is judged by, besides itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'a> {
    /// The account whose token URL `aud` should be.
    pub account: Option<&'a Account>,
    /// The client id that `iss` should be: the consumer key.
    pub client_id: Option<&'a str>,
    /// Now, in seconds since the Unix epoch.
    pub now: Option<i64>,
}

/// What was made of an assertion and a certificate.
#[derive(Clone, Debug, Default)]
pub struct Read {
    /// The JWT's header, if it could be decoded.
    pub header: Option<Object>,
    /// Its claims.
    pub claims: Option<Object>,
    /// The certificate or the public key.
    pub certificate: Option<Certificate>,
    /// What is wrong with either.
    pub findings: Vec<Finding>,
    signing_input: String,
    signature: Vec<u8>,
}

/// The algorithms that NetSuite takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each is named as in RFC 7518 section 3.1")]
pub enum Algorithm {
    Ps256,
    Ps384,
    Ps512,
    Es256,
    Es384,
    Es512,
}

impl Algorithm {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Ps256, Self::Ps384, Self::Ps512, Self::Es256, Self::Es384, Self::Es512];

    /// The value of `alg`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ps256 => "PS256",
            Self::Ps384 => "PS384",
            Self::Ps512 => "PS512",
            Self::Es256 => "ES256",
            Self::Es384 => "ES384",
            Self::Es512 => "ES512",
        }
    }

    /// The algorithm of that exact name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|algorithm| algorithm.as_str() == name)
    }

    /// Whether a key is of its kind; for ES, also of its curve (RFC 7518 section 3.4).
    #[must_use]
    pub const fn fits(self, key: Key) -> bool {
        match self {
            Self::Ps256 | Self::Ps384 | Self::Ps512 => matches!(key, Key::Rsa { .. }),
            Self::Es256 => matches!(key, Key::P256),
            Self::Es384 => matches!(key, Key::P384),
            Self::Es512 => matches!(key, Key::P521),
        }
    }

    /// How many bytes a signature has: two numbers of the curve's size, or as many as the RSA modulus.
    const fn signature_bytes(self, key: Key) -> Option<usize> {
        match (self, key) {
            (Self::Es256, _) => Some(64),
            (Self::Es384, _) => Some(96),
            (Self::Es512, _) => Some(132),
            (_, Key::Rsa { bits }) => Some(bits.div_ceil(8)),
            _ => None,
        }
    }
}

/// What has to be verified: the signature over the signing input, with the key, by the algorithm.
///
/// For PS the salt is as long as the hash; for ES the signature is the two numbers side by side (RFC 7518 sections
/// 3.4 and 3.5), which is the form that WebCrypto takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verification {
    /// The algorithm.
    pub algorithm: Algorithm,
    /// The bytes that were signed: the first two parts with the dot between them.
    pub signing_input: String,
    /// The signature.
    pub signature: Vec<u8>,
    /// The public key as a `SubjectPublicKeyInfo` in DER (RFC 5280 section 4.1.2.7).
    pub spki_der: Vec<u8>,
}

/// What a verification came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// The signature belongs to the signing input and the key.
    Right,
    /// It does not.
    Wrong,
    /// The key could not be used, so nothing is known.
    KeyUnusable,
}

impl Outcome {
    /// Whether the signature is right, if that is known.
    #[must_use]
    pub const fn is_right(self) -> Option<bool> {
        match self {
            Self::Right => Some(true),
            Self::Wrong => Some(false),
            Self::KeyUnusable => None,
        }
    }

    /// What to tell the person; a right signature needs no finding.
    #[must_use]
    pub fn finding(self) -> Option<Finding> {
        match self {
            Self::Right => None,
            Self::Wrong => Some(rules::SIGNATURE_WRONG.at(Place::nowhere_in(Within::Assertion))),
            Self::KeyUnusable => Some(
                rules::CERTIFICATE_UNREADABLE
                    .at(Place::nowhere_in(Within::Certificate))
                    .titled("The key in it cannot be used")
                    .because("Its numbers are no key of the kind that it says it is."),
            ),
        }
    }
}

/// What to say of a private key that was given: it was dropped.
#[must_use]
pub fn private_key(place: Place) -> Finding {
    rules::PRIVATE_KEY.at(place)
}

/// Reads an assertion and, if there is one, the certificate or public key that belongs to it. Nothing makes it fail:
/// what cannot be read is a finding. A private key is dropped unread, and the person told.
#[must_use]
pub fn read(text: &str, certificate: Option<&str>, context: &Context<'_>) -> Read {
    let mut read = Read::default();
    if certificate::holds_private_key(text) {
        read.findings.push(rules::PRIVATE_KEY.at(Place::whole(Within::Assertion, text)));
    } else {
        read.decode(text, context);
    }
    if let Some(pem) = certificate.filter(|pem| !pem.trim().is_empty()) {
        read.read_certificate(pem, context);
    }
    read
}

/// Reads a certificate or a public key for which there is no assertion.
#[must_use]
pub fn read_certificate(pem: &str, context: &Context<'_>) -> Read {
    let mut read = Read::default();
    read.read_certificate(pem, context);
    read
}

impl Read {
    /// What to verify the signature with; `None` unless the assertion, a public key and an algorithm that fits it
    /// are all there.
    #[must_use]
    pub fn to_verify(&self) -> Option<Verification> {
        let certificate = self.certificate.as_ref()?;
        let algorithm = self.algorithm().filter(|algorithm| algorithm.fits(certificate.key))?;
        Some(Verification {
            algorithm,
            signing_input: self.signing_input.clone(),
            signature: self.signature.clone(),
            spki_der: certificate.spki_der.clone(),
        })
    }

    /// The algorithm that the header names, if NetSuite takes it.
    #[must_use]
    pub fn algorithm(&self) -> Option<Algorithm> {
        Algorithm::from_name(self.header.as_ref()?.get("alg")?.as_str()?)
    }

    fn decode(&mut self, text: &str, context: &Context<'_>) {
        let whole = Place::whole(Within::Assertion, text);
        let at = locate(text);
        let token: String = at.of_str(text).chars().filter(|c| !c.is_whitespace()).collect();
        let is_contiguous = token.len() == at.len();
        let parts: Vec<&str> = token.split('.').collect();
        let [header, claims, signature] = parts[..] else {
            self.findings.push(rules::NOT_A_JWT.at(whole).because(format!(
                "A JWT has three parts with two dots between them; this has {}.",
                parts.len()
            )));
            return;
        };
        let place = |start: usize, part: &str| {
            if is_contiguous {
                Place::new(Within::Assertion, Span::new(at.start + start, at.start + start + part.len()))
            } else {
                whole
            }
        };
        let places = Places {
            header: place(0, header),
            claims: place(header.len() + 1, claims),
            signature: place(header.len() + claims.len() + 2, signature),
        };
        self.header = self.object(header, "header", places.header);
        self.claims = self.object(claims, "claims", places.claims);
        match part_bytes(signature) {
            Some(bytes) => self.signature = bytes,
            None => self.findings.push(rules::NOT_BASE64URL.at(places.signature)),
        }
        self.signing_input = format!("{header}.{claims}");
        claims::judge_header(self.header.as_ref(), &places, &mut self.findings);
        claims::judge_claims(self.claims.as_ref(), &places, context, &mut self.findings);
        let is_der = self.signature.first() == Some(&0x30) && self.signature.len() > 64;
        if self.algorithm().is_some_and(|algorithm| algorithm.as_str().starts_with('E'))
            && is_der
            && der::Reader::new(&self.signature).sequence().is_some()
        {
            self.findings.push(rules::SIGNATURE_DER.at(places.signature));
        }
    }

    fn object(&mut self, part: &str, name: &str, place: Place) -> Option<Object> {
        let Some(bytes) = part_bytes(part) else {
            self.findings.push(rules::NOT_BASE64URL.at(place));
            return None;
        };
        let json = std::str::from_utf8(&bytes).ok().and_then(Json::parse);
        if let Some(object) = json.and_then(Json::into_object) {
            Some(object)
        } else {
            let why = format!("The {name} of a JWT is a JSON object; this is none.");
            self.findings.push(rules::NOT_A_JWT.at(place).because(why));
            None
        }
    }

    fn read_certificate(&mut self, pem: &str, context: &Context<'_>) {
        let place = Place::whole(Within::Certificate, pem);
        match certificate::read(pem) {
            Pem::PrivateKey => self.findings.push(rules::PRIVATE_KEY.at(place)),
            Pem::Unreadable(why) => {
                self.findings.push(rules::CERTIFICATE_UNREADABLE.at(place).because(why));
            }
            Pem::Public(certificate) => {
                certificate.judge(place, context.now, &mut self.findings);
                let algorithm = self.algorithm();
                if let Some(algorithm) = algorithm.filter(|algorithm| !algorithm.fits(certificate.key)) {
                    self.findings.push(rules::ALG_NOT_OF_KEY.at(place).titled(format!(
                        "{} cannot be signed with {}",
                        algorithm.as_str(),
                        certificate.key
                    )));
                } else if let Some(algorithm) = algorithm
                    && let Some(wanted) = algorithm.signature_bytes(certificate.key)
                    && !self.signature.is_empty()
                    && self.signature.len() != wanted
                    && !self.findings.iter().any(|finding| finding.code == rules::SIGNATURE_DER.code)
                {
                    let title = format!(
                        "The signature has {} bytes; {} with this key gives {wanted}",
                        self.signature.len(),
                        algorithm.as_str()
                    );
                    self.findings
                        .push(rules::SIGNATURE_LENGTH.at(Place::nowhere_in(Within::Assertion)).titled(title));
                }
                self.certificate = Some(certificate);
            }
        }
    }
}

/// Where the three parts of a JWT stand.
struct Places {
    header: Place,
    claims: Place,
    signature: Place,
}

/// The JWT in a text that may have a name in front, quotes around it, or line ends within.
fn locate(text: &str) -> Span {
    let start = text.find("eyJ").unwrap_or(text.len() - text.trim_start().len());
    let is_part = |c: char| {
        c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '+' | '/' | '=') || c.is_whitespace()
    };
    let end = text[start..].find(|c| !is_part(c)).map_or(text.len(), |at| start + at);
    Span::new(start, start + text[start..end].trim_end().len())
}

/// Base64url without padding (RFC 7515 section 2).
fn part_bytes(part: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(part).ok()
}

#[cfg(test)]
mod tests;
