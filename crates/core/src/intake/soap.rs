//! NetSuite's two forms outside an HTTP header: SOAP's tokenPassport and the password of SuiteAnalytics Connect.

use super::assemble::Desk;
use super::text::{Text, line_end, skip_blanks, trim_end};
use super::{Exchange, Found};
use crate::span::Span;
use std::ops::Range;

/// Reads the line of XML at `at`: a token passport, or a fault.
pub(super) fn read(text: &Text<'_>, at: usize, desk: &mut Desk) -> Option<usize> {
    let bytes = text.bytes();
    let line = line_end(bytes, at);
    let shown = &text.as_str()[at..line];
    if shown.contains("tokenPassport") {
        // The passport may be spread over lines, but nobody's has 16 kB.
        let window = at..bytes.len().min(at.max(line) + 16_384);
        let (span, part) = passport(text, window)?;
        desk.put("soap-token-passport", text, span, part);
        return Some(span.end);
    }
    // The signature's element alone, as in Oracle's sample.
    if shown.contains(":signature ") || shown.starts_with("<signature ") {
        let (span, part) = passport(text, at..line)?;
        desk.put("soap-token-passport", text, span, part);
        return Some(span.end);
    }
    if shown.contains("faultstring") || shown.contains("<error>") {
        let end = trim_end(bytes, at, line);
        let part = Exchange { response_body: Some(text.found(at..end)), ..Exchange::default() };
        desk.put("http-response", text, Span::new(at, end), part);
        return Some(end);
    }
    None
}

/// Takes the passport out of a body, if there is one.
pub(super) fn fill(text: &Text<'_>, body: Range<usize>, part: &mut Exchange) {
    let Some((_, found)) = passport(text, body) else { return };
    if part.authorization.is_none() {
        *part = Exchange {
            method: part.method.take(),
            url: part.url.take(),
            host: part.host.take(),
            content_type: part.content_type.take(),
            ..found
        };
    }
}

fn passport(text: &Text<'_>, window: Range<usize>) -> Option<(Span, Exchange)> {
    let bytes = text.bytes();
    let whole = ["tokenPassport", "signature"].into_iter().find_map(|word| {
        let name = find(bytes, window.clone(), word.as_bytes())?;
        let close = find(bytes, name + 1..window.end, format!("{word}>").as_bytes())?;
        Some((name, close + word.len() + 1))
    });
    let (name, end) = whole?;
    let start = window.start + bytes[window.start..name].iter().rposition(|&b| b == b'<')?;
    let inside = start..end;
    let element = |name| element(text, inside.clone(), name);
    let algorithm = find(bytes, inside.clone(), b"algorithm=").and_then(|at| {
        let start = at + "algorithm=".len() + 1;
        let length = bytes.get(start..end)?.iter().position(|&b| matches!(b, b'"' | b'\''))?;
        Some(text.found(start..start + length))
    });
    let part = Exchange {
        authorization: Some(text.found(start..end)),
        account: element("account"),
        consumer_key: element("consumerKey"),
        token: element("token"),
        nonce: element("nonce"),
        timestamp: element("timestamp"),
        signature: element("signature"),
        signature_method: algorithm,
        ..Exchange::default()
    };
    Some((Span::new(start, end), part))
}

fn find(bytes: &[u8], window: Range<usize>, word: &[u8]) -> Option<usize> {
    let part = bytes.get(window.clone())?;
    part.windows(word.len()).position(|found| found == word).map(|n| window.start + n)
}

/// The content of the element of that local name.
fn element(text: &Text<'_>, window: Range<usize>, name: &str) -> Option<Found> {
    let bytes = text.bytes();
    let mut at = window.start;
    while let Some(found) = find(bytes, at..window.end, name.as_bytes()) {
        at = found + name.len();
        let opens = matches!(bytes[found - 1], b'<' | b':');
        let ends_name = matches!(bytes.get(at), Some(b'>' | b' '));
        if !opens
            || !ends_name
            || bytes[..found].iter().rev().take(32).find(|b| !b.is_ascii_alphanumeric() && **b != b':')
                != Some(&b'<')
        {
            continue;
        }
        let start = find(bytes, at..window.end, b">")? + 1;
        let end = find(bytes, start..window.end, b"<")?;
        let start = skip_blanks(bytes, start).min(end);
        return Some(text.found(start..trim_end(bytes, start, end)));
    }
    None
}

/// Reads a token as Connect's password: account, consumer key, token, nonce, timestamp, signature and its method.
pub(super) fn connect_password(text: &Text<'_>, range: Range<usize>, desk: &mut Desk) -> bool {
    let value = &text.as_str()[range.clone()];
    let fields: Vec<&str> = value.splitn(9, '&').collect();
    if fields.len() != 7 || value.len() > 2048 || !fields[6].to_ascii_uppercase().starts_with("HMAC-SHA") {
        return false;
    }
    let mut at = range.start;
    let mut found = fields.iter().map(|field| {
        let start = at;
        at += field.len() + 1;
        text.found(start..start + field.len())
    });
    let part = Exchange {
        account: found.next(),
        consumer_key: found.next(),
        token: found.next(),
        nonce: found.next(),
        timestamp: found.next(),
        signature: found.next(),
        signature_method: found.next(),
        ..Exchange::default()
    };
    desk.put("connect-password", text, range.into(), part);
    true
}

#[cfg(test)]
mod tests {
    use crate::intake::{Exchange, read};

    fn values(e: &Exchange) -> Vec<&str> {
        [&e.account, &e.consumer_key, &e.token, &e.nonce, &e.timestamp, &e.signature, &e.signature_method]
            .into_iter()
            .map(|found| found.as_ref().map_or("", |found| found.value.as_str()))
            .collect()
    }

    const EXPECTED: [&str; 7] =
        ["123456", "CKEY", "TKEY", "abc123nonce", "1700000000", "c2ln", "HMAC-SHA256"];

    #[test]
    fn a_token_passport() {
        let paste = "<soap:Header>\n <ns:tokenPassport>\n  <ns:account>123456</ns:account><ns:consumerKey>CKEY</ns:consumerKey>\n  <ns:token>TKEY</ns:token><ns:nonce>abc123nonce</ns:nonce><ns:timestamp>1700000000</ns:timestamp>\n  <ns:signature algorithm=\"HMAC-SHA256\">c2ln</ns:signature>\n </ns:tokenPassport>\n</soap:Header>";
        let intake = read(paste);
        assert_eq!(intake.recognised.len(), 1, "{intake:?}");
        assert_eq!(intake.recognised[0].kind, "soap-token-passport");
        assert_eq!(values(&intake.exchanges[0]), EXPECTED);
        assert!(intake.exchanges[0].authorization.as_ref().unwrap().value.starts_with("<ns:tokenPassport>"));
        assert_eq!(intake.exchanges[0].transmission, None);
    }

    #[test]
    fn a_connect_password() {
        let intake = read("Password: 123456&CKEY&TKEY&abc123nonce&1700000000&c2ln&HMAC-SHA256");
        assert_eq!(intake.recognised[0].kind, "connect-password");
        assert_eq!(values(&intake.exchanges[0]), EXPECTED);
    }
}
