//! Key and secret under the name of what they are of: `consumer: { key: '…', secret: '…' }`, as the usual library of JavaScript
//! takes them.

use super::literal::{Node, Value};
use super::object::Reader;
use super::text::{Text, ends_with};

/// The name in front of the object at `at`: `consumer: {`, `const token = {`.
pub(super) fn word_before<'t>(text: &'t Text<'_>, at: usize) -> &'t str {
    let front = text.as_str()[..at].trim_end_matches(' ');
    let Some(front) = front.strip_suffix([':', '=']) else { return "" };
    let front = front.trim_end_matches([' ', '"', '\'']);
    let is_letter = |b: &&u8| b.is_ascii_alphanumeric() || **b == b'_';
    let start = front.as_bytes().iter().rev().take(32).take_while(is_letter).count();
    &front[front.len() - start..]
}

impl Reader<'_, '_> {
    /// Reads an object of a key and a secret alone. `false` if it is none.
    pub(super) fn key_and_secret(&mut self, node: &Node, owner: &str) -> bool {
        let is_of = |word: &str| ends_with(owner.as_bytes(), word);
        let labels = if is_of("consumer") || is_of("client") {
            ["consumer key", "consumer secret"]
        } else if is_of("token") {
            ["token", "token secret"]
        } else {
            return false;
        };
        let pair = node.get(self.text, "key").zip(node.get(self.text, "secret"));
        let Some((key, secret)) = pair.filter(|_| node.pairs().len() == 2) else { return false };
        for (value, label) in [key, secret].into_iter().zip(labels) {
            if matches!(value.value, Value::Text(..)) {
                self.scalar(value, label);
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use crate::intake::{Leaked, read};

    #[test]
    fn of_a_consumer_and_of_a_token() {
        let intake = read(
            "const oauth = OAuth({\n  consumer: { key: 'CKEY01', secret: 'canary-one' },\n  f(base) { return 1 }\n});\nconst token = { key: 'TKEY01', secret: 'canary-two' };\n",
        );
        let value = |found: &Option<crate::intake::Found>| found.as_ref().map(|found| found.value.clone());
        let e = &intake.exchanges[0];
        assert_eq!(value(&e.consumer_key).zip(value(&e.token)), Some(("CKEY01".into(), "TKEY01".into())));
        let whats: Vec<_> = intake.leaks.iter().map(|leak| leak.what).collect();
        assert_eq!(whats, [Leaked::ConsumerSecret, Leaked::TokenSecret]);
        assert!(read("const pair = { key: 'CKEY01', secret: 'canary-one' };").leaks.is_empty());
    }
}
