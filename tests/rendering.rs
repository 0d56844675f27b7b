//! Legal ways to write one and the same header, and to show one and the same call.

use crate::dice::Dice;
use crate::made_up::RightlySigned;
use countersign_core::case::input::{Case, ObservedInput, RequestInput, StampInput};
use countersign_core::request::Url;
use countersign_core::sign::percent;

/// The header of a signed request, in one of the ways that RFC 5849 section 3.5.1 leaves open.
pub fn authorization(dice: &mut Dice, signed: &RightlySigned) -> String {
    let mut fields: Vec<(&str, &str)> =
        signed.of.header.iter().map(|(name, value)| (&name[..], &value[..])).collect();
    fields.push(("oauth_signature", &signed.signature));
    if dice.percent(70) {
        dice.shuffle(&mut fields);
    }
    if let Some(realm) = &signed.of.realm {
        let at = [0, fields.len(), dice.below(fields.len())][dice.below(3)];
        fields.insert(at, ("realm", realm));
    }
    let separator = dice.pick(&[", ", ", ", ",", ",\n    ", ",\r\n  ", ",  "]);
    let is_lower = dice.percent(15);
    let escaped = |value: &str| {
        let text = percent::encode(value.as_bytes());
        if is_lower { lower_case_escapes(&text) } else { text }
    };
    let fields: Vec<String> =
        fields.into_iter().map(|(name, value)| format!("{name}=\"{}\"", escaped(value))).collect();
    let scheme = dice.pick(&["OAuth", "OAuth", "OAuth", "oauth", "OAUTH"]);
    format!("{scheme} {}", fields.join(separator))
}

fn lower_case_escapes(text: &str) -> String {
    let mut pieces = text.split('%');
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (digits, rest) = piece.split_at(2);
        out.push('%');
        out.push_str(&digits.to_ascii_lowercase());
        out.push_str(rest);
    }
    out
}

/// A way to show a call, and its name.
pub fn case(dice: &mut Dice, signed: &RightlySigned) -> (Case, &'static str) {
    let header = authorization(dice, signed);
    let whole = signed.of.case();
    let base_string = dice.percent(50).then(|| signed.base_string.clone());
    let observed = |authorization: Option<String>, signature: Option<String>, base_string| {
        Some(ObservedInput { authorization, base_string, signature })
    };
    match dice.below(6) {
        0 => {
            let named = |authorization: &str| format!("Authorization: {authorization}");
            (Case { observed: observed(Some(named(&header)), None, base_string), ..whole }, "a header line")
        }
        1 if signed.of.parameter("oauth_version").is_some()
            && signed.of.header.len() == 6
            && signed.of.token_secret.is_some() =>
        {
            let stamp = StampInput {
                nonce: signed.of.parameter("oauth_nonce"),
                timestamp: signed.of.parameter("oauth_timestamp"),
            };
            let case = Case {
                observed: observed(None, Some(signed.signature.clone()), base_string),
                stamp: Some(stamp),
                signature_method: signed.of.parameter("oauth_signature_method"),
                ..whole
            };
            (case, "a signature alone")
        }
        2 => {
            let request = RequestInput {
                content_type: signed.of.request.content_type.clone(),
                ..RequestInput::default()
            };
            let paste = curl(dice, signed, &header.replace(['\r', '\n'], ""));
            (Case { request: Some(request), paste: Some(paste), ..whole }, "a curl command")
        }
        3 if signed.of.request.url.to_ascii_lowercase().starts_with("https://") => {
            let paste = raw(signed, &header.replace(['\r', '\n'], ""));
            (Case { request: None, paste: Some(paste), ..whole }, "a raw request")
        }
        _ => (Case { observed: observed(Some(header), None, base_string), ..whole }, "a header"),
    }
}

fn curl(dice: &mut Dice, signed: &RightlySigned, header: &str) -> String {
    let quoted = |text: &str| format!("'{}'", text.replace('\'', r"'\''"));
    let request = &signed.of.request;
    let joint = dice.pick(&[" ", " \\\n  "]);
    let mut words = vec![format!("curl -X {}", request.method), quoted(&request.url)];
    words.push(format!("-H {}", quoted(&format!("Authorization: {header}"))));
    if let Some(content_type) = &request.content_type {
        words.push(format!("-H {}", quoted(&format!("Content-Type: {content_type}"))));
    }
    if let Some(body) = &request.body {
        words.push(format!("--data-raw {}", quoted(body)));
    }
    words.join(joint)
}

fn raw(signed: &RightlySigned, header: &str) -> String {
    let request = &signed.of.request;
    let url = Url::parse(&request.url).expect("what is made up can be parsed");
    let path = if url.path_str().is_empty() { "/" } else { url.path_str() };
    let query = url.query_str().map(|query| format!("?{query}")).unwrap_or_default();
    let port = url
        .port
        .filter(|port| !port.is_empty())
        .map(|port| format!(":{}", url.part(port)))
        .unwrap_or_default();
    let content_type =
        request.content_type.as_ref().map(|text| format!("Content-Type: {text}\r\n")).unwrap_or_default();
    format!(
        "{} {path}{query} HTTP/1.1\r\nHost: {}{port}\r\nAuthorization: {header}\r\n{content_type}\r\n{}",
        request.method.to_ascii_uppercase(),
        url.host_str(),
        request.body.as_deref().unwrap_or_default()
    )
}
