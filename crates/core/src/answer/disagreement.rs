//! Where a widely read article and Oracle's help disagree. Oracle wins; the person, who has read the article too, is
//! told so in one sentence.

/// The article most of these sentences are about.
pub const ARTICLE: &str = "https://ryzoa.co.uk/blog/netsuite-restlet-auth-errors";

/// One such place.
#[derive(Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// Its stable name.
    pub id: &'static str,
    /// The sentence for the person.
    pub note: &'static str,
    /// The page of Oracle's help that decides.
    pub source: &'static str,
}

macro_rules! disagreements {
    ($($(#[$doc:meta])* $name:ident = $id:literal, $page:literal, $note:literal;)*) => {
        $($(#[$doc])* pub const $name: Disagreement =
            Disagreement { id: $id, note: $note, source: oracle!($page) };)*
        /// All of them.
        pub const ALL: &[&Disagreement] = &[$(&$name),*];
    };
}

disagreements! {
    /// OAuth 2.0 and RESTlets.
    OAUTH2_FOR_RESTLETS = "oauth2-for-restlets", "section_157780293862",
        "You may have read that RESTlets cannot be called with OAuth 2.0: Oracle supports it, with scope restlets, and prefers it.";
    /// TBA and REST web services.
    TBA_FOR_REST_WS = "tba-for-rest-web-services", "section_1534941088",
        "You may have read that REST web services take OAuth 2.0 alone: Oracle documents TBA for them, with an example of the signature.";
    /// Which error means which scheme.
    ERROR_TELLS_SCHEME = "error-tells-scheme", "section_4623992425",
        "You may have read that INVALID_LOGIN_ATTEMPT always means TBA: a badly escaped NLAuth header gives it too.";
    /// invalid_grant and REST web services.
    GRANT_TELLS_SERVICE = "invalid-grant-tells-service", "subsect_158521832417",
        "You may have read that invalid_grant comes from REST web services: it comes from the token endpoint, whatever the token is for.";
    /// invalid_grant as an expired token.
    GRANT_IS_EXPIRY = "invalid-grant-is-expiry", "subsect_158521832417",
        "You may have read that invalid_grant means an expired token: a wrong redirect URI, client or code_verifier gives it as well.";
    /// Five causes, none about signing.
    CAUSES_WITHOUT_SIGNING = "causes-without-signing", "subsect_156935170194",
        "You may have read five causes for this, none about signing: Oracle names the signature, the nonce, the timestamp and the encoding first.";
    /// Tokens that are not listed.
    TOKEN_NOT_LISTED = "token-not-listed", "bridgehead_4249078810",
        "You may have read that a revoked token vanishes from the list: it stays, behind the filter Revoked; only deleting the user deletes it.";
    /// Removing a role.
    ROLE_INVALIDATES_TOKEN = "role-invalidates-token", "bridgehead_4249078810",
        "You may have read that taking the role away invalidates the token: it stays active, and works again as soon as the role is back.";
    /// Saving the integration record.
    SAVING_INVALIDATES = "saving-invalidates", "section_4395597766",
        "You may have read that saving the integration record can invalidate tokens: Oracle says that not even Reset Credentials does.";
    /// Getting new consumer credentials.
    SAVING_RENEWS = "saving-renews", "section_4395597766",
        "You may have read that saving the record again shows new keys: only Edit, then Reset Credentials makes them, and only an administrator may.";
    /// Allowed IPs.
    IPS_ON_INTEGRATION = "ips-on-integration", "section_1535041652",
        "You may have read of an Allowed IPs field on the integration record: Oracle's field list has none; the rules are on Company Information, employee and role.";
    /// External Access.
    EXTERNAL_ACCESS = "external-access", "section_4618456517",
        "You may have read of an External Access flag on the deployment: Oracle names none for RESTlets; Status, Deployed and Audience decide, and none of them is a login failure.";
    /// The permission to log in.
    ONE_LOGIN_PERMISSION = "one-login-permission", "bridgehead_4248124361",
        "You may have read that only Log in using Access Tokens will do: User Access Tokens allows the login too; Access Token Management does not.";
    /// How long a code lives.
    CODE_TEN_MINUTES = "code-ten-minutes", "section_158081944642",
        "You may have read that the code lives ten minutes: Oracle prints no number and says to use it at once.";
    /// How long a refresh token lives.
    REFRESH_SEVEN_DAYS = "refresh-seven-days", "section_158082518856",
        "You may have read that a refresh token lives seven days: for a public client it is 48 hours unless set otherwise, and one use.";
    /// Where certificates are mapped.
    M2M_PATH = "m2m-path", "section_162686838198",
        "You may have read to upload the certificate again: Oracle has you create a new mapping, under Manage Authentication.";
    /// What a missing permission gives.
    PERMISSION_IS_403 = "permission-is-403", "section_4634920277",
        "You may have read that a missing permission gives 403: from a RESTlet 403 is a wrong domain, and an error in the script is 400. REST web services do use 403.";
    /// The SuiteScript permission.
    SUITESCRIPT_PERMISSION = "suitescript-permission", "article_0403053450",
        "You may have read that the role must have SuiteScript: Oracle ties it to viewing and editing scripts, not to calling a RESTlet.";
    /// What script= takes.
    SCRIPT_INTERNAL_ID = "script-internal-id", "section_4618456734",
        "You may have read that script takes the internal id alone: the External URL shows numbers, and customscript and customdeploy ids work in practice.";
    /// Where a wrong method fails.
    METHOD_IN_SCRIPT = "method-in-script", "bridgehead_32154153292",
        "You may have read that a wrong method fails inside the script: Oracle documents 405 before it runs.";
    /// A type field that nobody has seen.
    TYPE_FIELD = "type-field", "section_4634920277",
        "You may have read that the body has a type such as error.type.invalidcredentials: Oracle documents code and message, and no public log shows such a type.";
    /// The Inspector.
    INSPECTOR = "inspector", "section_1534941538",
        "You may have read of a SuiteCloud Inspector: Oracle points to the Login Audit Trail, whose column Detail says most.";
    /// What comes and goes.
    INTERMITTENT_ROTATION = "intermittent-rotation", "subsect_156935170194",
        "You may have read that failures that come and go mean rotated keys: what Oracle documents is a nonce used twice, a clock off by more than five minutes, and requests that waited after signing.";
}
