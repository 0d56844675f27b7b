//! The names under which values are printed, and what a value must look like to be what its name says.

use super::text::{Text, has_at};
use super::{Exchange, signature};
use std::ops::Range;

/// What a label announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    BaseString,
    Signature,
    Nonce,
    Timestamp,
    SignatureMethod,
    Account,
    ConsumerKey,
    ConsumerSecret,
    Token,
    TokenSecret,
    SigningKey,
    Method,
    Url,
    Host,
    ContentType,
    Query,
    Body,
    /// A word that may as well name something else: its value must look like a body.
    Payload,
    /// Likewise, but as the key of an object it is anything's: a word of programs and of files.
    Argument,
    ResponseBody,
    Status,
    Authorization,
    Challenge,
    Date,
}

impl Meaning {
    /// Whether it can only be of a signing, where it stands beside a URL.
    pub(super) const fn is_of_a_signing(self) -> bool {
        matches!(
            self,
            Self::Authorization
                | Self::BaseString
                | Self::Account
                | Self::ConsumerKey
                | Self::ConsumerSecret
                | Self::Token
                | Self::TokenSecret
        )
    }
}

/// Labels in lower case; a blank stands for a blank, `_`, `-` or nothing, and, in a file of settings, for a dot.
const LABELS: [(&str, Meaning); 96] = [
    ("signature base string", Meaning::BaseString),
    ("base string", Meaning::BaseString),
    ("base signature string", Meaning::BaseString),
    ("signing string", Meaning::BaseString),
    ("string to sign", Meaning::BaseString),
    ("signature base", Meaning::BaseString),
    ("debug sbs", Meaning::BaseString),
    ("sbs", Meaning::BaseString),
    ("oauth signature", Meaning::Signature),
    ("signature", Meaning::Signature),
    ("oauth nonce", Meaning::Nonce),
    ("nonce", Meaning::Nonce),
    ("oauth timestamp", Meaning::Timestamp),
    ("time stamp", Meaning::Timestamp),
    ("oauth signature method", Meaning::SignatureMethod),
    ("signature method", Meaning::SignatureMethod),
    ("account id", Meaning::Account),
    ("account", Meaning::Account),
    ("realm", Meaning::Account),
    ("oauth consumer key", Meaning::ConsumerKey),
    ("consumer key", Meaning::ConsumerKey),
    ("client key", Meaning::ConsumerKey),
    ("oauth consumer secret", Meaning::ConsumerSecret),
    ("consumer secret", Meaning::ConsumerSecret),
    ("client secret", Meaning::ConsumerSecret),
    ("oauth token secret", Meaning::TokenSecret),
    ("access token secret", Meaning::TokenSecret),
    ("resource owner secret", Meaning::TokenSecret),
    ("token secret", Meaning::TokenSecret),
    ("oauth token", Meaning::Token),
    ("access token", Meaning::Token),
    ("resource owner key", Meaning::Token),
    ("token id", Meaning::Token),
    ("token key", Meaning::Token),
    ("token", Meaning::Token),
    ("oauth signing key", Meaning::SigningKey),
    ("signing key", Meaning::SigningKey),
    ("key", Meaning::SigningKey),
    ("http method", Meaning::Method),
    ("request method", Meaning::Method),
    ("method", Meaning::Method),
    ("request url", Meaning::Url),
    ("request uri", Meaning::Url),
    ("oauth request uri", Meaning::Url),
    ("url", Meaning::Url),
    ("uri", Meaning::Url),
    ("host", Meaning::Host),
    ("authority", Meaning::Host),
    ("https connection", Meaning::Host),
    ("content type", Meaning::ContentType),
    ("query", Meaning::Query),
    ("request body", Meaning::Body),
    ("updated body", Meaning::Body),
    ("response body", Meaning::ResponseBody),
    ("body recv", Meaning::ResponseBody),
    ("body", Meaning::Payload),
    ("data", Meaning::Payload),
    ("payload", Meaning::Payload),
    ("post data", Meaning::Payload),
    ("status", Meaning::Status),
    ("status code", Meaning::Status),
    ("response status", Meaning::Status),
    ("http code", Meaning::Status),
    ("http status", Meaning::Status),
    ("mime type", Meaning::ContentType),
    ("query string", Meaning::Query),
    ("restlet url", Meaning::Url),
    ("request data", Meaning::Payload),
    ("request content", Meaning::Payload),
    ("request payload", Meaning::Payload),
    ("request", Meaning::Argument),
    ("http body", Meaning::Payload),
    ("set body", Meaning::Payload),
    ("body start", Meaning::Payload),
    ("string entity", Meaning::Payload),
    ("string content", Meaning::Payload),
    ("of string", Meaning::Payload),
    ("send", Meaning::Argument),
    ("raw", Meaning::Argument),
    ("text", Meaning::Argument),
    ("parameters", Meaning::Argument),
    ("body after transformations", Meaning::Payload),
    ("response content", Meaning::ResponseBody),
    ("response data", Meaning::ResponseBody),
    ("response", Meaning::Status),
    ("response code", Meaning::Status),
    ("response status code", Meaning::Status),
    ("returned code", Meaning::Status),
    ("camel http response code", Meaning::Status),
    ("http", Meaning::Status),
    ("curlopt url", Meaning::Url),
    ("curlopt customrequest", Meaning::Method),
    ("curlopt postfields", Meaning::Payload),
    ("authorization", Meaning::Authorization),
    ("www authenticate", Meaning::Challenge),
    ("date", Meaning::Date),
];

