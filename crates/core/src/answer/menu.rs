//! Where things are in NetSuite, as its menus write it.

/// The Login Audit Trail, and the three columns that tell why a token was refused.
pub const AUDIT_TRAIL: &str = "Setup > Users/Roles > User Management > View Login Audit Trail (Use Advanced Search; Results: Detail, Token-based Access Token Name, Token-based Application Name)";
/// The account's own host names.
pub const COMPANY_URLS: &str = "Setup > Company > Company Information > Company URLs";
/// The account's IP rules; employees and roles have more of them.
pub const ALLOWED_IPS: &str =
    "Setup > Company > Company Information > Allowed IP Addresses; also the employee record and the role";
/// The switches of TBA and OAuth 2.0.
pub const MANAGE_AUTHENTICATION: &str =
    "Setup > Company > Enable Features > SuiteCloud > Manage Authentication";
/// The switches of web services.
pub const SUITECLOUD: &str = "Setup > Company > Enable Features > SuiteCloud";
/// The integration records.
pub const INTEGRATIONS: &str = "Setup > Integration > Manage Integrations";
/// The calls of one integration that did authenticate.
pub const EXECUTION_LOG: &str =
    "Setup > Integration > Manage Integrations > (record) > Execution Log > RESTlets";
/// What holds back integrations that installed themselves.
pub const SOAP_PREFERENCES: &str = "Setup > Integration > SOAP Web Services Preferences";
/// Certificates of OAuth 2.0 client credentials.
pub const M2M_SETUP: &str =
    "Setup > Integration > Manage Authentication > OAuth 2.0 Client Credentials (M2M) Setup";
/// Limits and use of concurrent calls:
/// <https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/bridgehead_156224824287.html>.
pub const GOVERNANCE: &str = "Setup > Integration > Integration Management > Integration Governance";
/// The access tokens, revoked ones too:
/// <https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/bridgehead_4249078810.html>.
pub const ACCESS_TOKENS: &str = "Setup > Users/Roles > User Management > Access Tokens";
/// A role.
pub const ROLE: &str = "Setup > Users/Roles > User Management > Manage Roles > (role)";
/// A role's permissions.
pub const PERMISSIONS: &str = "Setup > Users/Roles > User Management > Manage Roles > (role) > Permissions";
/// The subtab with the permissions to log in.
pub const SETUP_PERMISSIONS: &str =
    "Setup > Users/Roles > User Management > Manage Roles > (role) > Permissions > Setup";
/// The applications that people have consented to:
/// <https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_157960925955.html>.
pub const OAUTH2_APPLICATIONS: &str = "Setup > Users/Roles > OAuth 2.0 Authorized Applications (one's own: Settings portlet, Manage OAuth 2.0 Authorized Applications)";
/// Where a locked or forgotten login is reset:
/// <https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156442554498.html>.
pub const ACCESS_RESET: &str = "Setup > Users/Roles > User Management > User Access Reset Tool";
/// The employees, whose records hold access and roles.
pub const EMPLOYEES: &str = "Lists > Employees > Employees";
/// A RESTlet's deployment.
pub const DEPLOYMENT: &str = "Customization > Scripting > Script Deployments > (RESTlet deployment)";
/// Who may run it.
pub const AUDIENCE: &str = "Customization > Scripting > Script Deployments > (RESTlet deployment) > Audience";
/// A RESTlet's script record.
pub const SCRIPT: &str = "Customization > Scripting > Scripts > (RESTlet)";
/// What scripts logged.
pub const SCRIPT_LOGS: &str = "Customization > Scripting > Script Execution Logs";

/// All of them.
pub const ALL: &[&str] = &[
    AUDIT_TRAIL,
    COMPANY_URLS,
    ALLOWED_IPS,
    MANAGE_AUTHENTICATION,
    SUITECLOUD,
    INTEGRATIONS,
    EXECUTION_LOG,
    SOAP_PREFERENCES,
    M2M_SETUP,
    GOVERNANCE,
    ACCESS_TOKENS,
    ROLE,
    PERMISSIONS,
    SETUP_PERMISSIONS,
    OAUTH2_APPLICATIONS,
    ACCESS_RESET,
    EMPLOYEES,
    DEPLOYMENT,
    AUDIENCE,
    SCRIPT,
    SCRIPT_LOGS,
];
