//! How far this computer's clock is off, by that of the page's host, and what to say of it.

use crate::age::{self, WINDOW};

/// Less than this is not worth a word, in seconds.
const SMALL: i64 = 30;

/// How many seconds our clock is ahead of the host's at least; less than zero, how many it is behind.
///
/// `date` and `age` are those of an answer that was asked for at `before` and was there at `after` by our clock. Its date
/// has been rounded down to a second, and a cache may have kept it for `age` seconds; no more is said than is certain.
#[cfg(any(feature = "network", test))]
#[must_use]
pub fn between(date: i64, age: i64, before: i64, after: i64) -> i64 {
    let (least, most) = (before - (date + 1 + age), after - date);
    if least > 0 { least } else { most.min(0) }
}

/// What the person is told; nothing while the clock is right.
#[must_use]
pub fn words(seconds: i64) -> Option<String> {
    if seconds.abs() < SMALL {
        return None;
    }
    let side = if seconds > 0 { "ahead of" } else { "behind" };
    let then = if seconds.abs() > WINDOW {
        "NetSuite would refuse a timestamp made by it (InvalidTimestamp): set the clock."
    } else {
        "NetSuite still takes that, five minutes either way. Set the clock before it is more."
    };
    let span = age::span(seconds.abs());
    Some(["This computer’s clock is ", &span, " ", side, " that of the page’s host. ", then].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_is_said_than_is_certain() {
        let date = 1_800_000_000;
        for (age, before, after, skew) in [
            (0, date, date, 0),
            (0, date + 1, date + 3, 0),
            (0, date - 2, date + 1, 0),
            (0, date + 500, date + 502, 499),
            (0, date - 502, date - 500, -500),
            // What a cache has kept may be that old, or may have been dated anew.
            (600, date + 500, date + 501, 0),
            (600, date + 700, date + 701, 99),
            (600, date - 101, date - 100, -100),
        ] {
            assert_eq!(between(date, age, before, after), skew, "{age} {before} {after}");
        }
    }

    #[test]
    fn words_by_how_much_it_is() {
        assert_eq!(words(29), None);
        assert_eq!(words(-29), None);
        let said = |seconds| words(seconds).expect("it is worth a word");
        assert!(said(420).starts_with("This computer’s clock is 7 min ahead of"));
        assert!(said(420).contains("InvalidTimestamp"));
        assert!(said(-90).contains("1 min behind") && said(-90).contains("still takes"));
    }
}
