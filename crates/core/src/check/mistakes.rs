//! The catalogue of mistakes: one ordered list, a folder a stage, a file a mistake.
//!
//! Lint, check, search, reference panel, `--list` and the coverage test all read [`ALL`]; a mistake is added by
//! writing its file and naming it here.

pub mod account;
pub mod key;
pub mod method;
pub mod stamp;
pub mod uri;
mod variable;

use super::mistake::Mistake;

/// Every mistake, by stage.
pub const ALL: &[&dyn Mistake] = &[
    // account
    &account::realm_lowercase::RealmLowercase,
    &account::realm_hyphen::RealmHyphen,
    &account::realm_host_mismatch::RealmHostMismatch,
    &account::account_not_an_id::AccountNotAnId,
    &account::realm_missing_in_header::RealmMissingInHeader,
    // stamp
    &stamp::timestamp_milliseconds::TimestampMilliseconds,
    &stamp::timestamp_format_or_clock::TimestampFormatOrClock,
    &stamp::nonce_constant_or_too_long::NonceConstantOrTooLong,
    // method
    &method::method_lowercase::MethodLowercase,
    &method::method_not_of_restlets::MethodNotOfRestlets,
    // uri
    &uri::scheme_not_https::SchemeNotHttps,
    &uri::legacy_or_generic_host::LegacyOrGenericHost,
    &uri::host_underscore::HostUnderscore,
    &uri::service_host_mismatch::ServiceHostMismatch,
    // key
    &key::secret_whitespace::SecretWhitespace,
    &key::credential_wrong_length::CredentialWrongLength,
    &key::credential_quoted::CredentialQuoted,
    &key::credential_look_alike::CredentialLookAlike,
    &key::credential_repeated::CredentialRepeated,
    &key::key_token_id_instead_of_secret::KeyTokenIdInsteadOfSecret,
    &key::key_token_secret_missing::KeyTokenSecretMissing,
    &key::key_null_literal::KeyNullLiteral,
];

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::inputs::Inputs;
    use crate::secret::Secret;
    use std::collections::HashSet;

    /// A complete, correct request to a RESTlet; tests spoil one thing of it.
    pub(crate) fn netsuite() -> Inputs {
        let digits = |digit: &str| digit.repeat(64 / digit.len());
        Inputs {
            method: Some("GET".into()),
            url: Some(
                "https://1234567-sb1.restlets.api.netsuite.com/app/site/hosting/restlet.nl?script=6&deploy=1"
                    .into(),
            ),
            account: Some("1234567_SB1".into()),
            consumer_key: Some(digits("0a1b")),
            consumer_secret: Some(Secret::new(digits("2c3d"))),
            token: Some(digits("4e5f")),
            token_secret: Some(Secret::new(digits("6071"))),
            nonce: Some("fjaLirsIcCGVZWzBX0pg".into()),
            timestamp: Some("1508242306".into()),
            ..Inputs::default()
        }
    }

    /// The codes that one mistake's lint finds.
    pub(crate) fn lint_codes(mistake: &dyn Mistake, inputs: &Inputs) -> Vec<&'static str> {
        let mut found = Vec::new();
        mistake.lint(inputs, &mut found);
        found.iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn a_correct_request_has_no_finding() {
        assert_eq!(crate::check::lint(&netsuite()), []);
    }

    #[test]
    fn every_code_is_listed_once_in_the_order_of_the_stages_and_has_a_source() {
        let mut seen = HashSet::new();
        for pair in ALL.windows(2) {
            assert!(pair[0].entry().stage <= pair[1].entry().stage, "{}", pair[1].entry().code);
        }
        for mistake in ALL {
            let entry = mistake.entry();
            assert!(seen.insert(entry.code), "{} is listed twice", entry.code);
            assert!(entry.code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
            assert!(entry.source.starts_with("https://"), "{} names no source", entry.code);
            for words in [entry.title, entry.why, entry.fix] {
                assert!(!words.is_empty() && !words.contains("  "), "{}: {words}", entry.code);
            }
            assert!(entry.why.ends_with('.') && entry.fix.ends_with('.') && !entry.title.ends_with('.'));
        }
    }
}
