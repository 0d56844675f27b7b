//! Where a value stands that the lint looked at: in the header, the query or the form body, if it was taken from there.

use super::Check;
use super::mistake::Stage;
use crate::finding::{Finding, Place, Within};
use crate::inputs::Inputs;
use crate::intake::authorization::{Header, HeaderField};
use crate::request::{Request, Url};
use crate::sign::params::{Origin, Parameters};
use crate::span::Span;

/// The lint's finding with its place in the header, if the value that it is about was taken from there. What the lint
/// says of the account is left out where a header was sent: the realm in it is looked at by itself.
pub(super) fn placed(check: &Check, header: Option<&Header<'_>>, finding: Finding) -> Option<Finding> {
    let Some(header) = header.filter(|header| !header.fields.is_empty()) else {
        let name = name_of(check, finding.place.within);
        let is_in_theirs =
            name.zip(check.base.as_ref()).is_some_and(|(name, base)| base.has(name.as_bytes()));
        let is_told = is_in_theirs && is_of_an_unset_id(&finding);
        return (!is_told).then(|| placed_in_the_call(check, finding));
    };
    let stage = super::report::entry(finding.code).map(|entry| entry.stage);
    if stage == Some(Stage::Account) && finding.place.within == Within::Account {
        return None;
    }
    let field = name_of(check, finding.place.within).and_then(|name| header.field(name));
    if field.is_some() && is_of_an_unset_id(&finding) {
        return None;
    }
    let judged = check.sent.inputs.text(finding.place.within);
    Some(match field {
        Some(field) => Finding { place: within_field(header, field, finding.place.span, judged), ..finding },
        None => finding,
    })
}

/// Whether it is about a key or a token for which the word for an unset variable stands. Where that was sent or signed,
/// it is told as such.
fn is_of_an_unset_id(finding: &Finding) -> bool {
    finding.code == "key-null-literal" && matches!(finding.place.within, Within::ConsumerKey | Within::Token)
}

/// What the lint says of a URL that was read off a base string, placed where that stands.
pub(super) fn of_their_uri(check: &Check) -> Vec<Finding> {
    let uri = check.base.as_ref().filter(|_| check.sent.is_inferred).and_then(|base| base.uri_place);
    let Some(uri) = uri else { return Vec::new() };
    let is_of_the_uri = |finding: &Finding| {
        let stage = super::report::entry(finding.code).map(|entry| entry.stage);
        let is_variable = finding.code == "unresolved-template-variable";
        finding.place.within == Within::Url && (stage == Some(Stage::Uri) || is_variable)
    };
    let found = super::lint(&check.sent.inputs).into_iter().filter(is_of_the_uri);
    // A scheme that is signed is told as that.
    let found = found.filter(|finding| finding.code != "scheme-not-https");
    found.map(|finding| Finding { place: Place::new(Within::BaseString, uri), ..finding }).collect()
}

/// The finding with its place in the query or the form body, if its value was sent there and in no header (RFC 5849
/// sections 3.5.2 and 3.5.3). A URL is enough for that: what was sent can be told before the method is known.
fn placed_in_the_call(check: &Check, finding: Finding) -> Finding {
    let name = name_of(check, finding.place.within).filter(|_| check.sent.is_without_header);
    match name.and_then(|name| place_of_value(&check.sent.inputs, name.as_bytes(), finding.place)) {
        Some(place) => Finding { place, ..finding },
        None => finding,
    }
}

