//! The account id in its two forms, and the hosts of NetSuite's services.
//!
//! In the realm, and on NetSuite's own screens, an account is written `1234567_SB1`; in a host name `1234567-sb1`.
//! Oracle: <https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1498251763.html>; the sandbox form
//! of the realm is known from public reports, such as <https://github.com/netsuitephp/netsuite-php/issues/121>.

use std::fmt;

/// An account id, in NetSuite's own form: upper case, underscore. `Display` is the realm.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Account(String);

impl Account {
    /// The account that a realm or a host label means, whatever its case and joint; `None` if it cannot be an account
    /// id at all: letters and digits, then perhaps one suffix such as `_SB1` or `_RP`.
    #[must_use]
    pub fn from_any_form(text: &str) -> Option<Self> {
        let id = text.trim().to_ascii_uppercase().replace('-', "_");
        let mut parts = id.split('_');
        let is_word = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric());
        let fits =
            parts.next().is_some_and(is_word) && parts.next().is_none_or(is_word) && parts.next().is_none();
        fits.then_some(Self(id))
    }

    /// The account that a host of NetSuite names, if it names one.
    #[must_use]
    pub fn from_host(host: &str) -> Option<Self> {
        let (label, service) = split_host(host)?;
        if service == Service::Other { None } else { Self::from_any_form(label) }
    }

    /// The form of the realm and of NetSuite's screens: `1234567_SB1`.
    #[must_use]
    pub fn realm(&self) -> &str {
        &self.0
    }

    /// The form of a host name: `1234567-sb1`.
    #[must_use]
    pub fn host_label(&self) -> String {
        self.0.to_ascii_lowercase().replace('_', "-")
    }

    /// The host of one of its services, such as `1234567-sb1.restlets.api.netsuite.com`.
    #[must_use]
    pub fn host(&self, service: Service) -> String {
        format!("{}.{}", self.host_label(), service.domain())
    }
}

impl fmt::Display for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// NetSuite's services, each under a domain of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Service {
    /// RESTlets and the token endpoints of TBA.
    Restlets,
    /// REST and SOAP web services.
    Suitetalk,
    /// The pages that people use; also a RESTlet's internal URL.
    App,
    /// A host of NetSuite that names no account, such as `rest.netsuite.com`.
    Other,
}

impl Service {
    /// The domain behind the account's label.
    #[must_use]
    pub const fn domain(self) -> &'static str {
        match self {
            Self::Restlets => "restlets.api.netsuite.com",
            Self::Suitetalk => "suitetalk.api.netsuite.com",
            Self::App => "app.netsuite.com",
            Self::Other => "netsuite.com",
        }
    }

    /// Which service a host belongs to; `None` if it is no host of NetSuite.
    #[must_use]
    pub fn of_host(host: &str) -> Option<Self> {
        split_host(host).map(|(_, service)| service)
    }
}

/// Whether a host is under `netsuite.com`.
#[must_use]
pub fn is_netsuite(host: &str) -> bool {
    split_host(host).is_some()
}

/// The labels in front of the service's domain, and the service.
fn split_host(host: &str) -> Option<(&str, Service)> {
    let lower = host.to_ascii_lowercase();
    for service in [Service::Restlets, Service::Suitetalk, Service::App, Service::Other] {
        if let Some(front) = lower.strip_suffix(service.domain()).and_then(|front| front.strip_suffix('.')) {
            let names_account = !front.is_empty() && !front.contains('.') && service != Service::Other;
            let is_generic = matches!(front, "system" | "rest" | "webservices" | "www");
            let service = if names_account && !is_generic { service } else { Service::Other };
            return Some((&host[..front.len()], service));
        }
    }
    (lower == Service::Other.domain()).then_some(("", Service::Other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_forms_follow_from_each_other() {
        for (realm, label) in [
            ("1234567", "1234567"),
            ("1234567_SB1", "1234567-sb1"),
            ("1234567_RP", "1234567-rp"),
            ("TSTDRV1234567", "tstdrv1234567"),
            ("ACME", "acme"),
        ] {
            let account = Account::from_any_form(realm).unwrap();
            assert_eq!((account.realm(), account.host_label().as_str()), (realm, label));
            let host = account.host(Service::Restlets);
            assert_eq!(Account::from_host(&host), Some(account.clone()));
            assert_eq!(Account::from_host(&host.to_uppercase()), Some(account.clone()));
            assert_eq!(Account::from_any_form(label), Some(account));
        }
    }

    #[test]
    fn hosts_that_name_no_account() {
        for host in
            ["rest.netsuite.com", "system.na1.netsuite.com", "netsuite.com", "system.app.netsuite.com"]
        {
            assert_eq!(Service::of_host(host), Some(Service::Other), "{host}");
            assert_eq!(Account::from_host(host), None, "{host}");
        }
        for host in ["example.com", "notnetsuite.com", "netsuite.com.evil.example"] {
            assert_eq!(Service::of_host(host), None, "{host}");
        }
    }

    #[test]
    fn what_is_no_account_id() {
        for text in ["", "1234567_", "a_b_c", "12 34", "https://x"] {
            assert_eq!(Account::from_any_form(text), None, "{text}");
        }
    }
}
