//! The orders in which pairs are put, the right one and those that are not.

use crate::sign::percent;
use std::cmp::Ordering;

/// How the pairs are sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Order {
    /// By encoded name, then by encoded value, as bytes.
    #[default]
    Right,
    /// Not at all.
    Kept,
    /// By the joined `name=value`.
    Joined,
    /// By decoded name and value.
    BeforeEncoding,
    /// Without regard to case.
    CaseInsensitive,
    /// By name alone; equal names keep their order.
    NameAlone,
    /// Equal names by their values as numbers.
    NumericValues,
    /// The wrong way round.
    Reversed,
}

impl Order {
    /// Which of two pairs, each an encoded name and value, stands first. Equal ones keep their order.
    pub(super) fn compare(self, a: (&[u8], &[u8]), b: (&[u8], &[u8])) -> Ordering {
        match self {
            Self::Right => a.cmp(&b),
            Self::Kept => Ordering::Equal,
            Self::Joined => {
                let joined = |(name, value): (&'_ [u8], &'_ [u8])| [name, b"=", value].concat();
                joined(a).cmp(&joined(b))
            }
            Self::BeforeEncoding => {
                let decoded = |pair: (&[u8], &[u8])| {
                    (percent::decode(pair.0).into_owned(), percent::decode(pair.1).into_owned())
                };
                decoded(a).cmp(&decoded(b))
            }
            Self::CaseInsensitive => {
                let lower = |pair: (&[u8], &[u8])| (pair.0.to_ascii_lowercase(), pair.1.to_ascii_lowercase());
                lower(a).cmp(&lower(b))
            }
            Self::NameAlone => a.0.cmp(b.0),
            Self::NumericValues => a.0.cmp(b.0).then_with(|| by_number(a.1, b.1)),
            Self::Reversed => b.cmp(&a),
        }
    }
}

/// Values as numbers, which whole numbers are; others stand behind them, as bytes. (To compare a number with another value
/// as bytes would be no order: 9 before 10, that before `1a`, and that before 9.) Digits are compared: reading them as
/// `f64` would bring that reader's tables into the page.
fn by_number(a: &[u8], b: &[u8]) -> Ordering {
    /// The digits without the zeros in front; the one with more of them is the larger number.
    fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
        let digits = &bytes[bytes.iter().take_while(|&&byte| byte == b'0').count()..];
        (!bytes.is_empty() && bytes.iter().all(u8::is_ascii_digit)).then_some((digits.len(), digits))
    }
    match (number(a), number(b)) {
        (Some(a), Some(b)) => a.cmp(&b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => a.cmp(b),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The standard library's sort panics where a comparison is none, once there is much to sort.
    #[test]
    fn each_is_an_order() {
        let all = [
            Order::Right,
            Order::Kept,
            Order::Joined,
            Order::BeforeEncoding,
            Order::CaseInsensitive,
            Order::NameAlone,
            Order::NumericValues,
            Order::Reversed,
        ];
        let names = ["a", "A", "a%20", "ab"].map(str::as_bytes);
        let values =
            ["", "0", "9", "09", "10", "1a", "-1", "%2B", "%C3%BC", "=", "b", "B"].map(str::as_bytes);
        let pairs: Vec<_> = names.iter().flat_map(|name| values.map(|value| (*name, value))).collect();
        for order in all {
            for &a in &pairs {
                for &b in &pairs {
                    assert_eq!(order.compare(a, b), order.compare(b, a).reverse(), "{order:?} {a:?} {b:?}");
                    for &c in &pairs {
                        let is_in_order = |a, b| order.compare(a, b) != Ordering::Greater;
                        assert!(
                            !(is_in_order(a, b) && is_in_order(b, c)) || is_in_order(a, c),
                            "{order:?} {a:?} {b:?} {c:?}"
                        );
                    }
                }
            }
        }
    }
}
