//! A method that stands by itself somewhere in a paste: in brackets in a sentence, as the answer of a console, in a table.

use super::http_message::method_at;
use crate::span::Span;

/// Where the one method stands that a paste names outside of the pieces that were recognised; `None` if it names none, or
/// more than one.
pub(super) fn find(paste: &str, pieces: &[Span]) -> Option<Span> {
    let bytes = paste.as_bytes();
    let begins_word =
        |at: usize| at == 0 || !(bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'_');
    let is_free = |at: usize| pieces.iter().all(|piece| !piece.range().contains(&at));
    let mut words = (0..bytes.len())
        .filter(|&at| bytes[at].is_ascii_uppercase() && begins_word(at))
        .filter_map(|at| Some(Span::new(at, method_at(bytes, at)?)))
        .filter(|word| is_free(word.start));
    let first = words.next()?;
    words.all(|other| other.of_str(paste) == first.of_str(paste)).then_some(first)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_one_method_that_a_paste_names() {
        let method = |paste: &str| {
            let intake = crate::intake::read(paste);
            intake.exchanges.first().and_then(|exchange| exchange.method.clone()).map(|method| method.value)
        };
        let call = "`https://h.example/restlet.nl` OAuth oauth_nonce=\"abcd\", oauth_signature=\"POSTx\"";
        assert_eq!(method(&format!("url is {call} (POST)")).as_deref(), Some("POST"));
        assert_eq!(method(&format!("'PUT' {call}")).as_deref(), Some("PUT"));
        assert_eq!(method(&format!("GET or POST? {call}")), None);
        assert_eq!(method(&format!("we post, A_POST {call}")), None);
    }
}
