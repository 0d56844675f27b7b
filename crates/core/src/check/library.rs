//! What is known of single libraries: the way out of a mistake in their own terms, and how to see the text that they
//! sign. One table each; the fingerprint of a header names the library.

use crate::finding::Finding;
use crate::intake::authorization::{Fingerprint, Sure};

/// A fix in one library's own terms.
struct Remedy {
    /// A word of the library's name in a [`Fingerprint`].
    library: &'static str,
    /// The mistakes that it mends.
    codes: &'static [&'static str],
    fix: &'static str,
}

const JS: &str = "oauth-1.0a";
const GUZZLE: &str = "guzzle";
const POSTMAN: &str = "Postman";
const PYTHON: &str = "requests-oauthlib";
const SCRIBE: &str = "scribejava";
const NODE: &str = "node-oauth";
const PECL: &str = "PECL oauth";
const GO: &str = "dghubble";
const LARAVEL: &str = "laravel-netsuite";

const REMEDIES: &[Remedy] = &[
    Remedy {
        library: JS,
        codes: &["plus-not-decoded"],
        fix: "oauth-1.0a takes a + of the query for a plus sign: write a space as %20 in the URL that it is given and that is called.",
    },
    Remedy {
        library: JS,
        codes: &["value-truncated-at-equals"],
        fix: "oauth-1.0a cuts a value at its second =: write an = within a value as %3D in the URL.",
    },
    Remedy {
        library: JS,
        codes: &["default-port-in-base"],
        fix: "oauth-1.0a keeps a port that the URL names: leave :443 out of the URL that it is given.",
    },
    Remedy {
        library: JS,
        codes: &["param-name-double-encoded"],
        fix: "oauth-1.0a does not decode names: give it the URL without the query, and the parameters decoded in request.data.",
    },
    Remedy {
        library: JS,
        codes: &["root-slash-missing", "fragment-in-base-uri"],
        fix: "oauth-1.0a signs the URL as it is written: give it one with a path, of a slash at least, and without a fragment.",
    },
    Remedy {
        library: JS,
        codes: &["object-stringified", "non-form-body-in-base-string"],
        fix: "oauth-1.0a signs all that stands in request.data: leave a JSON body out of it, and send the body by the client alone.",
    },
    Remedy {
        library: JS,
        codes: &["non-oauth-params-in-header"],
        fix: "authorize() of oauth-1.0a gives all signed parameters back: write the header with its toHeader(), which leaves out what is not OAuth's.",
    },
    Remedy {
        library: JS,
        codes: &["signature-method-unsupported"],
        fix: "oauth-1.0a signs with PLAINTEXT unless told otherwise: set signature_method to 'HMAC-SHA256' and give it a hash_function.",
    },
    Remedy {
        library: GUZZLE,
        codes: &["hmac-sha1-rejected-by-netsuite"],
        fix: "In guzzle/oauth-subscriber set 'signature_method' to Oauth1::SIGNATURE_METHOD_HMACSHA256.",
    },
    Remedy {
        library: GUZZLE,
        codes: &["realm-missing-in-header"],
        fix: "In guzzle/oauth-subscriber set 'realm' in the configuration of Oauth1.",
    },
    Remedy {
        library: POSTMAN,
        codes: &["empty-param-signed-but-not-sent"],
        fix: "In Postman, on the Authorization tab, take the tick from “Add empty parameters to signature”.",
    },
    Remedy {
        library: POSTMAN,
        codes: &["signature-not-encoded-in-header"],
        fix: "In Postman, on the Authorization tab, tick “Encode the parameters in the authorization header”.",
    },
    Remedy {
        library: POSTMAN,
        codes: &["nonce-or-timestamp-reused-or-stale"],
        fix: "In Postman, on the Authorization tab, leave Nonce and Timestamp empty: it then makes them for each call.",
    },
    Remedy {
        library: POSTMAN,
        codes: &["unresolved-template-variable"],
        fix: "In Postman, choose the environment that defines the variable, or write the value itself into the URL.",
    },
    Remedy {
        library: POSTMAN,
        codes: &["hmac-sha1-rejected-by-netsuite"],
        fix: "In Postman, on the Authorization tab, choose HMAC-SHA256 as the signature method.",
    },
    Remedy {
        library: PYTHON,
        codes: &["hmac-sha1-rejected-by-netsuite"],
        fix: "Make the session with OAuth1(…, signature_method='HMAC-SHA256'): requests-oauthlib signs with HMAC-SHA1 unless told otherwise.",
    },
    Remedy {
        library: PYTHON,
        codes: &["realm-missing-in-header"],
        fix: "Make the session with OAuth1(…, realm='ACCOUNT_ID').",
    },
    Remedy {
        library: PYTHON,
        codes: &["body-hash-wrong"],
        fix: "Leave force_include_body out: with it requests-oauthlib adds a body hash, of SHA-1 whatever the signature method.",
    },
    Remedy {
        library: SCRIBE,
        codes: &["hmac-sha1-rejected-by-netsuite"],
        fix: "In scribejava override getSignatureService() of the API class with one that computes and names HMAC-SHA256.",
    },
    Remedy {
        library: NODE,
        codes: &["oauth-version-not-1-0"],
        fix: "Give \"1.0\" as the version to the constructor of node-oauth's OAuth; some of its examples say \"1.0A\".",
    },
    Remedy {
        library: NODE,
        codes: &["url-not-absolute"],
        fix: "Give node-oauth the whole URL, with https:// and the host.",
    },
    Remedy {
        library: NODE,
        codes: &["duplicate-params-collapsed"],
        fix: "node-oauth keeps one of several parameters of one name: give them different names, or sign with another library.",
    },
    Remedy {
        library: PECL,
        codes: &["uri-mangled-by-library"],
        fix: "Upgrade the PECL extension oauth to 2.0.3 or later: 2.0.2 loses scheme, host and path under PHP 7.3.",
    },
    Remedy {
        library: GO,
        codes: &["hmac-sha1-rejected-by-netsuite"],
        fix: "Set config.Signer = &oauth1.HMAC256Signer{ConsumerSecret: …}: dghubble/oauth1 signs with HMAC-SHA1 unless told otherwise.",
    },
    Remedy { library: GO, codes: &["realm-missing-in-header"], fix: "Set config.Realm to the account id." },
    Remedy {
        library: LARAVEL,
        codes: &["query-params-missing"],
        fix: "Upgrade laravel-netsuite: its early releases did not sign the parameters of the query.",
    },
];

