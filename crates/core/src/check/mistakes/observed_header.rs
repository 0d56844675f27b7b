//! The header that was observed, for the mistakes that look at it.

use crate::check::evidence::Evidence;
use crate::finding::{Place, Within};
use crate::intake::authorization::{Header, HeaderField};
use crate::span::Span;

/// The header, if it is one of OAuth 1.0: one that holds a parameter of it. What else may stand in that place (a
/// bearer token, SOAP's XML) has rules of its own.
pub(super) fn oauth_header<'a>(evidence: &Evidence<'a>) -> Option<&'a Header<'a>> {
    evidence.header.filter(|header| header.fields.iter().any(|field| is_oauth_name(header.part(field.name))))
}

/// Whether a name begins as those of RFC 5849 do, in whatever case.
pub(super) fn is_oauth_name(name: &str) -> bool {
    name.get(..6).is_some_and(|front| front.eq_ignore_ascii_case("oauth_"))
}

/// A place in the header.
pub(super) const fn place(span: Span) -> Place {
    Place::new(Within::Authorization, span)
}

/// A field from its name to the end of its value.
pub(super) const fn whole_field(field: &HeaderField) -> Place {
    place(Span::new(field.name.start, field.value.end))
}

/// Whether the header was cut off on its way here, so that what is missing at its end says nothing.
pub(super) fn is_cut(header: &Header<'_>) -> bool {
    let text = header.text();
    let is_open = header.fields.last().is_some_and(|field| !field.closed);
    let is_begun = header.part(header.rest).contains(char::is_alphanumeric);
    text.contains('…') || text.contains("...") || is_open || is_begun
}

#[cfg(test)]
pub(in crate::check::mistakes) mod tests {
    use super::*;
    use crate::check::mistake::Mistake;
    use crate::check::mistakes::tests::netsuite;
    use crate::finding::{Finding, Severity};
    use crate::inputs::Inputs;

    /// What a mistake sees in a header that goes with these inputs.
    pub(in crate::check::mistakes) fn seen_with(
        mistake: &dyn Mistake,
        inputs: &Inputs,
        text: &str,
        matches: Option<bool>,
    ) -> Vec<Finding> {
        let header = Header::read(text);
        let evidence = Evidence { header: Some(&header), matches, ..Evidence::of(inputs) };
        evidence.seen_by(mistake)
    }

    /// What a mistake sees in a header of a call to NetSuite at that time.
    pub(in crate::check::mistakes) fn seen_at(mistake: &dyn Mistake, text: &str, now: i64) -> Vec<Finding> {
        let (header, inputs) = (Header::read(text), netsuite());
        let evidence = Evidence { header: Some(&header), now: Some(now), ..Evidence::of(&inputs) };
        evidence.seen_by(mistake)
    }

    /// How severe each thing is that a mistake sees in a header of a call to NetSuite, and the text at its place.
    pub(in crate::check::mistakes) fn seen<'t>(
        mistake: &dyn Mistake,
        text: &'t str,
    ) -> Vec<(Severity, &'t str)> {
        let found = seen_with(mistake, &netsuite(), text, None);
        found.iter().map(|finding| (finding.severity, finding.place.span.of_str(text))).collect()
    }

    /// A header in which nothing is wrong.
    pub(in crate::check::mistakes) const RIGHT: &str = r#"OAuth realm="1234567_SB1", oauth_consumer_key="ck", oauth_token="tk", oauth_signature_method="HMAC-SHA256", oauth_timestamp="1508242306", oauth_nonce="fjaLirsIcCGVZWzBX0pg", oauth_version="1.0", oauth_signature="a%2Bb%3D""#;

    /// Headers of other schemes, and text that is none.
    pub(in crate::check::mistakes) const OTHERS: [&str; 5] = [
        "Bearer eyJhbGciOiJQUzI1NiJ9.e30.AAAA",
        "Basic dXNlcjpwYXNz",
        "NLAuth nlauth_account=1234567, nlauth_email=me@example.com, nlauth_signature=pw, nlauth_role=3",
        r#"<ns:signature algorithm="HMAC-SHA256">tIcC5zyKUmycB5Ml/cNxOHDusw03Y5KPQiXVNUHHp4U=</ns:signature>"#,
        "",
    ];

    #[test]
    fn only_headers_with_parameters_of_oauth_are_looked_at() {
        let inputs = Inputs::default();
        let is_seen = |text: &str| {
            let header = Header::read(text);
            let evidence = Evidence { header: Some(&header), ..Evidence::of(&inputs) };
            oauth_header(&evidence).is_some()
        };
        assert!(is_seen(RIGHT) && is_seen("OAUTH_NONCE=1"));
        assert!(OTHERS.iter().all(|text| !is_seen(text)));
    }
}