/// For each initial letter, the labels that begin with it, a bit each: this is asked at every word of a paste.
const BY_INITIAL: [u128; 26] = {
    let mut labels = [0; 26];
    let mut n = 0;
    while n < LABELS.len() {
        labels[(LABELS[n].0.as_bytes()[0] - b'a') as usize] |= 1 << n;
        n += 1;
    }
    labels
};

/// The label that stands at `at`, and where it ends.
pub(super) fn label_at(bytes: &[u8], at: usize) -> Option<(Meaning, usize)> {
    let initial = bytes[at].to_ascii_lowercase().checked_sub(b'a')?;
    let mut left = *BY_INITIAL.get(usize::from(initial))?;
    let mut longest = None;
    while left != 0 {
        let (words, meaning) = LABELS[left.trailing_zeros() as usize];
        left &= left - 1;
        if let Some(end) = eat(bytes, at, words)
            && longest.is_none_or(|(_, other)| end >= other)
        {
            longest = Some((meaning, end));
        }
    }
    longest
}

/// A credential whose name is the end of a longer one, as in `NETSUITE_TOKEN_SECRET`. A parameter's own name is none.
pub(super) fn credential_at(bytes: &[u8], at: usize) -> Option<(Meaning, usize)> {
    let is_own = bytes[..at].ends_with(b"oauth_");
    label_at(bytes, at).filter(|&(meaning, end)| {
        let is_credential = matches!(
            meaning,
            Meaning::ConsumerKey
                | Meaning::ConsumerSecret
                | Meaning::Token
                | Meaning::TokenSecret
                | Meaning::Account
        );
        // One word alone, such as `token`, says too little.
        is_credential && !is_own && end - at > "account".len()
    })
}

