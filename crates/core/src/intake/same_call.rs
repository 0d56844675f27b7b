//! What tells whether two pieces of a paste are of one call: the marks of a signing, and how URLs and headers are compared.

use super::Exchange;
use super::authorization::Header;
use super::base_string::Observed;
use super::masked::is_masked;
use crate::sign::percent;

/// What names a signing: its nonce and its signature.
pub(super) fn marks(part: &Exchange) -> Vec<String> {
    let mut marks = Vec::new();
    let mut mark = |prefix: char, value: &str| {
        if value.len() > 3 && !is_masked(value) {
            marks.push(format!("{prefix}{value}"));
        }
    };
    if let Some(found) = &part.authorization {
        let header = Header::read(&found.value);
        for (prefix, name) in [('s', "oauth_signature"), ('n', "oauth_nonce")] {
            if let Some(value) = header.value(name) {
                mark(prefix, value);
            }
        }
    }
    if let Some(found) = &part.signature {
        mark('s', &String::from_utf8_lossy(&percent::decode(found.value.as_bytes())));
    }
    if let Some(found) = &part.base_string {
        let observed = Observed::read(&found.value);
        if let Some(nonce) = observed.value_of("oauth_nonce") {
            mark('n', &nonce);
        }
    }
    if let Some(found) = &part.nonce {
        mark('n', &found.value);
    }
    marks
}

/// Whether a whole request is a call of its own, though it is the same as one that has its answer already: it was sent again,
/// as it was.
pub(super) fn is_told_again(home: &Exchange, told: Option<&str>, kind: &str, part: &Exchange) -> bool {
    home.status.is_some() && told == Some(kind) && is_whole(kind, part)
}

/// Whether a piece tells all of a request, as it was sent.
pub(super) const fn is_whole(kind: &str, part: &Exchange) -> bool {
    matches!(kind.as_bytes(), b"http-request" | b"har")
        && part.method.is_some()
        && part.url.is_some()
        && part.authorization.is_some()
}

/// Whether two URLs can be the same call: one may be the path alone, and the fragment is never sent.
pub(super) fn same_url(a: &str, b: &str) -> bool {
    let (a, b) = (a.split('#').next().unwrap_or(a), b.split('#').next().unwrap_or(b));
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    // In markup its ampersands are entities.
    long == short
        || long.replace("&amp;", "&") == short
        || (short.starts_with('/') && short.len() > 1 && long.ends_with(short))
}

/// Whether two headers are one, of which a copy may have its signature masked.
pub(super) fn same_header(a: &str, b: &str) -> bool {
    if a == b || ((is_masked(a) || is_masked(b)) && (a.len() < 20 || b.len() < 20)) {
        return true;
    }
    let (a, b) = (Header::read(a), Header::read(b));
    (is_masked(a.text()) || is_masked(b.text()))
        && a.value("oauth_nonce").is_some()
        && a.value("oauth_nonce") == b.value("oauth_nonce")
}

#[cfg(test)]
mod tests {
    use crate::intake::read;

    #[test]
    fn what_is_sent_again_behind_its_answer_is_a_second_call() {
        let request = "GET https://h.example/r HTTP/1.1\nAuthorization: OAuth oauth_nonce=\"abcd\"\n\n";
        let answer = "HTTP/1.1 401 Unauthorized\nDate: x\n\n";
        let count = |paste: String| read(&paste).exchanges.len();
        assert_eq!(count([request, answer, request, answer].concat()), 2);
        assert_eq!(count([request, request, answer].concat()), 1);
        assert_eq!(
            count(
                [request, answer, "curl https://h.example/r -H 'Authorization: OAuth oauth_nonce=\"abcd\"'"]
                    .concat()
            ),
            1
        );
    }
}