/// A part of the value that a parameter has in the query or the form body; the whole value if it is encoded there, or
/// not the one that was judged. Of several with that name it is the one that was.
fn place_of_value(inputs: &Inputs, name: &[u8], part: Place) -> Option<Place> {
    let judged = inputs.text(part.within)?.as_bytes();
    let request = Request {
        url: inputs.url.clone()?,
        content_type: inputs.content_type.clone(),
        body: inputs.body.clone(),
        ..Request::default()
    };
    let parameters = Parameters::collect(&request, &Url::parse(&request.url).ok()?, []);
    let mut named = (0..parameters.len()).filter(|&index| parameters.name(index) == name);
    let first = named.clone().next()?;
    let index = named.find(|&index| parameters.value(index) == judged).unwrap_or(first);
    let parameter = parameters.list()[index];
    let within = match parameter.origin {
        Origin::Query => Within::Url,
        Origin::Body => Within::Body,
        Origin::Header => return None,
    };
    let (_, value) = parameter.raw(&request)?;
    let whole = Span::new(parameter.place.end - value.len(), parameter.place.end);
    let is_plain = value.as_bytes() == judged;
    Some(Place::new(within, if is_plain { part.span.shifted(whole.start) } else { whole }))
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

/// A part of a value, where it stands in the header; the whole value if it is percent-encoded there, or not the one that
/// was judged.
fn within_field(header: &Header<'_>, field: &HeaderField, part: Span, judged: Option<&str>) -> Place {
    let value = header.part(field.value);
    let is_plain = value.as_bytes() == field.decoded && judged.is_none_or(|judged| judged == value);
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
    fn what_was_taken_from_the_query_is_placed_there() {
        let places_of = |key: &str| {
            let netsuite = netsuite();
            let url =
                format!("{}&oauth_consumer_key={key}&oauth_signature=x", netsuite.url.as_deref().unwrap());
            let inputs = Inputs { url: Some(url.clone()), consumer_key: Some("key".into()), ..netsuite };
            let found = Check::new(&inputs, Observed::default(), None).finish().findings;
            let about_key = found.into_iter().filter(|finding| finding.code.starts_with("secret-whitespace"));
            about_key
                .map(|finding| (finding.place.within, finding.place.span.of_str(&url).to_owned()))
                .collect::<Vec<_>>()
        };
        let (plain, encoded) = (format!("{} ", "0a".repeat(32)), format!("{}%20", "0a".repeat(32)));
        assert_eq!(places_of(&encoded), [(Within::Url, encoded)]);
        assert_eq!(places_of(&plain), [(Within::Url, " ".to_owned())]);
    }

    /// Found by fuzzing: without a method the place was that of the value, counted in another text.
    #[test]
    fn what_was_taken_from_the_query_is_placed_there_before_the_method_is_known() {
        let url = "https://h.example/?oauth_consumer_key=ck_01234 56&oauth_signature=x";
        let inputs =
            Inputs { url: Some(url.into()), consumer_key: Some("key".into()), method: None, ..netsuite() };
        let found = Check::new(&inputs, Observed::default(), None).finish().findings;
        let about_key = found.iter().find(|finding| finding.code == "secret-whitespace").unwrap();
        assert_eq!((about_key.place.within, about_key.place.span.of_str(url)), (Within::Url, " "));
    }

    /// Found by fuzzing: the place was counted in the first of two values, and the second one was judged.
    #[test]
    fn of_two_values_the_one_that_was_judged_is_placed() {
        let url = "https://h.example/?oauth_nonce=q4&oauth_signature_method=HMAC-SHAFF&oauth_signature_method=“HMAC”&oauth_signature=x";
        let inputs = Inputs { url: Some(url.into()), ..Inputs::default() };
        let found = Check::new(&inputs, Observed::default(), None).finish().findings;
        let about = found.iter().find(|finding| finding.code == "signature-method-misspelled").unwrap();
        assert_eq!((about.place.within, about.place.span.of_str(url)), (Within::Url, "“HMAC”"));
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

    #[test]
    fn the_url_of_a_base_string_is_judged_in_it() {
        let text = "GET&https%3A%2F%2Frest.netsuite.com%2Fapp&a%3D1";
        let observed = Observed { base_string: Some(text.into()), ..Observed::default() };
        let found = Check::new(&Inputs::default(), observed, None).finish().findings;
        let found: Vec<_> =
            found.iter().map(|f| (f.code, f.place.within, f.place.span.of_str(text))).collect();
        let uri = "https%3A%2F%2Frest.netsuite.com%2Fapp";
        assert!(found.contains(&("legacy-or-generic-host", Within::BaseString, uri)), "{found:?}");
    }

    #[test]
    fn the_word_for_an_unset_variable_is_told_once() {
        let header = r#"OAuth realm="1234567_SB1", oauth_token="undefined", oauth_nonce="abcdef1""#;
        let inputs = Inputs { token: None, ..netsuite() };
        let told = places(&inputs, header);
        let codes: Vec<_> = told.iter().filter(|place| place.2 == "undefined").map(|place| place.0).collect();
        assert_eq!(codes, ["undefined-literal-in-base"]);
    }
}
