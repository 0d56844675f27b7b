//! The call reached NetSuite, or something of it, at a wrong address.

use super::disagreement as d;
use super::eliminate::Sign;
use super::network::LOGIN_FAILED_UNSEEN;
use super::{Answer, Cause, Confidence, Facts, Layer, Response, Shape, Side, Signals, menu};
use crate::account::Service;

/// The answers of this layer.
pub const ANSWERS: &[&Answer] =
    &[&WRONG_DATA_CENTER, &SOAP_FAULT, &INVALID_DOMAIN, &RESTLET_NOT_FOUND, &HTML_PAGE];

fn is_plain_redirect(response: &Response, _: &Facts) -> bool {
    response.status.is_some_and(|status| (300..400).contains(&status))
        && !response.location().is_some_and(|url| url.contains("error=") || url.contains("oauth_verifier="))
}

const WRONG_DATA_CENTER: Answer = Answer {
    id: "url-302-wrong-data-center",
    layer: Layer::Url,
    signals: Signals {
        statuses: &[302, 301, 307, 308],
        status_is_enough: true,
        only_if: Some(is_plain_redirect),
        ..Signals::NONE
    },
    meaning: "NetSuite redirects: the call went to a data centre that does not hold the account. Oracle documents 302; other 3xx are read alike.",
    causes: &[&HOST_NOT_THE_ACCOUNTS, &REDIRECT_FOLLOWED],
    sources: &[oracle!("section_4634920277"), oracle!("section_4618456734"), oracle!("chapter_157011836591")],
    ..Answer::BLANK
};

const SOAP_FAULT: Answer = Answer {
    id: "url-incorrect-data-center-soap-fault",
    layer: Layer::Url,
    signals: Signals {
        statuses: &[200],
        messages: &[
            "Incorrect data center requested",
            "You are not requesting the correct data center",
            "you must use account-specific domains",
        ],
        ..Signals::NONE
    },
    meaning: "A host for no account in particular answered, with a SOAP fault and often with 200. Nobody looked at the signature: the 200 does not prove it right.",
    causes: &[&HOST_NOT_THE_ACCOUNTS],
    sources: &[
        oracle!("section_N3494684"),
        "https://github.com/netsuitephp/netsuite-php/issues/37",
        "https://github.com/netsuitephp/netsuite-php/issues/39",
        "https://github.com/NetSweet/netsuite/pull/445",
    ],
    confidence: Confidence::Observed,
    ..Answer::BLANK
};

fn not_rest_web_services(response: &Response, facts: &Facts) -> bool {
    !facts.is_on(Service::Suitetalk, response)
}

const INVALID_DOMAIN: Answer = Answer {
    id: "url-403-invalid-domain",
    layer: Layer::Url,
    signals: Signals {
        statuses: &[403],
        status_is_enough: true,
        only_if: Some(not_rest_web_services),
        ..Signals::NONE
    },
    meaning: "From a RESTlet, 403 says that the call went to a wrong domain. Older accounts gave 403 for a failed login too.",
    causes: &[&HOST_NOT_THE_ACCOUNTS, &LOGIN_FAILED_UNSEEN],
    sources: &[
        oracle!("section_4634920277"),
        oracle!("section_1498251763"),
        "https://github.com/ddo/oauth-1.0a/issues/103",
    ],
    disagrees: &[&d::PERMISSION_IS_403],
    ..Answer::BLANK
};

const RESTLET_NOT_FOUND: Answer = Answer {
    id: "url-404-restlet-not-found",
    layer: Layer::Url,
    signals: Signals {
        statuses: &[404],
        status_is_enough: true,
        only_if: Some(not_rest_web_services),
        ..Signals::NONE
    },
    meaning: "There is no RESTlet at the URL that was called.",
    causes: &[&SCRIPT_OR_DEPLOY_WRONG, &PATH_WRONG, &IDS_OF_ANOTHER_ACCOUNT],
    sources: &[oracle!("section_4634920277"), oracle!("section_4618456734"), d::ARTICLE],
    ..Answer::BLANK
};

fn is_html_with_a_common_status(response: &Response, _: &Facts) -> bool {
    response.shape == Shape::Html && !response.status.is_some_and(|status| status == 404 || status >= 500)
}

const HTML_PAGE: Answer = Answer {
    id: "url-html-page-instead-of-json",
    layer: Layer::Url,
    signals: Signals {
        markers: &[
            "<!DOCTYPE",
            "<html",
            "Unexpected token <",
            "Unexpected token '<'",
            "unexpected token at '<",
            "parsing value: <",
            "'<' is an invalid start of a value",
            "Unexpected character ('<'",
            "invalid character '<'",
            "looks like we got no XML document",
        ],
        only_if: Some(is_html_with_a_common_status),
        ..Signals::NONE
    },
    meaning: "A web page came where data was expected: a login page, an error page, or one about maintenance.",
    causes: &[&PAGE_FOR_PEOPLE, &MAINTENANCE],
    sources: &["https://github.com/suiteplus/nscabinet/issues/20"],
    confidence: Confidence::Observed,
    ..Answer::BLANK
};

