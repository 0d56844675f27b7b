//! The three-step flow that gives a person's token to an application.

use super::oauth2::authorize::USER_DENIED;
use super::tba::credentials::CONSUMER_KEY_WRONG;
use super::tba::credentials::{INTEGRATION_BLOCKED, INTEGRATION_DELETED};
use super::tba::login::{ROLE_CANNOT_LOG_IN, USER_OR_ROLE_INACTIVE};
use super::{Answer, Cause, Facts, Layer, Response, Scheme, Side, Signals, menu};

/// The answers of this layer.
pub const ANSWERS: &[&Answer] = &[
    &UNKNOWN_INTEGRATION,
    &BLOCKED,
    &FLOW_REQUIRED,
    &INVALID_CALLBACK,
    &MISSING_PARAMETER,
    &INVALID_VERIFIER,
    &DENIED,
    &ENTITY_OR_ROLE,
];

const UNKNOWN_INTEGRATION: Answer = Answer {
    id: "tba-flow-unknown-integration",
    layer: Layer::TbaFlow,
    signals: Signals { details: &["UnknownIntegration"], ..Signals::NONE },
    meaning: "No integration record of this account has that consumer key; in OAuth 2.0, that client id.",
    causes: &[&CONSUMER_KEY_WRONG, &INTEGRATION_DELETED],
    sources: &[oracle!("subsect_156934879823"), oracle!("subsect_158711892221")],
    ..Answer::BLANK
};

const BLOCKED: Answer = Answer {
    id: "tba-flow-integration-blocked",
    layer: Layer::TbaFlow,
    signals: Signals { details: &["IntegrationBlocked"], ..Signals::NONE },
    meaning: "The integration record is blocked. In the TBA flow the application cannot ask for a token; under OAuth 2.0 its tokens stop as well.",
    causes: &[&INTEGRATION_BLOCKED],
    sources: &[
        oracle!("subsect_156934879823"),
        oracle!("subsect_158324637123"),
        oracle!("subsect_158711892221"),
    ],
    ..Answer::BLANK
};

const FLOW_REQUIRED: Answer = Answer {
    id: "tba-flow-authorization-flow-required",
    layer: Layer::TbaFlow,
    scheme: Some(Scheme::Tba),
    signals: Signals { details: &["AuthorizationFlowRequired"], ..Signals::NONE },
    meaning: "The integration record does not allow the three-step flow.",
    causes: &[&FLOW_UNCHECKED],
    sources: &[oracle!("subsect_156934879823"), oracle!("bridgehead_4249032125")],
    ..Answer::BLANK
};

const INVALID_CALLBACK: Answer = Answer {
    id: "tba-flow-invalid-callback",
    layer: Layer::TbaFlow,
    scheme: Some(Scheme::Tba),
    signals: Signals { details: &["InvalidCallback"], ..Signals::NONE },
    meaning: "oauth_callback is not the callback URL of the integration record.",
    causes: &[&CALLBACK_DIFFERS],
    sources: &[oracle!("subsect_156934879823"), oracle!("bridgehead_4249032125")],
    ..Answer::BLANK
};

const MISSING_PARAMETER: Answer = Answer {
    id: "tba-flow-missing-parameter",
    layer: Layer::TbaFlow,
    scheme: Some(Scheme::Tba),
    signals: Signals { details: &["MissingRequiredParameter"], ..Signals::NONE },
    meaning: "A step of the flow lacks a parameter that it needs.",
    causes: &[&STEP_LACKS_PARAMETER],
    sources: &[
        oracle!("subsect_156934879823"),
        oracle!("section_156338994830"),
        oracle!("section_156537025868"),
    ],
    ..Answer::BLANK
};

const INVALID_VERIFIER: Answer = Answer {
    id: "tba-flow-invalid-verifier",
    layer: Layer::TbaFlow,
    scheme: Some(Scheme::Tba),
    signals: Signals { details: &["InvalidVerifier"], ..Signals::NONE },
    meaning: "oauth_verifier is not the one that the second step handed to the callback.",
    causes: &[&VERIFIER_DIFFERS],
    sources: &[oracle!("subsect_156934879823")],
    ..Answer::BLANK
};

fn verifier_is_empty(response: &Response, _: &Facts) -> bool {
    let text = response.location().unwrap_or(response.text());
    text.split(['?', '&', '#', ' ']).any(|pair| pair.trim_end_matches(['"', '\'', '.']) == "oauth_verifier=")
}

const DENIED: Answer = Answer {
    id: "tba-flow-user-denied",
    layer: Layer::TbaFlow,
    scheme: Some(Scheme::Tba),
    signals: Signals {
        statuses: &[301, 302, 303, 307],
        status_is_enough: true,
        messages: &["oauth_verifier="],
        only_if: Some(verifier_is_empty),
        ..Signals::NONE
    },
    meaning: "The second step came back without a verifier: the person pressed Deny.",
    causes: &[&USER_DENIED],
    sources: &[oracle!("section_156536698849")],
    ..Answer::BLANK
};

const ENTITY_OR_ROLE: Answer = Answer {
    id: "lat-entity-or-role-disabled",
    layer: Layer::TbaFlow,
    signals: Signals { details: &["EntityOrRoleDisabled"], ..Signals::NONE },
    meaning: "User, contact or role is inactive, gone, or may not log in this way.",
    causes: &[&USER_OR_ROLE_INACTIVE, &super::oauth2::resource::ROLE_LACKS_OAUTH2, &ROLE_CANNOT_LOG_IN],
    sources: &[
        oracle!("subsect_156934879823"),
        oracle!("subsect_158324637123"),
        oracle!("section_157771510070"),
    ],
    ..Answer::BLANK
};

const FLOW_UNCHECKED: Cause = Cause {
    id: "flow-unchecked",
    side: Side::Account,
    title: "TBA: Authorization Flow is not checked on the record",
    confirm: "Open the record, subtab Authentication.",
    fix: "Check TBA: Authorization Flow and enter the callback URL.",
    path: menu::INTEGRATIONS,
    source: oracle!("bridgehead_4249032125"),
    ..Cause::BLANK
};

const CALLBACK_DIFFERS: Cause = Cause {
    id: "callback-differs",
    side: Side::Request,
    title: "The callback is not the one on the record",
    confirm: "Compare both character by character. A star is allowed only as the first part of the domain, or as localhost's port.",
    fix: "Correct the call or the record.",
    path: menu::INTEGRATIONS,
    source: oracle!("bridgehead_4249032125"),
    ..Cause::BLANK
};

const STEP_LACKS_PARAMETER: Cause = Cause {
    id: "flow-parameter-missing",
    side: Side::Request,
    title: "A parameter of this step was left out",
    confirm: "Step one needs oauth_callback, step three oauth_token and oauth_verifier.",
    fix: "Add it, and sign it with the others.",
    source: oracle!("section_156338994830"),
    ..Cause::BLANK
};

const VERIFIER_DIFFERS: Cause = Cause {
    id: "verifier-differs",
    side: Side::Request,
    title: "The verifier is old, cut, or decoded twice",
    confirm: "Compare it with the redirect of this very run.",
    fix: "Take it from the redirect unchanged; start again if that one was used.",
    source: oracle!("subsect_156934879823"),
    ..Cause::BLANK
};
