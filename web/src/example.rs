//! The example at first paint: the RESTlet request that Oracle prints in its help.
//!
//! <https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1534941088.html>. Its keys and secrets are
//! published there; they open nothing.

use crate::state::Form;

/// Oracle's consumer secret.
pub const CONSUMER_SECRET: &str = "d26ad321a4b2f23b0741c8d38392ce01c3e23e109df6c96eac6d099e9ab9e8b5";

/// Oracle's token secret.
pub const TOKEN_SECRET: &str = "c29a677df7d5439a458c063654187e3d678d73aca8e3c9d8bea1478a3eb0d295";

/// All of it that is no secret.
#[must_use]
pub fn form() -> Form {
    Form {
        method: "POST".into(),
        url: "https://123456.restlets.api.netsuite.com/app/site/hosting/restlet.nl?script=6&deploy=1&customParam=someValue&testParam=someOtherValue".into(),
        account: "123456".into(),
        consumer_key: "ef40afdd8abaac111b13825dd5e5e2ddddb44f86d5a0dd6dcf38c20aae6b67e4".into(),
        token: "2b0ce516420110bcbd36b69e99196d1b7f6de3c6234c5afb799b73d87569f5cc".into(),
        nonce: "fjaLirsIcCGVZWzBX0pg".into(),
        timestamp: "1508242306".into(),
        // As Oracle prints it: without the `+` that it begins with.
        signature: "KK4SKNgz4ZiILGLwOMtfYlgcXSy1eis8ldE9X90azQ=".into(),
        ..Form::default()
    }
}
