//! The login worked; the script was not found, not fit, or failed.

mod causes;

use super::disagreement as d;
use super::permission::AUDIENCE;
use super::url::{IDS_OF_ANOTHER_ACCOUNT, SCRIPT_OR_DEPLOY_WRONG};
use super::{Answer, Confidence, Facts, Layer, Response, Shape, Signals};
use crate::account::is_netsuite;
pub(super) use causes::SCRIPT_FAILED;
use causes::{
    ADDRESS_WRONG, ARGUMENT_MISSING, BODY_ON_GET, CONTENT_TYPE, DEPLOYMENT_TESTING, FIELD_VALUE,
    HANDLED_ERROR, HEADER_REFUSED, NO_ENTRY_POINT, NO_SUCH_RECORD, NOT_CALLABLE, NOT_IN_THE_SCHEMA,
    QUERY_NAMES_NOTHING, RETURN_VALUE, SCRIPT_INACTIVE, URL_SYNTAX,
};

/// The answers of this layer.
pub const ANSWERS: &[&Answer] = &[
    &INVALID_SCRIPTLET,
    &TESTING,
    &EXTERNAL_ACCESS,
    &METHOD_NOT_ALLOWED,
    &MEDIA_TYPE,
    &RETURN_FORMAT,
    &GET_WITH_BODY,
    &MISSING_ARGUMENT,
    &USER_ERROR,
    &RECORD_NOT_FOUND,
    &UNHANDLED,
    &HANDLED,
    &REST_BAD_REQUEST,
    &REST_NOT_FOUND,
    &SOAP_UNREADABLE,
];

const INVALID_SCRIPTLET: Answer = Answer {
    id: "script-invalid-scriptlet-id",
    layer: Layer::Script,
    signals: Signals {
        statuses: &[400, 404],
        codes: &["SSS_INVALID_SCRIPTLET_ID", "INVALID_LOGIN_INVALID_SCRIPT_ID"],
        messages: &["That Suitelet is invalid, disabled, or no longer exists"],
        ..Signals::NONE
    },
    meaning: "NetSuite found no live script and deployment under these ids. It says Suitelet even for a RESTlet.",
    causes: &[
        &SCRIPT_OR_DEPLOY_WRONG,
        &DEPLOYMENT_TESTING,
        &SCRIPT_INACTIVE,
        &IDS_OF_ANOTHER_ACCOUNT,
        &AUDIENCE,
        &NOT_CALLABLE,
    ],
    sources: &[
        oracle!("section_4634920277"),
        oracle!("section_4618456517"),
        oracle!("section_N3539978"),
        "https://github.com/suiteplus/nscabinet/issues/22",
        d::ARTICLE,
    ],
    ..Answer::BLANK
};

const TESTING: Answer = Answer {
    id: "script-deployment-testing",
    layer: Layer::Script,
    signals: Signals { beside: &["script-invalid-scriptlet-id"], ..Signals::NONE },
    meaning: "A RESTlet cannot be called from outside while its deployment is in Testing. Oracle does not say what comes back, so it is offered beside the answer that it may look like.",
    causes: &[&DEPLOYMENT_TESTING],
    sources: &[oracle!("section_4618456517"), oracle!("chapter_N2997500"), d::ARTICLE],
    ..Answer::BLANK
};

const EXTERNAL_ACCESS: Answer = Answer {
    id: "script-external-access-flag",
    layer: Layer::Script,
    signals: Signals { beside: &["script-invalid-scriptlet-id"], ..Signals::NONE },
    meaning: "An article has a flag External Access on the deployment. Oracle describes none for RESTlets: Status, Deployed, Audience and the External URL are what there is.",
    causes: &[&NOT_CALLABLE],
    sources: &[d::ARTICLE, oracle!("section_4618456517"), oracle!("section_4618456734")],
    confidence: Confidence::Article,
    disagrees: &[&d::EXTERNAL_ACCESS],
    ..Answer::BLANK
};

const METHOD_NOT_ALLOWED: Answer = Answer {
    id: "script-method-not-allowed",
    layer: Layer::Script,
    signals: Signals {
        statuses: &[405],
        status_is_enough: true,
        codes: &["UNSUPPORTED_METHOD", "UNRECOGNIZED_METHOD"],
        messages: &["Method Not Allowed", "Unsupported method", "unrecognized method"],
        ..Signals::NONE
    },
    meaning: "The script has no function for the HTTP method of the call.",
    causes: &[&NO_ENTRY_POINT],
    sources: &[
        oracle!("section_4634920277"),
        oracle!("bridgehead_32154153292"),
        oracle!("section_4619219272"),
        d::ARTICLE,
    ],
    ..Answer::BLANK
};