/// The realm, or a data centre's name, in the place of the account's label.
pub const HOST_NAMES_NO_SERVICE: Cause = Cause {
    id: "realm-used-as-host",
    side: Side::Request,
    title: "The realm or a data centre's name was used as host",
    confirm: "The host has an underscore, or reads like rest.na1.netsuite.com.",
    fix: "Use the account's own host, with a hyphen; the underscore belongs in the realm alone.",
    path: menu::COMPANY_URLS,
    source: "https://github.com/suiteplus/nscabinet/issues/22",
    confidence: Confidence::Observed,
    mistakes: &["host-underscore", "legacy-or-generic-host"],
    confirmed_by: &[Sign::UnderscoreInHost, Sign::GenericHost],
    ruled_out_by: &[Sign::AccountHost],
    ..Cause::BLANK
};

/// A generic, old or foreign host.
pub const HOST_NOT_THE_ACCOUNTS: Cause = Cause {
    id: "host-not-the-accounts",
    side: Side::Request,
    title: "The host is not this account's own",
    confirm: "Compare the host with the RESTlets entry of Company URLs; rest.netsuite.com and rest.na1.netsuite.com are for no account in particular.",
    fix: "Call the host that is listed there, and sign for it.",
    path: menu::COMPANY_URLS,
    source: oracle!("section_4634920277"),
    mistakes: &["legacy-or-generic-host", "service-host-mismatch"],
    confirmed_by: &[
        Sign::GenericHost,
        Sign::Says("Incorrect data center requested"),
        Sign::Says("You are not requesting the correct data center"),
        Sign::Says("you must use account-specific domains"),
    ],
    ruled_out_by: &[Sign::RealmFits],
    ..Cause::BLANK
};

const REDIRECT_FOLLOWED: Cause = Cause {
    id: "redirect-followed-unsigned",
    side: Side::Request,
    title: "The client followed a redirect with the old signature",
    confirm: "Behind the redirect the answer is a failed login.",
    fix: "Do not let the client follow. Sign again for the URL it leads to; better, call that one from the start.",
    source: oracle!("chapter_157011836591"),
    ..Cause::BLANK
};

/// The ids of the script and its deployment.
pub const SCRIPT_OR_DEPLOY_WRONG: Cause = Cause {
    id: "script-or-deploy-wrong",
    side: Side::Script,
    title: "The value of script or deploy is wrong",
    confirm: "Open the deployment and compare with its External URL.",
    fix: "Copy script and deploy from the External URL. The name of the script's file is neither.",
    path: menu::DEPLOYMENT,
    source: oracle!("section_4618456734"),
    confirmed_by: &[Sign::NoScriptOrDeploy],
    disagrees: &[&d::SCRIPT_INTERNAL_ID],
    ..Cause::BLANK
};

const PATH_WRONG: Cause = Cause {
    id: "path-wrong",
    side: Side::Request,
    title: "The path is not the RESTlets' one",
    confirm: "It should be /app/site/hosting/restlet.nl, in lower case.",
    fix: "Correct the path, in the call and in what is signed.",
    source: oracle!("section_4618456734"),
    mistakes: &["path-missing-or-wrong"],
    ruled_out_by: &[Sign::RestletUrl],
    ..Cause::BLANK
};

/// Ids from production, host of the sandbox, or the reverse.
pub const IDS_OF_ANOTHER_ACCOUNT: Cause = Cause {
    id: "ids-of-another-account",
    side: Side::Script,
    title: "The ids belong to another account",
    confirm: "The script is in production and the host is the sandbox's, or the reverse: ids differ between them.",
    fix: "Take host, script and deploy from one and the same account.",
    path: menu::COMPANY_URLS,
    source: oracle!("section_4634920277"),
    ..Cause::BLANK
};

const PAGE_FOR_PEOPLE: Cause = Cause {
    id: "page-for-people",
    side: Side::Request,
    title: "The call went to a page for people",
    confirm: "The host is app.netsuite.com or system.netsuite.com, or the path is not restlet.nl.",
    fix: "Call the RESTlets host and path of the deployment's External URL.",
    path: menu::COMPANY_URLS,
    source: "https://github.com/suiteplus/nscabinet/issues/20",
    confidence: Confidence::Observed,
    confirmed_by: &[Sign::OnService(Service::App)],
    ruled_out_by: &[Sign::RestletUrl],
    ..Cause::BLANK
};

/// NetSuite is being maintained.
pub const MAINTENANCE: Cause = Cause {
    id: "maintenance",
    side: Side::Way,
    title: "NetSuite is under maintenance or overloaded",
    confirm: "The page says so, the status page shows it, or other integrations fail at the same time.",
    fix: "Wait, then repeat with a new nonce, timestamp and signature.",
    source: oracle!("section_4634920277"),
    confirmed_by: &[
        Sign::Says("scheduled maintenance"),
        Sign::Says("undergoing maintenance"),
        Sign::Says("down for maintenance"),
    ],
    ..Cause::BLANK
};
