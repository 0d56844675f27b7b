//! Where a value stands that the lint looked at: in the header, if it was taken from there.

use super::Check;
use super::mistake::Stage;
use crate::finding::{Finding, Place, Within};
use crate::intake::authorization::{Header, HeaderField};
use crate::span::Span;

/// The lint's finding with its place in the header, if the value that it is about was taken from there. What the lint
/// says of the account is left out where a header was sent: the realm in it is looked at by itself.
pub(super) fn placed(check: &Check, header: Option<&Header<'_>>, finding: Finding) -> Option<Finding> {
    let Some(header) = header.filter(|header| !header.fields.is_empty()) else { return Some(finding) };
    let stage = super::report::entry(finding.code).map(|entry| entry.stage);
    if stage == Some(Stage::Account) && finding.place.within == Within::Account {
        return None;
    }
    let field = name_of(check, finding.place.within).and_then(|name| header.field(name));
    Some(match field {
        Some(field) => Finding { place: within_field(header, field, finding.place.span), ..finding },
        None => finding,
    })
}

/// The header's name for a value that was taken from it.
fn name_of(check: &Check, within: Within) -> Option<&'static str> {
    Some(match within {
        Within::ConsumerKey => "oauth_consumer_key",
        Within::Token => "oauth_token",
        Within::Nonce => "oauth_nonce",
        Within::Timestamp => "oauth_timestamp",
        Within::SignatureMethod => "oauth_signature_method",
        Within::Callback => "oauth_callback",
        Within::Verifier => "oauth_verifier",
        // An account that was entered is looked at before the realm.
        Within::Account if check.sent.inputs.account.is_none() => "realm",
        _ => return None,
    })
}

/// A part of a value, where it stands in the header; the whole value if it is percent-encoded there.
fn within_field(header: &Header<'_>, field: &HeaderField, part: Span) -> Place {
    let is_plain = header.part(field.value).as_bytes() == field.decoded;
    let span = if is_plain { part.shifted(field.value.start) } else { field.value };
    Place::new(Within::Authorization, span)
}

#[cfg(test)]
mod tests {
    use crate::check::mistakes::tests::netsuite;
    use crate::check::{Check, Observed};
    use crate::finding::Within;
    use crate::inputs::Inputs;

    fn places(inputs: &Inputs, header: &str) -> Vec<(&'static str, Within, String)> {
        let observed = Observed { authorization: Some(header.into()), ..Observed::default() };
        let found = Check::new(inputs, observed, None).finish().findings;
        let text = |place: crate::finding::Place| match place.within {
            Within::Authorization => place.span.of_str(header).to_owned(),
            _ => String::new(),
        };
        found.iter().map(|finding| (finding.code, finding.place.within, text(finding.place))).collect()
    }

    #[test]
    fn what_was_taken_from_the_header_is_placed_there() {
        let inputs = Inputs { nonce: None, timestamp: None, ..netsuite() };
        let header = format!(
            r#"OAuth realm="1234567_SB1", oauth_consumer_key="{}", oauth_token="{}", oauth_signature_method="HMAC-SHA256", oauth_timestamp="1508242306.5", oauth_nonce="a%2Bb123456", oauth_signature="x""#,
            inputs.consumer_key.as_deref().unwrap(),
            inputs.token.as_deref().unwrap()
        );
        let at = |code: &str| {
            let places = places(&inputs, &header);
            places.into_iter().find(|place| place.0 == code).map(|(_, within, text)| (within, text))
        };
        let in_header = |text: &str| Some((Within::Authorization, text.to_owned()));
        assert_eq!(at("timestamp-format-or-clock"), in_header("."));
        assert_eq!(at("nonce-constant-or-too-long"), in_header("a%2Bb123456"));
    }

    #[test]
    fn the_realm_that_was_sent_is_judged_and_not_the_account_that_was_entered() {
        let inputs = Inputs { account: Some("1234567-sb1".into()), ..netsuite() };
        let right = r#"OAuth realm="1234567_SB1", oauth_nonce="abcdef1""#;
        assert!(places(&inputs, right).iter().all(|place| !place.0.starts_with("realm-")));
        let wrong = r#"OAuth realm="1234567_sb1", oauth_nonce="abcdef1""#;
        let of_realm: Vec<_> =
            places(&inputs, wrong).into_iter().filter(|place| place.0.starts_with("realm-")).collect();
        assert_eq!(of_realm, [("realm-lowercase", Within::Authorization, "1234567_sb1".to_owned())]);
    }

    #[test]
    fn every_contradiction_is_told() {
        let header = r#"OAuth realm="1234567_SB1", oauth_consumer_key="other", oauth_nonce="another1""#;
        let told = places(&netsuite(), header);
        assert_eq!(told.iter().filter(|place| place.0 == "sent-value-differs").count(), 2);
    }
}
