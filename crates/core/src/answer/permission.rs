//! The login worked; what the role may do did not suffice.

use super::disagreement as d;
use super::eliminate::Sign;
use super::oauth2::resource::ROLE_LACKS_OAUTH2;
use super::tba::login::REST_PERMISSION;
use super::{Answer, Cause, Confidence, Facts, Layer, Response, Shape, Side, Signals, menu};
use crate::account::Service;

/// The answers of this layer.
pub const ANSWERS: &[&Answer] =
    &[&RESTLET, &REST_WEB_SERVICES, &DEPLOYMENT_AUDIENCE, &OAUTH2_LOGIN, &FEATURE];

const RESTLET: Answer = Answer {
    id: "perm-insufficient-permission-restlet",
    layer: Layer::Permission,
    signals: Signals {
        statuses: &[200, 400, 403],
        codes: &["INSUFFICIENT_PERMISSION"],
        messages: &["Permission Violation"],
        shapes: &[Shape::Restlet, Shape::Soap, Shape::Text],
        ..Signals::NONE
    },
    meaning: "The login worked and the script ran into a permission that the role lacks. As an error it is 400; a script that catches it may send it with 200.",
    causes: &[&RECORD_PERMISSION, &SUITESCRIPT, &SCRIPT_STARTS_SCRIPTS, &ROLE_RESTRICTED, &AUDIENCE],
    sources: &[
        "https://github.com/oracle-samples/netsuite-commerce/issues/2",
        oracle!("section_4634920277"),
        oracle!("article_0403053450"),
        d::ARTICLE,
    ],
    confidence: Confidence::Observed,
    disagrees: &[&d::PERMISSION_IS_403],
    ..Answer::BLANK
};

/// Whether the answer is of REST web services, by its shape or its URL.
pub(super) fn is_rest_web_services(response: &Response, facts: &Facts) -> bool {
    response.shape == Shape::RestWebServices || facts.is_on(Service::Suitetalk, response)
}

const REST_WEB_SERVICES: Answer = Answer {
    id: "perm-insufficient-permission-rest-ws",
    layer: Layer::Permission,
    signals: Signals {
        statuses: &[403],
        status_is_enough: true,
        codes: &["INSUFFICIENT_PERMISSION"],
        messages: &["Your current role does not have permission to perform this action"],
        shapes: &[Shape::RestWebServices, Shape::StatusOnly],
        only_if: Some(is_rest_web_services),
        ..Signals::NONE
    },
    meaning: "REST web services refuse this record or this operation to the role. Where the role may not use them at all, it was seen as 400 with USER_ERROR.",
    causes: &[&RECORD_PERMISSION, &REST_PERMISSION, &ROLE_RESTRICTED],
    sources: &[oracle!("section_156570709583"), "https://improvado.io/docs/oracle-netsuite-troubleshooting"],
    confidence: Confidence::Observed,
    ..Answer::BLANK
};

const DEPLOYMENT_AUDIENCE: Answer = Answer {
    id: "perm-deployment-audience",
    layer: Layer::Permission,
    signals: Signals {
        beside: &["perm-insufficient-permission-restlet", "script-invalid-scriptlet-id"],
        ..Signals::NONE
    },
    meaning: "The role or user is not in the audience of the deployment. Nobody has published what NetSuite then answers, so it is offered beside what it may look like.",
    causes: &[&AUDIENCE],
    sources: &[
        oracle!("subsect_161005120428"),
        "https://github.com/netsuite-upload-org/netsuite-upload/issues/65",
        "https://wp.jjknowledgebase.com/script-permissions",
    ],
    confidence: Confidence::Observed,
    ..Answer::BLANK
};

const OAUTH2_LOGIN: Answer = Answer {
    id: "perm-oauth2-login-permission",
    layer: Layer::Permission,
    scheme: Some(super::Scheme::OAuth2),
    signals: Signals { statuses: &[401], details: &["EntityOrRoleDisabled"], ..Signals::NONE },
    meaning: "Under OAuth 2.0 the word also stands for a role that lacks the permission to log in so.",
    causes: &[&ROLE_LACKS_OAUTH2],
    sources: &[oracle!("section_157771510070")],
    ..Answer::BLANK
};

