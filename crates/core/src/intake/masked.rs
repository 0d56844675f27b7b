//! Values that were masked or cut before they were pasted, so that a check that needs them cannot be made.

use super::authorization::Header;
use super::{Exchange, Found};
use crate::finding::Within;

/// Which values are masked or cut.
pub(super) fn masked(exchange: &Exchange) -> Vec<Within> {
    let mut masked = Vec::new();
    let mut look = |within: Within, value: Option<&str>| {
        if value.is_some_and(is_masked) && !masked.contains(&within) {
            masked.push(within);
        }
    };
    let text = |found: &'_ Option<Found>| found.as_ref().map(|found| found.value.clone());
    look(Within::Url, text(&exchange.url).as_deref());
    look(Within::BaseString, text(&exchange.base_string).as_deref());
    look(Within::Signature, text(&exchange.signature).as_deref());
    look(Within::ConsumerKey, text(&exchange.consumer_key).as_deref());
    look(Within::Token, text(&exchange.token).as_deref());
    if let Some(found) = &exchange.authorization {
        let header = Header::read(&found.value);
        if header.fields.is_empty() {
            look(Within::Authorization, Some(&found.value));
        }
        for field in &header.fields {
            let within = match header.part(field.name) {
                "oauth_signature" => Within::Signature,
                "oauth_consumer_key" => Within::ConsumerKey,
                "oauth_token" => Within::Token,
                "oauth_nonce" => Within::Nonce,
                "oauth_timestamp" => Within::Timestamp,
                "realm" => Within::Account,
                _ => Within::Authorization,
            };
            look(within, Some(header.part(field.value)));
        }
        if found.value.trim_end().ends_with(['…', '█']) || found.value.trim_end().ends_with("...") {
            look(Within::Authorization, Some("…"));
        }
    }
    masked
}

/// Whether a value was masked or cut by the one who pasted or printed it.
pub(super) fn is_masked(value: &str) -> bool {
    [
        "***",
        "…",
        "...",
        "██",
        "xxxx",
        "XXXX",
        "•••",
        "[secure]",
        "<redacted>",
        "[masked]",
        "[hidden]",
        "<your",
        "[your",
    ]
    .iter()
    .any(|mask| value.contains(mask))
        || value.to_ascii_uppercase().contains("REDACTED")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks() {
        for value in ["***", "CKEY…", "abc...", "[REDACTED]", "<your key>", "██"] {
            assert!(is_masked(value), "{value}");
        }
        assert!(!is_masked("ywi%2F3AWkQ"));
    }
}
