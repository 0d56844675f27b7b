//! Too much, too fast, too long.

use super::{Answer, Cause, Facts, Layer, Response, Shape, Side, Signals, menu};

/// The answers of this layer.
pub const ANSWERS: &[&Answer] = &[&RESTLET, &REST_WEB_SERVICES, &SOAP, &USAGE, &TIME, &PAYLOAD];

const RESTLET: Answer = Answer {
    id: "gov-restlet-concurrency",
    layer: Layer::Governance,
    signals: Signals {
        statuses: &[400, 429],
        codes: &["SSS_REQUEST_LIMIT_EXCEEDED"],
        messages: &["Request Limit Exceeded!"],
        ..Signals::NONE
    },
    meaning: "Too many calls at once for the account or the integration. RESTlets say so with 400, not 429.",
    causes: &[&TOO_MANY_AT_ONCE],
    sources: &[oracle!("bridgehead_1525252812"), oracle!("section_1500275531"), oracle!("section_N3539978")],
    ..Answer::BLANK
};

const REST_WEB_SERVICES: Answer = Answer {
    id: "gov-rest-ws-concurrency",
    layer: Layer::Governance,
    signals: Signals {
        statuses: &[429],
        status_is_enough: true,
        codes: &["CONCURRENCY_LIMIT_EXCEEDED"],
        messages: &["Concurrent request limit exceeded. Request blocked"],
        only_if: Some(not_soap),
        ..Signals::NONE
    },
    meaning: "Too many calls of REST web services at once.",
    causes: &[&TOO_MANY_AT_ONCE],
    sources: &[oracle!("section_156570709583")],
    ..Answer::BLANK
};

fn not_soap(response: &Response, _: &Facts) -> bool {
    response.shape != Shape::Soap
}

const SOAP: Answer = Answer {
    id: "gov-soap-concurrency",
    layer: Layer::Governance,
    signals: Signals {
        codes: &[
            "WS_REQUEST_BLOCKED",
            "WS_CONCUR_SESSION_DISALLWD",
            "WS_CONCUR_SESSION_DISALLOWED",
            "EXCEEDED_MAX_CONCUR_RQST",
        ],
        messages: &[
            "SuiteTalk concurrent request limit exceeded. Request blocked",
            "ExceededConcurrentRequestLimitFault",
            "ExceededRequestLimitFault",
            "Only one request can be made against a session at a time",
        ],
        ..Signals::NONE
    },
    meaning: "Too many SOAP calls at once.",
    causes: &[&TOO_MANY_AT_ONCE],
    sources: &[
        oracle!("bridgehead_1525252812"),
        oracle!("section_N3539978"),
        "https://github.com/oracle/netsuite-suitecloud-sdk/issues/908",
        "https://github.com/creecedev/NetSuite-Tools-For-WebStorm/issues/44",
    ],
    ..Answer::BLANK
};

const USAGE: Answer = Answer {
    id: "gov-usage-units",
    layer: Layer::Governance,
    signals: Signals {
        statuses: &[400],
        codes: &["SSS_USAGE_LIMIT_EXCEEDED"],
        messages: &["Script Execution Usage Limit Exceeded"],
        ..Signals::NONE
    },
    meaning: "The script used up the 5,000 units that one call of a RESTlet has.",
    causes: &[&TOO_MUCH_IN_ONE_CALL],
    sources: &[oracle!("section_4640094112"), oracle!("section_N3539978")],
    ..Answer::BLANK
};

const TIME: Answer = Answer {
    id: "gov-time-and-instructions",
    layer: Layer::Governance,
    signals: Signals {
        statuses: &[400],
        codes: &[
            "SSS_TIME_LIMIT_EXCEEDED",
            "SSS_INSTRUCTION_COUNT_EXCEEDED",
            "SSS_STATEMENT_COUNT_EXCEEDED",
            "SSS_MEMORY_USAGE_EXCEEDED",
            "SSS_STACK_FRAME_DEPTH_EXCEEDED",
        ],
        messages: &["Script Execution Time Exceeded", "Script Execution Instruction Count Exceeded"],
        ..Signals::NONE
    },
    meaning: "The script ran too long, looped, or ran out of memory.",
    causes: &[&LOOP_OR_HEAVY_WORK],
    sources: &[oracle!("section_N3539978"), oracle!("article_1118114507")],
    ..Answer::BLANK
};

const PAYLOAD: Answer = Answer {
    id: "gov-payload-size",
    layer: Layer::Governance,
    signals: Signals {
        statuses: &[413],
        status_is_enough: true,
        messages: &["Payload Too Large", "Content Too Large", "Request Entity Too Large"],
        ..Signals::NONE
    },
    meaning: "The body is over the 10 MB that RESTlets take and give for certain.",
    causes: &[&PAYLOAD_TOO_LARGE],
    sources: &[oracle!("section_4640094112")],
    ..Answer::BLANK
};

const TOO_MANY_AT_ONCE: Cause = Cause {
    id: "too-many-at-once",
    side: Side::Way,
    title: "Too many calls run at the same time",
    confirm: "Compare the number of calls with the limit on Integration Governance; web services and RESTlets share it.",
    fix: "Queue the calls, send fewer at a time, and repeat after a growing pause, signed anew each time.",
    path: menu::GOVERNANCE,
    source: oracle!("section_1500275531"),
    ..Cause::BLANK
};

const TOO_MUCH_IN_ONE_CALL: Cause = Cause {
    id: "too-much-in-one-call",
    side: Side::Script,
    title: "One call does too much work",
    confirm: "The script's log shows how many units it used.",
    fix: "Do the work in pages, or hand it to a map/reduce script.",
    path: menu::SCRIPT_LOGS,
    source: oracle!("section_4640094112"),
    ..Cause::BLANK
};

const LOOP_OR_HEAVY_WORK: Cause = Cause {
    id: "loop-or-heavy-work",
    side: Side::Script,
    title: "The script loops or works too long",
    confirm: "The script's log ends in the middle.",
    fix: "End the loop, or do less in one call.",
    path: menu::SCRIPT_LOGS,
    source: oracle!("article_1118114507"),
    ..Cause::BLANK
};

const PAYLOAD_TOO_LARGE: Cause = Cause {
    id: "payload-too-large",
    side: Side::Script,
    title: "Request or answer is over 10 MB",
    confirm: "Measure both.",
    fix: "Send and ask for it in pages.",
    source: oracle!("section_4640094112"),
    ..Cause::BLANK
};
