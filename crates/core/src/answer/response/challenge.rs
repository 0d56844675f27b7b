//! The `WWW-Authenticate` header (RFC 9110 section 11.6.1).

/// A challenge: the scheme's word and its parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Challenge {
    /// `OAuth`, `Bearer` or `Basic`, as written.
    pub scheme: String,
    /// The parameters, decoded from their quotes, names in lower case.
    pub parameters: Vec<(String, String)>,
}

impl Challenge {
    /// The first challenge in a text: one of the three schemes, a space, and `realm=` or `error=`. A request's own
    /// header, which begins alike, holds `oauth_` parameters and is none.
    #[must_use]
    pub fn find(text: &str) -> Option<Self> {
        let folded = text.to_ascii_lowercase();
        let mut starts: Vec<(usize, &str)> = ["oauth ", "bearer ", "basic "]
            .into_iter()
            .flat_map(|word| folded.match_indices(word))
            .filter(|&(at, _)| !folded[..at].ends_with(|c: char| c.is_alphanumeric()))
            .collect();
        starts.sort_unstable();
        starts.into_iter().find_map(|(at, word)| {
            let after = text[at + word.len()..].trim_start();
            let parameters = parameters(after);
            let is_challenge = parameters.first().is_some_and(|(name, _)| name == "realm" || name == "error")
                && !parameters.iter().any(|(name, _)| name.starts_with("oauth_"));
            is_challenge.then(|| Self { scheme: text[at..at + word.len() - 1].to_owned(), parameters })
        })
    }

    /// The value of a parameter.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }
}

/// `name="value"` pairs separated by commas, up to the first thing that is none. Quotes may be missing.
fn parameters(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((name, after)) = rest.split_once('=') {
        let name = name.trim();
        if name.is_empty() || !name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') {
            break;
        }
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, behind) = match quote {
            Some(quote) => match after[1..].split_once(quote) {
                Some(pair) => pair,
                None => break,
            },
            None => after.split_at(after.find([',', ' ', '"', '\'']).unwrap_or(after.len())),
        };
        found.push((name.to_ascii_lowercase(), value.to_owned()));
        match behind.trim_start().strip_prefix(',') {
            Some(next) => rest = next.trim_start(),
            None => break,
        }
    }
    found
}