const MEDIA_TYPE: Answer = Answer {
    id: "script-unsupported-media-type",
    layer: Layer::Script,
    signals: Signals {
        statuses: &[415, 400],
        status_is_enough: true,
        codes: &["INVALID_CONTENT_TYPE"],
        messages: &[
            "Unsupported Media Type",
            "You can only use application/json, application/xml or text/plain",
        ],
        only_if: Some(not_a_bare_400),
        ..Signals::NONE
    },
    meaning: "The Content-Type is missing, or is none that a RESTlet takes: application/json, application/xml, text/plain.",
    causes: &[&CONTENT_TYPE],
    sources: &[
        oracle!("section_4619215993"),
        oracle!("section_4634920277"),
        oracle!("section_1534939551"),
        oracle!("section_N3539978"),
    ],
    ..Answer::BLANK
};

/// A 400 without a code can be anything; 415 is this alone.
fn not_a_bare_400(response: &Response, _: &Facts) -> bool {
    response.status != Some(400) || response.shape != Shape::StatusOnly
}

const RETURN_FORMAT: Answer = Answer {
    id: "script-return-format",
    layer: Layer::Script,
    signals: Signals {
        statuses: &[400],
        codes: &["INVALID_RETURN_DATA_FORMAT", "INVALID_DATA_FORMAT"],
        messages: &["Invalid data format. You should return"],
        ..Signals::NONE
    },
    meaning: "The script ran, and returned something that does not fit the type of the answer.",
    causes: &[&RETURN_VALUE],
    sources: &[oracle!("section_4634920277"), oracle!("section_4619215993"), oracle!("section_N3539978")],
    ..Answer::BLANK
};

fn is_get_with_body(_: &Response, facts: &Facts) -> bool {
    facts.method.as_deref() == Some("GET") && facts.has_body == Some(true)
}

const GET_WITH_BODY: Answer = Answer {
    id: "script-get-with-body",
    layer: Layer::Script,
    signals: Signals {
        statuses: &[400],
        status_is_enough: true,
        messages: &["The request could not be understood by the server due to malformed syntax"],
        only_if: Some(is_get_with_body),
        ..Signals::NONE
    },
    meaning: "A GET with a body is answered with 400.",
    causes: &[&BODY_ON_GET],
    sources: &[oracle!("section_4634920277"), oracle!("bridgehead_4625649079")],
    ..Answer::BLANK
};

const MISSING_ARGUMENT: Answer = Answer {
    id: "script-missing-argument",
    layer: Layer::Script,
    signals: Signals {
        statuses: &[400],
        codes: &["SSS_MISSING_REQD_ARGUMENT"],
        messages: &["Missing a required argument"],
        ..Signals::NONE
    },
    meaning: "The script, or something that it called, did not get an argument that it needs.",
    causes: &[&ARGUMENT_MISSING],
    sources: &[oracle!("section_N3539978"), oracle!("bridgehead_4625649079")],
    ..Answer::BLANK
};

const USER_ERROR: Answer = Answer {
    id: "script-user-error",
    layer: Layer::Script,
    signals: Signals {
        statuses: &[400],
        codes: &["USER_ERROR", "INVALID_CONTENT", "INVALID_KEY_OR_REF", "INVALID_FLD_VALUE"],
        messages: &["Please enter value(s) for"],
        ..Signals::NONE
    },
    meaning: "The login worked; a rule of NetSuite or of the script refused the data.",
    causes: &[&FIELD_VALUE],
    sources: &[
        oracle!("section_4634920277"),
        oracle!("section_N3539978"),
        "https://github.com/ehmad11/netsuite-rest/issues/26",
    ],
    ..Answer::BLANK
};

const RECORD_NOT_FOUND: Answer = Answer {
    id: "script-record-not-found",
    layer: Layer::Script,
    signals: Signals {
        statuses: &[400, 404],
        codes: &["RCRD_DSNT_EXIST", "NONEXISTENT_ID", "INVALID_ID"],
        messages: &["That record does not exist", "Record does not exist"],
        ..Signals::NONE
    },
    meaning: "The record that was asked for does not exist, or not for this role.",
    causes: &[&NO_SUCH_RECORD],
    sources: &[
        oracle!("section_156570709583"),
        oracle!("section_N3539978"),
        "https://github.com/NetSweet/netsuite/issues/341",
    ],
    ..Answer::BLANK
};

/// A bare 400, or an error of the script's own: any code in a RESTlet's shape, from NetSuite's host.
fn is_the_scripts_own(response: &Response, facts: &Facts) -> bool {
    let of_suitescript = ["error.SuiteScript", "SSS_", "JS_EXCEPTION", "MODULE_DOES_NOT_EXIST"];
    let from_netsuite = facts.url.as_ref().is_some_and(|url| is_netsuite(&url.host));
    if response.is_status_alone() {
        return response.status == Some(400) && super::tba::on_restlets(response, facts);
    }
    matches!(response.status, None | Some(200 | 400 | 500))
        && (from_netsuite || of_suitescript.iter().any(|words| response.says(words)))
}

