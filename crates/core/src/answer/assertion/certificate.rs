//! The certificate or the public key that an assertion is verified with: its dates, its key, and nothing else of it.
//!
//! What NetSuite takes:
//! <https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_162755332391.html>.

use super::der::{self, Reader};
use super::rules;
use crate::answer::calendar;
use crate::finding::{Finding, Place};
use base64::{Engine, engine::general_purpose::STANDARD};
use std::fmt;

/// A certificate, or a bare public key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// From when until when it is valid, in seconds since the Unix epoch; a bare key has no dates.
    pub validity: Option<(i64, i64)>,
    /// What kind of key it has.
    pub key: Key,
    /// The key as a `SubjectPublicKeyInfo` in DER.
    pub spki_der: Vec<u8>,
}

/// The kinds of public key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// RSA, with the size of its modulus.
    Rsa {
        /// In bits.
        bits: usize,
    },
    /// Elliptic, on P-256.
    P256,
    /// Elliptic, on P-384.
    P384,
    /// Elliptic, on P-521.
    P521,
    /// Something else.
    Other,
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rsa { bits } => write!(f, "an RSA key of {bits} bits"),
            Self::P256 => f.write_str("an elliptic key on P-256"),
            Self::P384 => f.write_str("an elliptic key on P-384"),
            Self::P521 => f.write_str("an elliptic key on P-521"),
            Self::Other => f.write_str("a key of another kind"),
        }
    }
}

/// What a pasted PEM was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pem {
    /// A certificate or a public key.
    Public(Certificate),
    /// A private key. It was not read.
    PrivateKey,
    /// Neither; why, in a sentence.
    Unreadable(String),
}

/// Longest validity that NetSuite grants, in days: two years with a leap day.
const MAX_DAYS: i64 = 731;

const RSA: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01];
const RSA_PSS: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x0A];
const EC: &[u8] = &[0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01];
const P256: &[u8] = &[0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07];
const P384: &[u8] = &[0x2B, 0x81, 0x04, 0x00, 0x22];
const P521: &[u8] = &[0x2B, 0x81, 0x04, 0x00, 0x23];

/// Whether a text holds a private key, as PEM or as a JSON Web Key.
#[must_use]
pub fn holds_private_key(text: &str) -> bool {
    let upper = text.to_ascii_uppercase();
    let is_jwk = text.contains("\"kty\"") && text.contains("\"d\"");
    upper.contains("PRIVATE KEY") || is_jwk
}

/// Reads PEM, or the bare Base64 between its lines. Of several certificates the first is taken: the leaf.
#[must_use]
pub fn read(pem: &str) -> Pem {
    if holds_private_key(pem) {
        return Pem::PrivateKey;
    }
    let unreadable = |why: &str| Pem::Unreadable(why.to_owned());
    let (label, base64) = match pem.find("-----BEGIN ") {
        Some(start) => {
            let Some((label, rest)) = pem[start + "-----BEGIN ".len()..].split_once("-----") else {
                return unreadable("The first line of the PEM has no end.");
            };
            match rest.split_once("-----END ") {
                Some((base64, _)) => (label.trim(), base64),
                None => return unreadable("The PEM has no END line: a part of it is missing."),
            }
        }
        None => ("", pem),
    };
    // Between quotes of source code a line end may be written as backslash and n.
    let base64: String = base64.replace("\\n", "").chars().filter(|c| !c.is_whitespace()).collect();
    let Ok(der) = STANDARD.decode(&base64) else {
        return unreadable("What stands between the lines is no Base64.");
    };
    if is_private(&der) {
        return Pem::PrivateKey;
    }
    let certificate = match label {
        "PUBLIC KEY" => of_spki(&der, None),
        "RSA PUBLIC KEY" => of_spki(&wrap_rsa(&der), None),
        "" => of_certificate(&der).or_else(|| of_spki(&der, None)),
        label if label.ends_with("CERTIFICATE") => of_certificate(&der),
        other => return Pem::Unreadable(format!("{other} is neither a certificate nor a public key.")),
    };
    certificate
        .map_or_else(|| unreadable("Its DER cannot be read: it is cut, or something else."), Pem::Public)
}

