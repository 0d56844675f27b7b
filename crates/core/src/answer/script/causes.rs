//! Causes in the script, its deployment, and the data it was sent.

use crate::answer::eliminate::Sign;
use crate::answer::{Cause, Confidence, Side, disagreement as d, menu};

pub(super) const DEPLOYMENT_TESTING: Cause = Cause {
    id: "deployment-not-released",
    side: Side::Script,
    title: "The deployment is in Testing, or not deployed",
    confirm: "Open the deployment: Status is not Released, or Deployed is not checked.",
    fix: "Set Status to Released, check Deployed, and save.",
    path: menu::DEPLOYMENT,
    source: oracle!("section_4618456517"),
    ..Cause::BLANK
};

pub(super) const NOT_CALLABLE: Cause = Cause {
    id: "deployment-not-callable",
    side: Side::Script,
    title: "The deployment has no External URL",
    confirm: "Look at Status, Deployed and Audience, and whether External URL is filled. There is no External Access box to look for.",
    fix: "Release the deployment, and add the role to its audience.",
    path: menu::DEPLOYMENT,
    source: oracle!("section_4618456734"),
    disagrees: &[&d::EXTERNAL_ACCESS],
    ..Cause::BLANK
};

pub(super) const SCRIPT_INACTIVE: Cause = Cause {
    id: "script-inactive",
    side: Side::Script,
    title: "The script is inactive, or its SuiteApp is not installed or too old",
    confirm: "Open the script record, and compare the version of the SuiteApp or bundle.",
    fix: "Clear Inactive, or install the present version.",
    path: menu::SCRIPT,
    source: oracle!("section_N3539978"),
    ..Cause::BLANK
};

pub(super) const NO_ENTRY_POINT: Cause = Cause {
    id: "no-entry-point",
    side: Side::Script,
    title: "The script exports no function for this method",
    confirm: "Look for get, post, put or delete in what the script returns. PATCH and HEAD do not exist for RESTlets.",
    fix: "Call with a method that it exports, and sign that method.",
    path: menu::SCRIPT,
    source: oracle!("bridgehead_32154153292"),
    confirmed_by: &[Sign::NoEntryPointMethod],
    disagrees: &[&d::METHOD_IN_SCRIPT],
    ..Cause::BLANK
};

pub(super) const CONTENT_TYPE: Cause = Cause {
    id: "content-type-refused",
    side: Side::Request,
    title: "The Content-Type is missing, or a form",
    confirm: "Read it in what the client really sent; curl and PHP send a form unless told otherwise.",
    fix: "Send Content-Type: application/json.",
    source: oracle!("section_4619215993"),
    confirmed_by: &[Sign::ContentTypeRefused],
    ruled_out_by: &[Sign::ContentTypeTaken],
    ..Cause::BLANK
};

pub(super) const RETURN_VALUE: Cause = Cause {
    id: "return-value",
    side: Side::Script,
    title: "The script returns an object where text is due, or the reverse",
    confirm: "Look at what the called function returns, and at the Content-Type of the call.",
    fix: "Return an object for JSON and a string for text.",
    path: menu::SCRIPT,
    source: oracle!("section_4619215993"),
    ..Cause::BLANK
};

pub(super) const BODY_ON_GET: Cause = Cause {
    id: "body-on-get",
    side: Side::Request,
    title: "The GET has a body",
    confirm: "The client sends a body or a Content-Length with it; some send {} or null unasked.",
    fix: "Put the arguments into the query, and sign them there.",
    source: oracle!("section_4634920277"),
    confirmed_by: &[Sign::BodyOnGet],
    ruled_out_by: &[Sign::NoBodyOnGet],
    ..Cause::BLANK
};

pub(super) const ARGUMENT_MISSING: Cause = Cause {
    id: "argument-missing",
    side: Side::Script,
    title: "An argument was not sent, or not where the script looks",
    confirm: "The message names it.",
    fix: "Send it: in the query for GET and DELETE, in the body for POST and PUT.",
    path: menu::SCRIPT_LOGS,
    source: oracle!("bridgehead_4625649079"),
    ..Cause::BLANK
};

pub(super) const FIELD_VALUE: Cause = Cause {
    id: "field-value",
    side: Side::Script,
    title: "A field has a wrong value, or none",
    confirm: "The message names the field; with REST web services o:errorPath does.",
    fix: "Correct the data.",
    path: menu::SCRIPT_LOGS,
    source: oracle!("section_N3539978"),
    hinted_by: &[
        Sign::Says("Invalid Field Value"),
        Sign::Says("Please enter value"),
        Sign::Says("o:errorPath"),
    ],
    ..Cause::BLANK
};

