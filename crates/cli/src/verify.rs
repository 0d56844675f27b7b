//! The signature of a client assertion, verified with the public key (RFC 7518 sections 3.4 and 3.5).

use countersign_core::answer::assertion::{Algorithm, Outcome, Verification};
use rsa::PublicKey;
use rsa::pkcs8::DecodePublicKey;
use rsa::signature::Verifier;
use sha2::digest::Digest;
use sha2::{Sha256, Sha384, Sha512};

/// Verifies.
pub fn verify(verification: &Verification) -> Outcome {
    let is_right = match verification.algorithm {
        Algorithm::Ps256 => pss::<Sha256>(verification),
        Algorithm::Ps384 => pss::<Sha384>(verification),
        Algorithm::Ps512 => pss::<Sha512>(verification),
        Algorithm::Es256 => p256(verification),
        Algorithm::Es384 => p384(verification),
        Algorithm::Es512 => p521(verification),
    };
    match is_right {
        Some(true) => Outcome::Right,
        Some(false) => Outcome::Wrong,
        None => Outcome::KeyUnusable,
    }
}

/// RSASSA-PSS with a salt as long as the hash; `None` if the key is none.
fn pss<D>(verification: &Verification) -> Option<bool>
where
    D: Digest + sha2::digest::FixedOutputReset + sha2::digest::Update,
{
    let key = PublicKey::from_public_key_der(&verification.spki_der).ok()?;
    let key = rsa::pss::VerifyingKey::<D>::new(key);
    Some(is_right(&key, rsa::pss::Signature::try_from(&verification.signature[..]), verification))
}

macro_rules! ecdsa {
    ($($curve:ident)*) => {
        $(
            /// ECDSA; `None` if the key is none.
            fn $curve(verification: &Verification) -> Option<bool> {
                let key = ::$curve::PublicKey::from_public_key_der(&verification.spki_der).ok()?;
                let key = ::$curve::ecdsa::VerifyingKey::from(key);
                Some(is_right(&key, ::$curve::ecdsa::Signature::from_slice(&verification.signature), verification))
            }
        )*
    };
}
ecdsa! { p256 p384 p521 }

/// Whether the bytes are a signature at all, and the right one.
fn is_right<S, E>(key: &impl Verifier<S>, signature: Result<S, E>, verification: &Verification) -> bool {
    signature.is_ok_and(|signature| key.verify(verification.signing_input.as_bytes(), &signature).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_that_is_none_is_said_so_for_each_algorithm() {
        for algorithm in Algorithm::ALL {
            let verification = Verification {
                algorithm,
                signing_input: "a.b".into(),
                signature: vec![1; 64],
                spki_der: vec![0x30, 0],
            };
            assert_eq!(verify(&verification), Outcome::KeyUnusable, "{algorithm:?}");
        }
    }
}