impl Certificate {
    /// What NetSuite would refuse about it.
    pub(super) fn judge(&self, place: Place, now: Option<i64>, found: &mut Vec<Finding>) {
        match self.key {
            Key::Rsa { bits } if !matches!(bits, 3072 | 4096) => {
                found.push(
                    rules::KEY_SIZE
                        .at(place)
                        .titled(format!("The RSA key has {bits} bits; NetSuite takes 3072 and 4096")),
                );
            }
            Key::Other => found.push(rules::KEY_KIND.at(place)),
            _ => {}
        }
        let Some((from, until)) = self.validity else { return };
        if now.is_some_and(|now| now < from) {
            let title = format!("The certificate is valid from {} only", calendar::date_text(from));
            found.push(rules::CERTIFICATE_NOT_YET_VALID.at(place).titled(title));
        }
        if now.is_some_and(|now| now > until) {
            let title = format!("The certificate expired on {}", calendar::date_text(until));
            found.push(rules::CERTIFICATE_EXPIRED.at(place).titled(title));
        }
        if (until - from) / 86_400 > MAX_DAYS {
            found.push(rules::CERTIFICATE_TOO_LONG.at(place));
        }
    }
}

/// Whether DER is a private key: PKCS #1, PKCS #8 and SEC 1 begin with a version of 0 or 1, as a certificate and a
/// public key never do.
fn is_private(der: &[u8]) -> bool {
    let version = Reader::new(der).sequence().and_then(|mut inner| inner.expect(der::INTEGER));
    version.is_some_and(|version| version.content.len() == 1)
}

/// RFC 5280 section 4.1.
fn of_certificate(der: &[u8]) -> Option<Certificate> {
    let mut tbs = Reader::new(der).sequence()?.sequence()?;
    if tbs.peek(der::CONTEXT_0) {
        tbs.next()?;
    }
    tbs.expect(der::INTEGER)?; // serial number
    tbs.expect(der::SEQUENCE)?; // signature algorithm
    tbs.expect(der::SEQUENCE)?; // issuer
    let mut validity = tbs.sequence()?;
    let validity = (time(&validity.next()?)?, time(&validity.next()?)?);
    tbs.expect(der::SEQUENCE)?; // subject
    of_spki(tbs.expect(der::SEQUENCE)?.whole, Some(validity))
}

/// RFC 5280 section 4.1.2.7.
fn of_spki(spki: &[u8], validity: Option<(i64, i64)>) -> Option<Certificate> {
    let mut reader = Reader::new(spki).sequence()?;
    let mut algorithm = reader.sequence()?;
    let id = algorithm.expect(der::OBJECT_ID)?.content;
    let bits = reader.expect(der::BIT_STRING)?.content;
    let key = if id == RSA || id == RSA_PSS {
        Key::Rsa { bits: modulus_bits(bits.get(1..)?)? }
    } else if id == EC {
        match algorithm.expect(der::OBJECT_ID)?.content {
            P256 => Key::P256,
            P384 => Key::P384,
            P521 => Key::P521,
            _ => Key::Other,
        }
    } else {
        Key::Other
    };
    Some(Certificate { validity, key, spki_der: spki.to_vec() })
}

/// The size of the modulus of an `RSAPublicKey` (RFC 8017 appendix A.1.1).
fn modulus_bits(der: &[u8]) -> Option<usize> {
    let modulus = Reader::new(der).sequence()?.expect(der::INTEGER)?.content;
    let significant: &[u8] = &modulus[modulus.iter().position(|&byte| byte != 0)?..];
    let unused = usize::try_from(significant.first()?.leading_zeros()).ok()?;
    Some(significant.len() * 8 - unused)
}

/// A PKCS #1 public key as a `SubjectPublicKeyInfo`.
fn wrap_rsa(pkcs1: &[u8]) -> Vec<u8> {
    const NULL: [u8; 2] = [0x05, 0x00];
    let mut algorithm = der::write(der::OBJECT_ID, RSA);
    algorithm.extend(NULL);
    let mut bits = vec![0];
    bits.extend(pkcs1);
    let mut spki = der::write(der::SEQUENCE, &algorithm);
    spki.extend(der::write(der::BIT_STRING, &bits));
    der::write(der::SEQUENCE, &spki)
}

/// RFC 5280 section 4.1.2.5: `YYMMDDHHMMSSZ` until 2049, `YYYYMMDDHHMMSSZ` from then on.
fn time(element: &der::Element<'_>) -> Option<i64> {
    let text = std::str::from_utf8(element.content).ok()?.strip_suffix('Z')?;
    let (year, rest) = match element.tag {
        der::UTC_TIME => {
            let (year, rest) = text.split_at_checked(2)?;
            let year: i64 = year.parse().ok()?;
            (if year < 50 { 2000 + year } else { 1900 + year }, rest)
        }
        der::GENERALIZED_TIME => {
            let (year, rest) = text.split_at_checked(4)?;
            (year.parse().ok()?, rest)
        }
        _ => return None,
    };
    let pair = |at: usize| rest.get(at..at + 2).and_then(|digits| digits.parse::<i64>().ok());
    calendar::unix(year, pair(0)?, pair(2)?, pair(4)?, pair(6)?, pair(8)?)
}
