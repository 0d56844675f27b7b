//! Setting a token up, step by step: what to do, where, and what NetSuite answers when it is missing.
//!
//! After <https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1530099787.html> and its neighbours.

use super::menu;

/// One step.
#[derive(Debug)]
pub struct Step {
    /// Its stable name.
    pub id: &'static str,
    /// What to do, in the imperative.
    pub title: &'static str,
    /// What to mind.
    pub about: &'static str,
    /// Where it is in NetSuite's menus.
    pub path: &'static str,
    /// The answers that NetSuite gives when it is missing.
    pub answers: &'static [&'static str],
    /// The causes that link here.
    pub causes: &'static [&'static str],
    /// Where that was learnt.
    pub source: &'static str,
}

/// What a new integration should know first.
pub const NOTICE: &str = "A new integration should use OAuth 2.0: from 2027.1 NetSuite makes no new ones with TBA, and ends TBA for the others later. What changes: a bearer token in place of the signature, the scope restlets, a certificate in place of the two secrets, and Log in using OAuth 2.0 Access Tokens on the role. The RESTlet stays as it is.";
/// The page behind [`NOTICE`].
pub const NOTICE_SOURCE: &str = oracle!("section_158921905537");

/// Token-based Authentication for a RESTlet.
pub const TBA: &[Step] = &[
    Step {
        id: "tba-feature",
        title: "Switch Token-based Authentication on",
        about: "It is under Manage Authentication, below Client and Server SuiteScript, which RESTlets need as well.",
        path: menu::MANAGE_AUTHENTICATION,
        answers: &["tba-lat-feature-disabled", "tba-invalid-login-attempt"],
        causes: &["tba-feature-off"],
        source: oracle!("section_0525022007"),
    },
    Step {
        id: "tba-integration",
        title: "Make an integration record with Token-based Authentication checked",
        about: "Its State is Enabled. Consumer key and secret are shown once, when it is saved; lost ones come back only by Edit and Reset Credentials.",
        path: menu::INTEGRATIONS,
        answers: &["tba-lat-consumer-key-unknown", "tba-lat-consumer-key-refused"],
        causes: &[
            "consumer-key-wrong",
            "credentials-reset",
            "integration-deleted",
            "integration-blocked",
            "integration-waiting",
        ],
        source: oracle!("bridgehead_4249032125"),
    },
    Step {
        id: "tba-role",
        title: "Make a role that may log in with a token and do what the script does",
        about: "Log in using Access Tokens or User Access Tokens, and the permissions on the records. Web Services Only must not be checked. Not the Administrator's role.",
        path: menu::SETUP_PERMISSIONS,
        answers: &[
            "tba-lat-permission-denied",
            "tba-invalid-login-credentials",
            "perm-insufficient-permission-restlet",
        ],
        causes: &[
            "role-cannot-log-in",
            "web-services-only-role",
            "record-permission-missing",
            "role-restricted",
        ],
        source: oracle!("bridgehead_4248124361"),
    },
    Step {
        id: "tba-user",
        title: "Give the role to a user",
        about: "A user of its own, not a person's who may leave: deleting the user deletes its tokens.",
        path: menu::EMPLOYEES,
        answers: &["tba-lat-permission-denied", "lat-entity-or-role-disabled"],
        causes: &["user-or-role-inactive", "role-removed", "role-hidden", "user-deleted", "locked-out"],
        source: oracle!("section_1530099787"),
    },
    Step {
        id: "tba-token",
        title: "Make an access token for that integration, user and role",
        about: "A token is good for one company, one user and one role, and for that integration. Token id and secret are shown once.",
        path: menu::ACCESS_TOKENS,
        answers: &["tba-lat-token-rejected", "tba-invalid-login-attempt"],
        causes: &["token-revoked", "token-of-another-integration", "secret-wrong"],
        source: oracle!("section_1530099787"),
    },
    Step {
        id: "tba-deployment",
        title: "Release the RESTlet's deployment to that role",
        about: "Status Released, Deployed checked, the role in Audience. Then copy the External URL: it has the host, the script and the deployment.",
        path: menu::DEPLOYMENT,
        answers: &["script-invalid-scriptlet-id", "url-404-restlet-not-found"],
        causes: &["deployment-not-released", "deployment-not-callable", "audience", "script-or-deploy-wrong"],
        source: oracle!("section_4618456517"),
    },
    Step {
        id: "tba-sandbox",
        title: "Do integration and token again in each sandbox, and after each refresh",
        about: "Neither tokens nor certificates are copied to a sandbox or Release Preview, and a refresh removes those made there. The host has 1234567-sb1, the realm 1234567_SB1.",
        path: menu::ACCESS_TOKENS,
        answers: &["tba-lat-token-rejected", "tba-lat-consumer-key-unknown", "tba-invalid-login-attempt"],
        causes: &["sandbox-refreshed", "realm-wrong", "ids-of-another-account"],
        source: oracle!("chapter_4247329078"),
    },
    Step {
        id: "tba-sign",
        title: "Sign every call anew, with HMAC-SHA256",
        about: "A new nonce of 20 characters and the time in seconds for each call, all query parameters signed, every value of the header percent-encoded.",
        path: "",
        answers: &[
            "tba-lat-invalid-signature",
            "tba-lat-nonce-used",
            "tba-lat-invalid-timestamp",
            "tba-invalid-request",
        ],
        causes: &["signature-differs", "query-not-signed", "header-not-encoded", "nonce-reused", "clock-off"],
        source: oracle!("section_1534941088"),
    },
];

