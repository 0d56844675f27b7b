//! NetSuite's own trouble.

use super::eliminate::Sign;
use super::url::MAINTENANCE;
use super::{Answer, Cause, Facts, Layer, Response, Shape, Side, Signals};

/// The answers of this layer.
pub const ANSWERS: &[&Answer] = &[&UNEXPECTED, &INTERNAL, &UNAVAILABLE];

/// Anybody may say that an error was unexpected; NetSuite gives a code or an id with it, or says it as a SOAP fault.
fn is_netsuites_own(response: &Response, _: &Facts) -> bool {
    response.shape == Shape::Soap
        || response.has_word("UNEXPECTED_ERROR")
        || ["Error ID", "system issues"].iter().any(|words| response.says(words))
}

const UNEXPECTED: Answer = Answer {
    id: "srv-unexpected-error",
    layer: Layer::Server,
    signals: Signals {
        statuses: &[400, 500],
        codes: &["UNEXPECTED_ERROR"],
        messages: &["An unexpected error occurred. Error ID:", "is experiencing some system issues"],
        markers: &["An unexpected error occurred.", "An unexpected error occurred<"],
        only_if: Some(is_netsuites_own),
        ..Signals::NONE
    },
    meaning: "NetSuite reports an error of its own, often with an id for its support.",
    causes: &[&INTERNAL_ERROR, &super::script::SCRIPT_FAILED, &ACCOUNT_IN_TROUBLE],
    sources: &[
        oracle!("section_4634920277"),
        oracle!("section_156570709583"),
        "https://github.com/NetSweet/netsuite/issues/410",
    ],
    ..Answer::BLANK
};

const INTERNAL: Answer = Answer {
    id: "srv-500",
    layer: Layer::Server,
    signals: Signals {
        statuses: &[500],
        status_is_enough: true,
        shapes: &[Shape::StatusOnly, Shape::Html, Shape::Text],
        ..Signals::NONE
    },
    meaning: "Something failed that is not the caller's doing.",
    causes: &[&SERVER_FAULT],
    sources: &[oracle!("section_4634920277")],
    ..Answer::BLANK
};

const UNAVAILABLE: Answer = Answer {
    id: "srv-503",
    layer: Layer::Server,
    signals: Signals {
        statuses: &[503],
        status_is_enough: true,
        messages: &["currently unavailable while we undergo our regularly scheduled maintenance"],
        ..Signals::NONE
    },
    meaning: "The account's database is offline, or has no connection to spare.",
    causes: &[&MAINTENANCE],
    sources: &[
        oracle!("section_4634920277"),
        "https://help.qlik.com/en-US/stitch/troubleshooting/integrations/netsuite-suitetalk-extraction-error-reference.md",
    ],
    ..Answer::BLANK
};

const INTERNAL_ERROR: Cause = Cause {
    id: "internal-error",
    side: Side::Way,
    title: "An error inside NetSuite",
    confirm: "Note the Error ID, and see whether it comes again.",
    fix: "Repeat once, signed anew. If it stays, give the id to NetSuite's support.",
    source: oracle!("section_156570709583"),
    ruled_out_by: &[Sign::Says("experiencing some system issues")],
    ..Cause::BLANK
};

const ACCOUNT_IN_TROUBLE: Cause = Cause {
    id: "account-in-trouble",
    side: Side::Way,
    title: "The account is having system trouble",
    confirm: "The message says so, and NetSuite's status page may.",
    fix: "Wait, then repeat with a new signature.",
    source: "https://github.com/NetSweet/netsuite/issues/410",
    confidence: super::Confidence::Observed,
    confirmed_by: &[Sign::Says("experiencing some system issues")],
    ruled_out_by: &[Sign::Says("Error ID")],
    ..Cause::BLANK
};

const SERVER_FAULT: Cause = Cause {
    id: "server-fault",
    side: Side::Way,
    title: "A fault on NetSuite's side",
    confirm: "Repeat the request, signed anew.",
    fix: "If it stays, open a case with NetSuite's support and give the time of the call.",
    source: oracle!("section_4634920277"),
    ..Cause::BLANK
};