pub(super) const NO_SUCH_RECORD: Cause = Cause {
    id: "no-such-record",
    side: Side::Script,
    title: "The id is wrong, or the role may not see the record",
    confirm: "Open the record in NetSuite with that very role.",
    fix: "Correct the id or the role.",
    source: oracle!("section_N3539978"),
    ..Cause::BLANK
};

/// The script's own failure.
pub(in crate::answer) const SCRIPT_FAILED: Cause = Cause {
    id: "script-failed",
    side: Side::Script,
    title: "The script threw an error",
    confirm: "Read name, message and stack in the body or in the script's log.",
    fix: "Mend the script, or what it was sent.",
    path: menu::SCRIPT_LOGS,
    source: oracle!("section_4634920277"),
    hinted_by: &[
        Sign::Says("TypeError:"),
        Sign::Says("ReferenceError:"),
        Sign::Says("SyntaxError:"),
        Sign::Says("error.SuiteScript"),
    ],
    ruled_out_by: &[Sign::Says("experiencing some system issues")],
    ..Cause::BLANK
};

pub(super) const HANDLED_ERROR: Cause = Cause {
    id: "handled-error",
    side: Side::Script,
    title: "The script caught an error and reports it in the body",
    confirm: "Look for success: false, or an error object.",
    fix: "Read the body; do not take the status for the result.",
    path: menu::SCRIPT_LOGS,
    source: oracle!("section_4634920277"),
    ..Cause::BLANK
};

pub(super) const URL_SYNTAX: Cause = Cause {
    id: "url-syntax",
    side: Side::Request,
    title: "The URL, the query or the body has a syntax error",
    confirm: "o:urlPath, o:errorQueryParam or o:errorPath points to it; a raw space in the URL is the usual one.",
    fix: "Encode the URL, and correct what is named.",
    source: oracle!("section_156570709583"),
    ruled_out_by: &[Sign::Says("Invalid Field Value"), Sign::Says("Invalid search query")],
    ..Cause::BLANK
};

pub(super) const QUERY_NAMES_NOTHING: Cause = Cause {
    id: "query-names-nothing",
    side: Side::Request,
    title: "SuiteQL names a record or a field that is not there, or not for this role",
    confirm: "The detail says which: Record was not found, Unknown identifier, Invalid search type.",
    fix: "Correct the name by the Records Catalog; if it is right, give the role the permission, or see that the feature is on.",
    source: "https://github.com/julbrs/netsuite-api-client",
    confidence: Confidence::Observed,
    confirmed_by: &[Sign::Says("Invalid search query"), Sign::Says("NONEXISTENT_FIELD")],
    ruled_out_by: &[Sign::Unsaid("search")],
    ..Cause::BLANK
};

pub(super) const HEADER_REFUSED: Cause = Cause {
    id: "request-header-refused",
    side: Side::Request,
    title: "A header of the request is missing or has a value that is not taken",
    confirm: "o:errorHeader names it: Prefer for SuiteQL, Accept-Language for a user with another language than the company's.",
    fix: "Send the header with the value that the detail gives.",
    source: "https://github.com/airbytehq/airbyte/issues/34137",
    confidence: Confidence::Observed,
    confirmed_by: &[Sign::Says("o:errorHeader"), Sign::Says("INVALID_HEADER")],
    ruled_out_by: &[Sign::Unsaid("header")],
    ..Cause::BLANK
};

pub(super) const ADDRESS_WRONG: Cause = Cause {
    id: "rest-address-wrong",
    side: Side::Request,
    title: "The path or the name of the record type is wrong",
    confirm: "It should be /services/rest/record/v1/ and the type as the REST API Browser writes it, upper and lower case as there.",
    fix: "Take the name from the metadata catalogue of that account.",
    source: oracle!("section_156570709583"),
    ruled_out_by: &[Sign::Says("NONEXISTENT_ID")],
    ..Cause::BLANK
};

pub(super) const NOT_IN_THE_SCHEMA: Cause = Cause {
    id: "soap-not-in-the-schema",
    side: Side::Request,
    title: "The message has an element or a type that this endpoint's schema has not",
    confirm: "The fault names it, with the namespace: the version in it should be the endpoint's.",
    fix: "Make the message from the WSDL of the endpoint that is called, with xsi:type on each record.",
    source: "https://github.com/netsuitephp/netsuite-php/pull/3",
    confidence: Confidence::Observed,
    ..Cause::BLANK
};