const UNHANDLED: Answer = Answer {
    id: "script-unhandled-error",
    layer: Layer::Script,
    signals: Signals {
        statuses: &[400],
        status_is_enough: true,
        codes: &["JS_EXCEPTION", "SSS_INVALID_SRCH_OPERATOR", "MODULE_DOES_NOT_EXIST"],
        markers: &["error.SuiteScript", "\"code\"", "<code>", "error code", "SSS_"],
        shapes: &[Shape::Restlet, Shape::Text, Shape::StatusOnly],
        only_if: Some(is_the_scripts_own),
        ..Signals::NONE
    },
    meaning: "The script itself failed. Login and URL were right.",
    causes: &[&SCRIPT_FAILED],
    sources: &[
        oracle!("section_4634920277"),
        "https://github.com/netsuite-upload-org/netsuite-upload/issues/22",
        "https://github.com/oracle-samples/netsuite-commerce/issues/2",
    ],
    ..Answer::BLANK
};

fn is_success_with_an_error(response: &Response, _: &Facts) -> bool {
    let compact: String =
        response.text().chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
    let says = |words: &str| compact.contains(words);
    response.status.is_some_and(|status| (200..300).contains(&status))
        && (says("\"success\":false") || says("\"error\":{") || says("\"error\":\"") || says("\"ok\":false"))
}

const HANDLED: Answer = Answer {
    id: "script-200-with-error",
    layer: Layer::Script,
    signals: Signals {
        statuses: &[200],
        markers: &["success", "error", "\"ok\""],
        only_if: Some(is_success_with_an_error),
        ..Signals::NONE
    },
    meaning: "The call came back with 200, but the script caught an error and put it into the body.",
    causes: &[&HANDLED_ERROR],
    sources: &[oracle!("section_4634920277")],
    ..Answer::BLANK
};

/// Its own shape, or SuiteQL's message without it.
fn is_of_rest_web_services(response: &Response, _: &Facts) -> bool {
    response.shape == Shape::RestWebServices || response.says("Invalid search query. Detailed")
}

const REST_BAD_REQUEST: Answer = Answer {
    id: "rest-ws-bad-request",
    layer: Layer::Script,
    signals: Signals {
        statuses: &[400],
        status_is_enough: true,
        codes: &[
            "INVALID_REQUEST",
            "INVALID_CONTENT",
            "INVALID_PARAMETER",
            "INVALID_HEADER",
            "NONEXISTENT_FIELD",
        ],
        messages: &["Invalid search query. Detailed unprocessed description follows"],
        shapes: &[Shape::RestWebServices, Shape::Text],
        only_if: Some(is_of_rest_web_services),
        ..Signals::NONE
    },
    meaning: "REST web services could not read the request: URL, header, query or body.",
    causes: &[&URL_SYNTAX, &FIELD_VALUE, &QUERY_NAMES_NOTHING, &HEADER_REFUSED],
    sources: &[
        oracle!("section_156570709583"),
        "https://github.com/airbytehq/airbyte/issues/34137",
        "https://github.com/julbrs/netsuite-api-client",
    ],
    ..Answer::BLANK
};

const REST_NOT_FOUND: Answer = Answer {
    id: "rest-ws-not-found",
    layer: Layer::Script,
    signals: Signals {
        statuses: &[404],
        status_is_enough: true,
        shapes: &[Shape::RestWebServices, Shape::StatusOnly],
        only_if: Some(super::permission::is_rest_web_services),
        ..Signals::NONE
    },
    meaning: "REST web services have nothing at this address: the path, the type of the record or its id is not there.",
    causes: &[&ADDRESS_WRONG, &NO_SUCH_RECORD],
    sources: &[oracle!("section_156570709583")],
    ..Answer::BLANK
};

const SOAP_UNREADABLE: Answer = Answer {
    id: "soap-request-unreadable",
    layer: Layer::Script,
    signals: Signals {
        statuses: &[500],
        messages: &["org.xml.sax.SAX", "NLSchemaBeanException"],
        shapes: &[Shape::Soap],
        ..Signals::NONE
    },
    meaning: "SOAP web services could not read the message: an element or a type in it is not in the schema. Nobody looked at the login.",
    causes: &[&NOT_IN_THE_SCHEMA],
    sources: &["https://github.com/netsuitephp/netsuite-php/pull/3"],
    confidence: Confidence::Observed,
    ..Answer::BLANK
};
