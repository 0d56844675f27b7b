//! Secrets that stand in a paste: behind a label, as a signing key, in a header.

use super::assemble::Desk;
use super::authorization::Header;
use super::label::{Meaning, is_nothing};
use super::text::Text;
use super::{Found, Leak, Leaked};
use crate::secret::Secret;
use crate::span::Span;
use std::ops::Range;

/// Which secret a labelled value is.
pub(super) fn labelled(meaning: Meaning, value: &str) -> Option<Leaked> {
    let is_secret = value.len() >= 6
        && !is_nothing(value)
        && !value.contains(['*', '…', '<', ' ', '(', '{', '$'])
        && !value.contains("...")
        && value.len() <= 512;
    match meaning {
        Meaning::ConsumerSecret if is_secret => Some(Leaked::ConsumerSecret),
        Meaning::TokenSecret if is_secret => Some(Leaked::TokenSecret),
        Meaning::SigningKey
            if is_secret && value.matches('&').count() == 1 && !value.contains(['=', '/', '?', ',']) =>
        {
            Some(Leaked::SigningKey)
        }
        _ => None,
    }
}

/// Lays down a secret.
pub(super) fn put(text: &Text<'_>, range: Range<usize>, what: Leaked, desk: &mut Desk) {
    let value = &text.as_str()[range.clone()];
    let kind = if what == Leaked::SigningKey { "signing-key" } else { "secret" };
    let leak = of(what, value, text.place(range.clone()));
    desk.leak(text, range.into(), kind, leak);
}

/// The secrets that are sent in a header: as fields of their own, or as a PLAINTEXT signature. Each is placed by the whole
/// header, from which anything may have been undone.
pub(super) fn in_header(found: &Found) -> Vec<Leak> {
    let header = Header::read(&found.value);
    let plain =
        header.value("oauth_signature_method").is_some_and(|method| method.eq_ignore_ascii_case("PLAINTEXT"));
    let fields = header.fields.iter().filter_map(|field| {
        let value = std::str::from_utf8(&field.decoded).ok()?;
        let what = match header.part(field.name) {
            "oauth_consumer_secret" => labelled(Meaning::ConsumerSecret, value),
            "oauth_token_secret" => labelled(Meaning::TokenSecret, value),
            "oauth_signature" if plain => labelled(Meaning::SigningKey, value),
            _ => None,
        }?;
        Some(of(what, value, found.place))
    });
    fields.collect()
}

fn of(what: Leaked, value: &str, span: Span) -> Leak {
    let secret = |value: &str| Some(Secret::new(value));
    let (consumer_secret, token_secret) = match what {
        Leaked::ConsumerSecret => (secret(value), None),
        Leaked::TokenSecret => (None, secret(value)),
        Leaked::SigningKey => {
            let (consumer, token) = value.split_once('&').unwrap_or((value, ""));
            (secret(consumer), secret(token))
        }
    };
    Leak { what, span, consumer_secret, token_secret }
}

#[cfg(test)]
mod tests {
    use crate::intake::{Leaked, read};

    #[test]
    fn secrets_in_a_header() {
        let intake = read(
            "OAuth oauth_token_secret=\"canary-one\", oauth_signature_method=\"PLAINTEXT\", oauth_signature=\"canary%26two\"",
        );
        let whats: Vec<_> = intake.leaks.iter().map(|leak| leak.what).collect();
        assert_eq!(whats, [Leaked::TokenSecret, Leaked::SigningKey]);
        assert_eq!(intake.leaks[1].token_secret.as_ref().unwrap().expose(), "two");
        assert!(!format!("{intake:?}").contains("canary"));
    }
}
