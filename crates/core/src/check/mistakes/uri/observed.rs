//! The URI of an observed base string, in its parts.

use crate::check::draft::UriParts;
use crate::check::scene::ObservedBase;

/// The parts of an observed URI that has a scheme.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::check::mistakes) struct ObservedUri {
    /// With its `://`.
    pub(in crate::check::mistakes) scheme: String,
    pub(in crate::check::mistakes) host: String,
    /// With its colon, or empty.
    pub(in crate::check::mistakes) port: String,
    /// From the slash on, with whatever follows; or empty.
    pub(in crate::check::mistakes) path: String,
}

impl ObservedUri {
    /// Takes it apart; `None` if there is none, or none with a scheme.
    pub(in crate::check::mistakes) fn of(observed: &ObservedBase) -> Option<Self> {
        let uri = observed.uri.as_deref()?;
        let host_start = uri.find("://")? + "://".len();
        let rest = &uri[host_start..];
        // A template variable may hold anything.
        let slash = rest.find('/').unwrap_or(rest.len());
        let has_variable = rest.find("{{").is_some_and(|at| at < slash);
        let variable_end = rest.find("}}").filter(|_| has_variable).map_or(0, |at| at + 2);
        let end = rest[variable_end..].find(['/', '?', '#']).map_or(rest.len(), |at| variable_end + at);
        let (authority, path) = rest.split_at(end);
        let is_port = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let colon = authority.rfind(':').filter(|&at| at >= variable_end && is_port(&authority[at + 1..]));
        let (host, port) = authority.split_at(colon.unwrap_or(authority.len()));
        Some(Self {
            scheme: uri[..host_start].to_owned(),
            host: host.to_owned(),
            port: port.to_owned(),
            path: path.to_owned(),
        })
    }
}

/// A URI that is signed as it is, with no parts.
pub(in crate::check::mistakes) fn whole(uri: &str) -> UriParts {
    let none = String::new;
    UriParts { scheme: uri.to_owned(), host: none(), port: none(), path: none(), query: none() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_what_was_signed() {
        let parts = |uri: &str| {
            let observed = ObservedBase { uri: Some(uri.into()), ..ObservedBase::default() };
            ObservedUri::of(&observed).map(|uri| [uri.scheme, uri.host, uri.port, uri.path])
        };
        let some = |parts: [&str; 4]| Some(parts.map(str::to_owned));
        assert_eq!(parts("http://H:80/a?b"), some(["http://", "H", ":80", "/a?b"]));
        assert_eq!(parts("https://{{host/a}}/b"), some(["https://", "{{host/a}}", "", "/b"]));
        assert_eq!(parts("https://[::1]"), some(["https://", "[::1]", "", ""]));
        assert_eq!(parts("/a/b"), None);
    }
}