fn eat(bytes: &[u8], mut at: usize, words: &str) -> Option<usize> {
    let mut dotted = false;
    for wanted in words.bytes() {
        let found = bytes.get(at).copied();
        if wanted == b' ' {
            dotted |= found == Some(b'.');
            at += usize::from(matches!(found, Some(b' ' | b'_' | b'-' | b'.')));
        } else if found.is_some_and(|b| b.to_ascii_lowercase() == wanted) {
            at += 1;
        } else {
            return None;
        }
    }
    let goes_on = bytes.get(at).is_some_and(|&b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'));
    // In a program a dot leads to a field, and blanks stand around the equals sign.
    let is_setting = !dotted || matches!(bytes.get(at), None | Some(b'=' | b':'));
    (!goes_on && is_setting).then_some(at)
}

/// A value behind its label as a part of an exchange; `None` if it cannot be what the label says.
pub(super) fn part(text: &Text<'_>, range: Range<usize>, meaning: Meaning) -> Option<Exchange> {
    let value = &text.as_str()[range.clone()];
    let is_word = value.len() <= 256 && !value.contains([' ', '\n', '{', '(', '&']) && !is_nothing(value);
    let fits = match meaning {
        // Something may stick to it: that is a mistake that is known.
        Meaning::Signature => {
            signature::shape(value.trim_end_matches([':', '.', '=', '\\'])).is_some()
                || signature::shape(value).is_some()
        }
        Meaning::Timestamp => {
            value.len() <= 20 && value.bytes().all(|b| b.is_ascii_digit() || b == b'.') && value.len() >= 9
        }
        Meaning::SignatureMethod => {
            let upper = value.to_ascii_uppercase();
            is_word && ["HMAC", "RSA", "PLAIN", "SHA"].iter().any(|start| upper.starts_with(start))
        }
        Meaning::Account => is_word && crate::account::Account::from_any_form(value).is_some(),
        Meaning::Nonce | Meaning::ConsumerKey | Meaning::Token => is_word && !value.contains('='),
        Meaning::Method => super::METHODS.iter().any(|method| value.eq_ignore_ascii_case(method)),
        Meaning::Url => value.starts_with('/') && value.len() > 1 && !value.starts_with("//"),
        Meaning::Host => {
            value.contains('.')
                && value.len() < 256
                && value.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b':'))
                && value.bytes().any(|b| b.is_ascii_alphabetic())
        }
        Meaning::ContentType => value.contains('/') && is_word,
        Meaning::Authorization => {
            let upper = value.get(..7).unwrap_or(value).to_ascii_uppercase();
            upper.starts_with("BEARER ") || upper.starts_with("BASIC ")
        }
        Meaning::Query => value.contains('=') && !value.contains([' ', '{', '(']),
        Meaning::Body => !is_nothing(value),
        Meaning::ResponseBody => true,
        Meaning::Date => value.len() <= 40 && value.ends_with("GMT"),
        Meaning::Status => return status(text, range),
        Meaning::Payload
        | Meaning::Argument
        | Meaning::BaseString
        | Meaning::ConsumerSecret
        | Meaning::TokenSecret
        | Meaning::SigningKey
        | Meaning::Challenge => false,
    };
    if !fits {
        return None;
    }
    let mut part = Exchange::default();
    let slot = match meaning {
        Meaning::Signature => &mut part.signature,
        Meaning::Nonce => &mut part.nonce,
        Meaning::Timestamp => &mut part.timestamp,
        Meaning::SignatureMethod => &mut part.signature_method,
        Meaning::Account => &mut part.account,
        Meaning::ConsumerKey => &mut part.consumer_key,
        Meaning::Token => &mut part.token,
        Meaning::Method => &mut part.method,
        Meaning::Url => &mut part.url,
        Meaning::Host => &mut part.host,
        Meaning::ContentType => &mut part.content_type,
        Meaning::Authorization => &mut part.authorization,
        Meaning::Query => &mut part.query,
        Meaning::Body => &mut part.body,
        Meaning::ResponseBody => &mut part.response_body,
        Meaning::Date => &mut part.date,
        _ => return None,
    };
    *slot = Some(text.found(range));
    Some(part)
}

