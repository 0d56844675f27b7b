//! Who signs: the account, two ids and two secrets; and the stamp of one signing.

use crate::secret::Secret;

/// The account, two ids and two secrets with which a request is signed (RFC 5849 section 3.1).
///
/// The ids stand in every header and are no secrets; NetSuite shows the secrets once, when it makes them.
#[derive(Clone, Debug, Default)]
pub struct Credentials {
    /// The account id as the person wrote it; the realm of the header. `None` leaves the realm out.
    pub account: Option<String>,
    /// `oauth_consumer_key`: the integration record's key.
    pub consumer_key: String,
    /// The integration record's secret.
    pub consumer_secret: Secret,
    /// `oauth_token`: the token id. `None` leaves the parameter out, as the first step of the three-step flow does.
    pub token: Option<String>,
    /// The token's secret; `None` and the empty secret sign alike.
    pub token_secret: Option<Secret>,
}

/// The two values that make one signing unique (RFC 5849 section 3.3).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    /// `oauth_nonce`: never used twice with the same timestamp. NetSuite wants six characters or more.
    pub nonce: String,
    /// `oauth_timestamp`: whole seconds since the Unix epoch, in decimal. Text, because what people paste is not
    /// always a number.
    pub timestamp: String,
}