/// How one library shows the text that it signs: its word in a [`Fingerprint`], its name, and what to write.
const SNIPPETS: &[(&str, &str, &str)] = &[
    (JS, "oauth-1.0a", "in hash_function(base_string, key): console.log(base_string)"),
    (
        PYTHON,
        "requests-oauthlib",
        "import logging, oauthlib; oauthlib.set_debug(True); logging.basicConfig(level=logging.DEBUG)",
    ),
    (SCRIBE, "scribejava", "new ServiceBuilder(key).debug()"),
    (PECL, "PECL oauth", "$oauth->enableDebug(); … print_r($oauth->debugInfo['sbs']);"),
    (
        NODE,
        "node-oauth",
        "const base = oauth._createSignatureBase; oauth._createSignatureBase = function () { const text = base.apply(this, arguments); console.log(text); return text; };",
    ),
    (
        GO,
        "dghubble/oauth1",
        "a Signer of your own that logs the message that its Sign method is given, and passes it on",
    ),
];

/// Puts the library's own fix in the place of the general one, and says how sure the library is.
pub(super) fn mend(findings: &mut [Finding], fingerprint: Fingerprint) {
    for finding in findings {
        let fits = |remedy: &&Remedy| {
            fingerprint.library.contains(remedy.library) && remedy.codes.contains(&finding.code)
        };
        for remedy in REMEDIES.iter().filter(fits) {
            finding.fix = match fingerprint.sure {
                Sure::Likely => {
                    format!("{} (The header is written as {} writes it.)", remedy.fix, fingerprint.library)
                }
                Sure::Possible => format!(
                    "{} If the library is {}, which the order of the header only suggests: {}",
                    finding.fix, remedy.library, remedy.fix
                ),
            }
            .into();
        }
    }
}

/// How to see the text that is signed: for each library that the fingerprint may mean, its name and what to write.
pub(super) fn snippets(fingerprint: Fingerprint) -> impl Iterator<Item = (&'static str, &'static str)> {
    let fits = move |&&(word, ..): &&(&str, &str, &str)| fingerprint.library.contains(word);
    SNIPPETS.iter().filter(fits).map(|&(_, name, snippet)| (name, snippet))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes;
    use crate::finding::{Certainty, Place, Within};
    use crate::intake::authorization::Header;

    fn mended(code: &str, fingerprint: Fingerprint) -> String {
        let entry = mistakes::ALL.iter().map(|mistake| mistake.entry()).find(|entry| entry.code == code);
        let place = Place::nowhere_in(Within::Authorization);
        let mut findings = [entry.unwrap().finding(Certainty::Seen, place)];
        mend(&mut findings, fingerprint);
        findings[0].fix.clone().into_owned()
    }

    #[test]
    fn a_sure_fingerprint_gives_the_fix_and_an_unsure_one_adds_it() {
        let sure = Fingerprint { library: "Postman", sure: Sure::Likely };
        assert!(mended("empty-param-signed-but-not-sent", sure).starts_with("In Postman"));
        let unsure = Fingerprint {
            library: "oauth-1.0a (JavaScript) or guzzle/oauth-subscriber (PHP)",
            sure: Sure::Possible,
        };
        let fix = mended("plus-not-decoded", unsure);
        assert!(fix.contains("only suggests: oauth-1.0a takes") && !fix.starts_with("oauth-1.0a"), "{fix}");
        assert!(mended("hmac-sha1-rejected-by-netsuite", unsure).contains("SIGNATURE_METHOD_HMACSHA256"));
    }

    #[test]
    fn other_libraries_and_other_mistakes_keep_the_general_fix() {
        let other = Fingerprint { library: "Oracle's REST web services sample", sure: Sure::Likely };
        assert!(!mended("plus-not-decoded", other).contains("oauth-1.0a"));
        let postman = Fingerprint { library: "Postman", sure: Sure::Likely };
        assert!(!mended("plus-not-decoded", postman).contains("Postman"));
    }

    #[test]
    fn every_remedy_is_for_a_mistake_of_the_catalogue_or_of_the_written_signature() {
        for remedy in REMEDIES {
            for code in remedy.codes.iter().filter(|code| !code.starts_with("signature-")) {
                assert!(mistakes::ALL.iter().any(|mistake| mistake.entry().code == *code), "{code}");
            }
            assert!(remedy.fix.ends_with('.'), "{}", remedy.fix);
        }
    }

    #[test]
    fn a_header_names_its_library_and_that_one_its_snippet() {
        let header = r#"OAuth oauth_nonce="a", oauth_timestamp="1", oauth_version="1.0", oauth_signature_method="HMAC-SHA256", oauth_consumer_key="c", oauth_token="t", oauth_signature="s""#;
        let fingerprint = Header::read(header).fingerprint().unwrap();
        let names: Vec<&str> = snippets(fingerprint).map(|(name, _)| name).collect();
        assert_eq!(names, ["requests-oauthlib"]);
    }
}