fn status(text: &Text<'_>, range: Range<usize>) -> Option<Exchange> {
    let status = super::http_message::status_number(text, range.start)?;
    // A size or a time is no status.
    let unit = text.as_str()[range.start + 3..].trim_start_matches(' ');
    if ["bytes", "ms", "kb"].iter().any(|other| has_at(unit.as_bytes(), 0, other)) {
        return None;
    }
    Some(Exchange { status: Some(status), ..Exchange::default() })
}

/// What a value that no one set is printed as.
pub(super) fn is_nothing(value: &str) -> bool {
    matches!(value, "null" | "None" | "undefined" | "nil" | "true" | "false" | "string" | "str")
}

/// The label that a key of an object is, whatever stands behind it.
pub(super) fn meaning_of(key: &str) -> Option<Meaning> {
    let bytes = key.as_bytes();
    if bytes.is_empty() {
        return None;
    }
    let whole = |found: Option<(Meaning, usize)>| found.filter(|&(_, end)| end == bytes.len());
    let longer = || {
        let mut ends = (1..bytes.len()).filter(|&at| matches!(bytes[at - 1], b'_' | b'.'));
        ends.find_map(|at| {
            let step = || label_at(bytes, at).filter(|(meaning, _)| meaning.is_of_a_signing());
            whole(credential_at(bytes, at)).or_else(|| whole(step().filter(|_| bytes[at - 1] == b'.')))
        })
    };
    whole(label_at(bytes, 0)).or_else(longer).map(|(meaning, _)| meaning)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::{Leaked, read};
    use crate::secret::Secret;

    #[test]
    fn labels_in_many_spellings() {
        for key in
            ["base string", "BaseString", "base_string", "Signature Base String", "sbs", "stringToSign"]
        {
            assert_eq!(meaning_of(key), Some(Meaning::BaseString), "{key}");
        }
        assert_eq!(meaning_of("oauth_token_secret"), Some(Meaning::TokenSecret));
        assert_eq!(meaning_of("oauth_token"), Some(Meaning::Token));
        assert_eq!(meaning_of("tokenization"), None);
    }

    #[test]
    fn values_behind_labels() {
        let paste = "Nonce: abc123nonce\nTimestamp = '1700000000'\n\"oauth_token\" : \"TKEY99\",\nsignature is: ywi/3AWkQv+Bbnk6C2IXbRFVzLJAXtCTutjUBk+EZ0k=\nrealm=1234567_SB1, method: 'get'\n";
        let intake = read(paste);
        assert_eq!(intake.exchanges.len(), 1);
        let e = &intake.exchanges[0];
        let values = [&e.nonce, &e.timestamp, &e.token, &e.signature, &e.account, &e.method]
            .map(|found| found.as_ref().map_or("", |found| found.value.as_str()));
        let signature = "ywi/3AWkQv+Bbnk6C2IXbRFVzLJAXtCTutjUBk+EZ0k=";
        assert_eq!(values, ["abc123nonce", "1700000000", "TKEY99", signature, "1234567_SB1", "get"]);
    }

    #[test]
    fn secrets_are_leaks_and_are_never_shown() {
        let intake = read("Key: canary-one&canary-two\nclient_secret='canary-three'\nclient_secret=****\n");
        assert_eq!(intake.leaks.len(), 2);
        assert_eq!(intake.leaks[0].what, Leaked::SigningKey);
        assert_eq!(intake.leaks[0].token_secret.as_ref().map(Secret::expose), Some("canary-two"));
        assert_eq!(intake.leaks[1].what, Leaked::ConsumerSecret);
        assert!(!format!("{intake:?}").contains("canary"));
    }

    #[test]
    fn prose_is_no_value() {
        assert!(read("the token is wrong and the key was revoked: why?").exchanges.is_empty());
        let rows = read(
            "Token ID\tToken Secret\n| Account | Token |\n| Consumer Key | Consumer Secret | Status |\n|---|---|---|\n",
        );
        assert!(rows.exchanges.is_empty() && rows.leaks.is_empty());
    }
}
