//! The catalogue of mistakes: one ordered list, a folder a stage, a file a mistake.
//!
//! Lint, check, search, reference panel, `--list` and the coverage test all read [`ALL`]; a mistake is added by
//! writing its file and naming it here.

pub mod account;
pub mod digest;
mod distance;
pub mod encoding;
pub mod header;
pub mod key;
pub mod method;
mod observed_header;
mod offers;
pub mod parameters;
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
    &stamp::nonce_or_timestamp_regenerated::NonceOrTimestampRegenerated,
    &stamp::nonce_or_timestamp_reused_or_stale::NonceOrTimestampReusedOrStale,
    // method
    &method::method_lowercase::MethodLowercase,
    &method::method_mismatch::MethodMismatch,
    &method::method_missing_in_base::MethodMissingInBase,
    &method::method_not_of_restlets::MethodNotOfRestlets,
    // uri
    &uri::scheme_mismatch::SchemeMismatch,
    &uri::scheme_not_https::SchemeNotHttps,
    &uri::legacy_or_generic_host::LegacyOrGenericHost,
    &uri::host_case_kept::HostCaseKept,
    &uri::host_underscore::HostUnderscore,
    &uri::service_host_mismatch::ServiceHostMismatch,
    &uri::host_mismatch::HostMismatch,
    &uri::default_port_in_base::DefaultPortInBase,
    &uri::non_default_port_missing::NonDefaultPortMissing,
    &uri::root_slash_missing::RootSlashMissing,
    &uri::trailing_slash_mismatch::TrailingSlashMismatch,
    &uri::path_lowercased::PathLowercased,
    &uri::path_double_encoded::PathDoubleEncoded,
    &uri::path_space_not_encoded::PathSpaceNotEncoded,
    &uri::path_decoded::PathDecoded,
    &uri::path_normalised::PathNormalised,
    &uri::path_missing_or_wrong::PathMissingOrWrong,
    &uri::query_in_base_uri::QueryInBaseUri,
    &uri::fragment_in_base_uri::FragmentInBaseUri,
    &uri::url_not_absolute::UrlNotAbsolute,
    &uri::uri_mangled_by_library::UriMangledByLibrary,
    // parameters
    &parameters::script_or_deploy_missing::ScriptOrDeployMissing,
    &parameters::script_file_name::ScriptFileName,
    &parameters::form_body_missing_from_base::FormBodyMissingFromBase,
    &parameters::duplicate_params_collapsed::DuplicateParamsCollapsed,
    &parameters::blank_param_dropped::BlankParamDropped,
    &parameters::query_params_missing::QueryParamsMissing,
    &parameters::oauth_params_duplicated::OauthParamsDuplicated,
    &parameters::oauth_params_missing_from_base::OauthParamsMissingFromBase,
    &parameters::required_oauth_param_missing::RequiredOauthParamMissing,
    &parameters::param_sent_but_not_signed::ParamSentButNotSigned,
    &parameters::falsy_value_emptied::FalsyValueEmptied,
    &parameters::value_truncated_at_equals::ValueTruncatedAtEquals,
    &parameters::url_ampersand_escaped::UrlAmpersandEscaped,
    &parameters::query_split_after_decode::QuerySplitAfterDecode,
    &parameters::plus_not_decoded::PlusNotDecoded,
    &parameters::param_over_decoded::ParamOverDecoded,
    &parameters::param_double_encoded::ParamDoubleEncoded,
    &parameters::param_name_double_encoded::ParamNameDoubleEncoded,
    &parameters::array_index_added::ArrayIndexAdded,
    &parameters::param_name_mangled::ParamNameMangled,
    &parameters::python_bytes_repr::PythonBytesRepr,
    &parameters::value_printed_as_list::ValuePrintedAsList,
    &parameters::realm_in_base_string::RealmInBaseString,
    &parameters::secret_in_base_string::SecretInBaseString,
    &parameters::oauth_signature_in_base::OauthSignatureInBase,
    &parameters::params_signed_twice::ParamsSignedTwice,
    &parameters::empty_param_signed_but_not_sent::EmptyParamSignedButNotSent,
    &parameters::object_stringified::ObjectStringified,
    &parameters::undefined_literal_in_base::UndefinedLiteralInBase,
    &parameters::unresolved_template_variable::UnresolvedTemplateVariable,
    &parameters::non_form_body_in_base_string::NonFormBodyInBaseString,
    &parameters::param_name_misspelled::ParamNameMisspelled,
    &parameters::param_signed_but_not_sent::ParamSignedButNotSent,
    &parameters::param_value_differs::ParamValueDiffers,
    &parameters::sorted_case_insensitively::SortedCaseInsensitively,
    &parameters::sorted_before_encoding::SortedBeforeEncoding,
    &parameters::sorted_by_joined_pair::SortedByJoinedPair,
    &parameters::values_sorted_as_numbers::ValuesSortedAsNumbers,
    &parameters::equal_names_unsorted::EqualNamesUnsorted,
    &parameters::params_unsorted::ParamsUnsorted,
    &parameters::separator_comma_in_params::SeparatorCommaInParams,
    &parameters::params_joined_without_separator::ParamsJoinedWithoutSeparator,
    &parameters::body_with_get::BodyWithGet,
    &parameters::content_type_missing::ContentTypeMissing,
    // encoding
    &encoding::plus_for_space::PlusForSpace,
    &encoding::tilde_encoded::TildeEncoded,
    &encoding::unreserved_chars_encoded::UnreservedCharsEncoded,
    &encoding::lowercase_hex::LowercaseHex,
    &encoding::non_utf8_encoding::NonUtf8Encoding,
    &encoding::params_section_not_encoded::ParamsSectionNotEncoded,
    &encoding::value_not_percent_encoded::ValueNotPercentEncoded,
    &encoding::name_not_percent_encoded::NameNotPercentEncoded,
    &encoding::reserved_chars_unencoded::ReservedCharsUnencoded,
    &encoding::params_section_double_encoded::ParamsSectionDoubleEncoded,
    &encoding::uri_not_encoded_separately::UriNotEncodedSeparately,
    &encoding::uri_double_encoded::UriDoubleEncoded,
    &encoding::base_string_encoded_as_a_whole::BaseStringEncodedAsAWhole,
    &encoding::soap_base_string_for_rest::SoapBaseStringForRest,
    &encoding::newline_in_base_string::NewlineInBaseString,
    // key
    &key::secret_whitespace::SecretWhitespace,
    &key::key_missing_ampersand::KeyMissingAmpersand,
    &key::secret_not_percent_encoded::SecretNotPercentEncoded,
    &key::key_token_secret_missing::KeyTokenSecretMissing,
    &key::key_token_id_instead_of_secret::KeyTokenIdInsteadOfSecret,
    &key::secrets_swapped::SecretsSwapped,
    &key::key_encoded_twice::KeyEncodedTwice,
    &key::credential_wrong_length::CredentialWrongLength,
    &key::credential_quoted::CredentialQuoted,
    &key::credential_look_alike::CredentialLookAlike,
    &key::credential_repeated::CredentialRepeated,
    &key::key_null_literal::KeyNullLiteral,
    &key::secret_in_paste::SecretInPaste,
    // digest
    &digest::base64_of_hex::Base64OfHex,
    &digest::hmac_sha1_rejected_by_netsuite::HmacSha1RejectedByNetsuite,
    &digest::hex_digest::HexDigest,
    &digest::signature_trailing_newline::SignatureTrailingNewline,
    &digest::signature_padding_missing::SignaturePaddingMissing,
    &digest::signature_method_label_mismatch::SignatureMethodLabelMismatch,
    &digest::signature_method_unsupported::SignatureMethodUnsupported,
    &digest::base64url_signature::Base64urlSignature,
    &digest::hash_instead_of_hmac::HashInsteadOfHmac,
    &digest::hmac_key_and_text_swapped::HmacKeyAndTextSwapped,
    &digest::signature_is_base_string::SignatureIsBaseString,
    &digest::signature_is_plaintext_key::SignatureIsPlaintextKey,
    &digest::signature_method_misspelled::SignatureMethodMisspelled,
    &digest::utf16_bytes_hashed::Utf16BytesHashed,
    // header
    &header::signature_not_encoded_in_header::SignatureNotEncodedInHeader,
    &header::signature_double_or_mis_encoded::SignatureDoubleOrMisEncoded,
    &header::signature_trailing_garbage::SignatureTrailingGarbage,
    &header::smart_quotes::SmartQuotes,
    &header::nlauth_scheme_with_tba_tokens::NlauthSchemeWithTbaTokens,
    &header::header_stray_comma::HeaderStrayComma,
    &header::header_separator_wrong::HeaderSeparatorWrong,
    &header::header_values_unquoted::HeaderValuesUnquoted,
    &header::non_oauth_params_in_header::NonOauthParamsInHeader,
    &header::realm_misnamed_oauth_realm::RealmMisnamedOauthRealm,
    &header::oauth_version_not_1_0::OauthVersionNot10,
    &header::body_hash_wrong::BodyHashWrong,
    &header::secret_in_header::SecretInHeader,
    &header::header_reused::HeaderReused,
    &header::header_not_sent::HeaderNotSent,
    &header::sent_value_differs::SentValueDiffers,
];

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::check::draft::Draft;
    use crate::check::scene::tests::scene_of;
    use crate::check::variant::Variants;
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

    /// The same with another query.
    pub(crate) fn netsuite_with(query: &str) -> Inputs {
        let url = format!("https://1234567.restlets.api.netsuite.com/app/site/hosting/restlet.nl{query}");
        Inputs { url: Some(url), ..netsuite() }
    }

    /// The codes that one mistake's lint finds.
    pub(crate) fn lint_codes(mistake: &dyn Mistake, inputs: &Inputs) -> Vec<&'static str> {
        let mut found = Vec::new();
        mistake.lint(inputs, &mut found);
        found.iter().map(|finding| finding.code).collect()
    }

    /// One mistake's lint finds one thing, and this is the text of the URL that it points at.
    pub(crate) fn lint_place(mistake: &dyn Mistake, inputs: &Inputs) -> String {
        let url = inputs.url.as_deref().unwrap_or_default();
        let mut found = Vec::new();
        mistake.lint(inputs, &mut found);
        assert_eq!(found.len(), 1, "{url}");
        found[0].place.span.of_str(url).to_owned()
    }

    #[test]
    fn a_correct_request_has_no_finding() {
        assert_eq!(crate::check::lint(&netsuite()), []);
    }

    #[test]
    fn one_cause_gives_one_finding() {
        let codes = |spoil: fn(&mut Inputs)| -> Vec<_> {
            let mut inputs = netsuite();
            spoil(&mut inputs);
            crate::check::lint(&inputs).iter().map(|finding| finding.code).collect()
        };
        let with_url = |url: &str| -> Vec<_> {
            let inputs = Inputs { url: Some(url.into()), ..netsuite() };
            crate::check::lint(&inputs).iter().map(|finding| finding.code).collect()
        };
        let secret = |text: &str| Some(Secret::new(text));
        assert_eq!(
            codes(|i| i.consumer_key = Some(format!("\"{}\"", "0a".repeat(32)))),
            ["credential-quoted"]
        );
        assert_eq!(codes(|i| i.consumer_key = Some(format!("{}\n", "0a".repeat(32)))), ["secret-whitespace"]);
        assert_eq!(codes(|i| i.consumer_key = Some("“0a”".into())), ["smart-quotes"]);
        assert_eq!(codes(|i| i.consumer_key = Some("{{key}}".into())), ["unresolved-template-variable"]);
        assert_eq!(codes(|i| i.consumer_key = Some("undefined".into())), ["key-null-literal"]);
        assert_eq!(codes(|i| i.consumer_key = Some("а".repeat(64))), ["credential-look-alike"]);
        assert_eq!(codes(|i| i.token.clone_from(&i.consumer_key)), ["credential-repeated"]);
        assert_eq!(
            codes(|i| i.token_secret = i.token.clone().map(Secret::new)),
            ["key-token-id-instead-of-secret"]
        );
        assert_eq!(codes(|i| i.token_secret = None), ["key-token-secret-missing"]);
        assert_eq!(codes(|i| i.account = Some("{{account}}".into())), ["unresolved-template-variable"]);
        assert_eq!(codes(|i| i.account = Some("null".into())), ["key-null-literal"]);
        assert_eq!(codes(|i| i.account = Some("\"1234567_SB1\"".into())), ["credential-quoted"]);
        assert_eq!(codes(|i| i.account = Some("0a1b".repeat(16))), ["account-not-an-id"]);
        assert_eq!(codes(|i| i.account = None), ["realm-missing-in-header"]);
        assert_eq!(codes(|i| i.timestamp = Some("{{$timestamp}}".into())), ["unresolved-template-variable"]);
        assert_eq!(codes(|i| i.timestamp = Some("1508242306123".into())), ["timestamp-milliseconds"]);
        assert_eq!(codes(|i| i.nonce = Some("null".into())), ["key-null-literal"]);
        let restlet = "restlets.api.netsuite.com/app/site/hosting/restlet.nl";
        for (url, expected) in [
            (format!("https://1234567_sb1.{restlet}?script=6&deploy=1"), "host-underscore"),
            (format!("https://1234567.{restlet}?script=6&deploy=1"), "realm-host-mismatch"),
            (format!("https://{{{{account}}}}.{restlet}?script=6&deploy=1"), "unresolved-template-variable"),
            (format!("https://1234567-sb1.{restlet}?script=6&amp;deploy=1"), "url-ampersand-escaped"),
            (
                format!("https://1234567-sb1.{restlet}?script={{{{id}}}}.js&deploy=1"),
                "unresolved-template-variable",
            ),
            (format!("http://1234567-sb1.{restlet}?script=6&deploy=1"), "scheme-not-https"),
        ] {
            assert_eq!(with_url(&url), [expected], "{url}");
        }
        let both = Inputs { consumer_secret: secret("ab"), token_secret: secret("cd"), ..netsuite() };
        let found = crate::check::lint(&both);
        assert_eq!(found.len(), 2, "each wrong value is reported: {found:?}");
    }

    /// Signed rightly, by published examples and by libraries: nothing here may be called wrong.
    #[test]
    fn correct_requests_of_all_kinds_are_not_accused() {
        let restlet = "https://1234567.restlets.api.netsuite.com/app/site/hosting/restlet.nl";
        let base = || Inputs { account: Some("1234567".into()), ..netsuite() };
        for inputs in [
            Inputs {
                method: Some("POST".into()),
                url: Some(format!("{restlet}?script=6&deploy=1&q=a%2Bb")),
                ..base()
            },
            Inputs { url: Some(format!("{restlet}?script=58&deploy=1&realm=1234567")), ..base() },
            Inputs {
                url: Some(format!("{restlet}?script=customscript_x&deploy=customdeploy_x&since=")),
                ..base()
            },
            Inputs { url: Some(format!("{restlet}?script=6&deploy=1&q=%25253D&n=null&b=%0A")), ..base() },
            Inputs {
                url: Some(restlet.replace("1234567", "TSTDRV1234567") + "?script=6&deploy=1"),
                account: Some("TSTDRV1234567".into()),
                ..base()
            },
            Inputs {
                url: Some(restlet.replace("1234567", "1234567-rp") + "?script=6&deploy=1"),
                account: Some("1234567_RP".into()),
                ..base()
            },
            Inputs {
                url: Some(restlet.replace("1234567", "acme") + "?script=6&deploy=1"),
                account: Some("ACME".into()),
                ..base()
            },
            Inputs {
                method: Some("POST".into()),
                url: Some("https://1234567.restlets.api.netsuite.com/rest/requesttoken".into()),
                token: None,
                token_secret: None,
                callback: Some("https://my.example.com/TBA/?callbackRequest".into()),
                ..base()
            },
            Inputs {
                method: Some("PATCH".into()),
                url: Some(
                    "https://1234567.suitetalk.api.netsuite.com/services/rest/record/v1/customer/7".into(),
                ),
                content_type: Some("application/json".into()),
                body: Some("{}".into()),
                ..base()
            },
            Inputs {
                method: Some("POST".into()),
                url: Some("https://example.com/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b".into()),
                account: Some("Example".into()),
                content_type: Some("application/x-www-form-urlencoded".into()),
                body: Some("c2&a3=2+q".into()),
                consumer_key: Some("9djdj82h48djs9d2".into()),
                consumer_secret: Some(Secret::new("j49sk3j29djd")),
                token: Some("kkk9d7dh3k39sjv7".into()),
                token_secret: Some(Secret::new("dh893hdasih9")),
                nonce: Some("7d8f3e4a".into()),
                timestamp: Some("137131201".into()),
                signature_method: Some("HMAC-SHA1".into()),
                ..Inputs::default()
            },
        ] {
            assert_eq!(crate::check::lint(&inputs), [], "{:?}", inputs.url);
        }
        assert_eq!(crate::check::lint(&Inputs::default()), []);
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

    /// Each variant costs a base string and an HMAC, alone and in every pair.
    #[test]
    fn the_variants_are_few_enough_to_be_paired_and_each_changes_the_base_string() {
        let restlet = "https://1234567-sb1.restlets.api.netsuite.com/app/site/hosting/restlet.nl";
        for query in ["script=6&deploy=1", "script=6&deploy=1&a=1&b=2&c=x%20y&d=z"] {
            let scene = scene_of("GET", &format!("{restlet}?{query}"));
            let mut variants = Variants::default();
            for mistake in ALL {
                mistake.variants(&scene, &mut variants);
            }
            assert!((90..200).contains(&variants.base.len()), "{}", variants.base.len());
            for variant in &variants.base {
                let mut draft = Draft::of(&scene);
                (variant.apply)(&mut draft);
                assert_ne!(draft.base_string(&scene), scene.right.base_string.as_bytes(), "{variant:?}");
                assert!(ALL.iter().any(|mistake| mistake.entry().code == variant.code), "{variant:?}");
            }
        }
    }
}