const FEATURE: Answer = Answer {
    id: "perm-web-services-feature",
    layer: Layer::Permission,
    signals: Signals {
        codes: &["WS_FEATURE_REQD", "WS_PERMISSION_REQD"],
        messages: &[
            "You do not have permission to access SOAP web services feature",
            "You do not have permission to access web services feature",
            "You have not enabled SOAP web services feature for your account",
        ],
        ..Signals::NONE
    },
    meaning: "SOAP web services are off, or the role may not use them. RESTlets do not need them.",
    causes: &[&WEB_SERVICES_OFF],
    sources: &[oracle!("section_N3539978"), "https://github.com/netsuitephp/netsuite-php/issues/13"],
    ..Answer::BLANK
};

const RECORD_PERMISSION: Cause = Cause {
    id: "record-permission-missing",
    side: Side::Account,
    title: "The role lacks the permission that the message names",
    confirm: "Read it: \u{201c}Permission Violation: You need \u{2026}\u{201d} names the permission.",
    fix: "Add that one to the role, at the level that the script needs.",
    path: menu::PERMISSIONS,
    source: oracle!("section_4634920277"),
    hinted_by: &[Sign::Says("You need ")],
    ruled_out_by: &[Sign::Says("Your current role does not have permission")],
    ..Cause::BLANK
};

const SUITESCRIPT: Cause = Cause {
    id: "suitescript-permission",
    side: Side::Account,
    title: "The permission that the message names is SuiteScript",
    confirm: "Read the message. Oracle asks for it to view and edit scripts; some integrations were refused without it.",
    fix: "Add SuiteScript on the Setup subtab.",
    path: menu::SETUP_PERMISSIONS,
    source: oracle!("article_0403053450"),
    confidence: Confidence::Observed,
    confirmed_by: &[Sign::Says("'SuiteScript' permission"), Sign::Says("SuiteScript permission")],
    ruled_out_by: &[Sign::Says("permission to access this page")],
    disagrees: &[&d::SUITESCRIPT_PERMISSION],
    ..Cause::BLANK
};

const SCRIPT_STARTS_SCRIPTS: Cause = Cause {
    id: "script-starts-scripts",
    side: Side::Account,
    title: "The script starts other scripts, and the role may not",
    confirm: "The message names no permission, and the script submits a task.",
    fix: "Add SuiteScript Scheduling to the role.",
    path: menu::SETUP_PERMISSIONS,
    source: "https://github.com/oracle-samples/netsuite-commerce/issues/2",
    confidence: Confidence::Observed,
    ruled_out_by: &[Sign::Says("You need ")],
    ..Cause::BLANK
};

const ROLE_RESTRICTED: Cause = Cause {
    id: "role-restricted",
    side: Side::Account,
    title: "The role is restricted to some subsidiaries, departments or records",
    confirm: "It works for one record and fails for another.",
    fix: "Widen the role's restrictions, or use another role.",
    path: menu::ROLE,
    source: d::ARTICLE,
    confidence: Confidence::Article,
    confirmed_by: &[Sign::Says("permission for subsidiary"), Sign::Says("restrictions on your role")],
    ..Cause::BLANK
};

/// The deployment's audience.
pub const AUDIENCE: Cause = Cause {
    id: "audience",
    side: Side::Script,
    title: "The role is not in the deployment's audience",
    confirm: "Open the deployment, subtab Audience. A refreshed sandbox may have lost it.",
    fix: "Add the role, or check Select All.",
    path: menu::AUDIENCE,
    source: oracle!("subsect_161005120428"),
    confidence: Confidence::Observed,
    ..Cause::BLANK
};

const WEB_SERVICES_OFF: Cause = Cause {
    id: "web-services-off",
    side: Side::Account,
    title: "The web services feature is off, or the role lacks its permission",
    confirm: "Look at Enable Features, SuiteCloud, and at the role's Setup permissions.",
    fix: "Switch it on and add the permission; or call a RESTlet, which needs neither.",
    path: menu::SUITECLOUD,
    source: oracle!("section_N3539978"),
    ..Cause::BLANK
};