/// OAuth 2.0 client credentials for a RESTlet: the way for a new integration.
pub const OAUTH2: &[Step] = &[
    Step {
        id: "oauth2-feature",
        title: "Switch OAuth 2.0 on",
        about: "It is under Manage Authentication, next to Token-based Authentication.",
        path: menu::MANAGE_AUTHENTICATION,
        answers: &["oauth2-lat-feature-disabled"],
        causes: &["oauth2-feature-off"],
        source: oracle!("subsect_158324637123"),
    },
    Step {
        id: "oauth2-integration",
        title: "Make an integration record with Client Credentials (Machine to Machine) Grant and the scope RESTlets",
        about: "Its client id, the consumer key, goes into iss. The client secret is not used with an assertion.",
        path: menu::INTEGRATIONS,
        answers: &[
            "oauth2-token-unauthorized-client",
            "oauth2-token-invalid-scope",
            "tba-flow-integration-blocked",
        ],
        causes: &["grant-not-enabled", "scope-not-enabled", "integration-blocked", "assertion-issuer-wrong"],
        source: oracle!("section_157771733782"),
    },
    Step {
        id: "oauth2-role",
        title: "Make a role with Log in using OAuth 2.0 Access Tokens, and give it to a user",
        about: "And the permissions on the records. Web Services Only roles do not work with RESTlets here either.",
        path: menu::SETUP_PERMISSIONS,
        answers: &[
            "perm-oauth2-login-permission",
            "lat-entity-or-role-disabled",
            "oauth2-bearer-invalid-token",
        ],
        causes: &["role-lacks-oauth2", "user-or-role-inactive"],
        source: oracle!("section_157771510070"),
    },
    Step {
        id: "oauth2-certificate",
        title: "Make a key pair, and map its certificate to integration, user and role",
        about: "RSA of 3072 or 4096 bits, or an elliptic key on P-256, P-384 or P-521; two years at most. The private key stays on the machine that signs. The mapping's Certificate ID goes into kid.",
        path: menu::M2M_SETUP,
        answers: &["oauth2-invalid-grant-m2m", "oauth2-lat-missing-key", "oauth2-lat-signature-validation"],
        causes: &[
            "certificate-expired",
            "key-not-of-certificate",
            "assertion-key-id-unknown",
            "assertion-key-id-missing",
        ],
        source: oracle!("section_162686838198"),
    },
    Step {
        id: "oauth2-token",
        title: "Ask for a token with an assertion that the key has signed",
        about: "PS256 or ES256, aud the token URL, exp some minutes after iat. The access token is good for 60 minutes; there is no refresh token, so ask again.",
        path: "",
        answers: &["oauth2-invalid-grant-m2m", "oauth2-token-invalid-request", "oauth2-token-server-error"],
        causes: &[
            "assertion-algorithm-refused",
            "assertion-audience-wrong",
            "assertion-lifetime",
            "token-request-malformed",
        ],
        source: oracle!("section_162790605110"),
    },
    Step {
        id: "oauth2-sandbox",
        title: "Make the mapping again in each sandbox, and after each refresh",
        about: "Mappings are not copied, and a refresh clears them.",
        path: menu::M2M_SETUP,
        answers: &["oauth2-invalid-grant-m2m", "oauth2-lat-missing-key"],
        causes: &["sandbox-refreshed"],
        source: oracle!("section_162686838198"),
    },
];

/// The steps that a cause links to.
pub fn steps_for(cause: &str) -> impl Iterator<Item = &'static Step> {
    TBA.iter().chain(OAUTH2).filter(move |step| step.causes.contains(&cause))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::{answers, causes};

    #[test]
    fn every_answer_and_cause_that_a_step_names_exists() {
        let mut seen = std::collections::HashSet::new();
        for step in TBA.iter().chain(OAUTH2) {
            assert!(seen.insert(step.id), "{}", step.id);
            for id in step.answers {
                assert!(answers().any(|answer| answer.id == *id), "{}: {id}", step.id);
            }
            for id in step.causes {
                assert!(causes().iter().any(|cause| cause.id == *id), "{}: {id}", step.id);
            }
            assert!(step.source.starts_with("https://"));
        }
    }

    #[test]
    fn a_cause_leads_to_its_step() {
        assert_eq!(steps_for("token-revoked").map(|step| step.id).collect::<Vec<_>>(), ["tba-token"]);
        assert_eq!(steps_for("sandbox-refreshed").count(), 2);
    }
}
