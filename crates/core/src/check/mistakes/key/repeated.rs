//! The same text in two or more of the four fields.

use super::shape::{Flaw, flaw_of};
use crate::finding::Within;
use crate::inputs::Inputs;

/// The groups of fields that hold the same text, each in the order consumer key, consumer secret, token id, token
/// secret. Empty values and those that are wrong for another reason are left out.
pub(super) fn repeated(inputs: &Inputs) -> Vec<Vec<Within>> {
    let mut groups: Vec<(&str, Vec<Within>)> = Vec::new();
    for (within, text) in inputs.ids_and_secrets() {
        let has_another_cause = flaw_of(text).is_some_and(|flaw| flaw != Flaw::Blank);
        let text = text.trim();
        if text.is_empty() || has_another_cause {
            continue;
        }
        match groups.iter_mut().find(|(known, _)| *known == text) {
            Some((_, fields)) => fields.push(within),
            None => groups.push((text, vec![within])),
        }
    }
    groups.into_iter().map(|(_, fields)| fields).filter(|fields| fields.len() > 1).collect()
}

/// Whether a field holds a secret.
pub(super) const fn is_secret(within: Within) -> bool {
    matches!(within, Within::ConsumerSecret | Within::TokenSecret)
}

/// `the consumer key, the token id and the token secret`.
pub(super) fn names(fields: &[Within]) -> String {
    let (last, front) = fields.split_last().expect("a group has two fields or more");
    let front: Vec<_> = front.iter().map(|within| format!("the {}", within.title())).collect();
    format!("{} and the {}", front.join(", "), last.title())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_joined_as_in_a_sentence() {
        assert_eq!(names(&[Within::ConsumerKey, Within::Token]), "the consumer key and the token id");
        assert_eq!(
            names(&[Within::ConsumerKey, Within::ConsumerSecret, Within::Token]),
            "the consumer key, the consumer secret and the token id"
        );
    }
}
