//! How old a stamp is, in words, held against the five minutes that NetSuite takes.

/// NetSuite refuses a timestamp that is further from its own clock, in seconds.
/// <https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1534941088.html>
pub const WINDOW: i64 = 300;

/// What can be said of a timestamp at a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Age {
    /// There is none.
    Missing,
    /// It is no number of seconds.
    Unreadable,
    /// It looks like milliseconds.
    Milliseconds,
    /// So many seconds in the past; less than zero is the future.
    Seconds(i64),
}

impl Age {
    /// The age of a timestamp, as it was entered, at `now` (seconds since the Unix epoch).
    #[must_use]
    pub fn of(timestamp: &str, now: i64) -> Self {
        if timestamp.is_empty() {
            return Self::Missing;
        }
        match timestamp.parse::<i64>() {
            Ok(stamp) if stamp > 100_000_000_000 => Self::Milliseconds,
            Ok(stamp) if stamp >= 0 => Self::Seconds(now - stamp),
            _ => Self::Unreadable,
        }
    }

    /// Whether NetSuite would take it at this moment.
    #[must_use]
    pub fn is_fresh(&self) -> bool {
        matches!(self, Self::Seconds(seconds) if seconds.abs() <= WINDOW)
    }

    /// How much of the five minutes has gone by, in hundredths; all of it where there is no telling.
    #[must_use]
    pub fn hundredths(&self) -> i64 {
        match self {
            Self::Seconds(seconds) => (seconds.abs() * 100 / WINDOW).min(100),
            _ => 100,
        }
    }

    /// A short line: `8 s ago`, `9 years ago`, `2 min ahead`.
    #[must_use]
    pub fn words(&self) -> String {
        match *self {
            Self::Missing => "no timestamp yet".into(),
            Self::Unreadable => "not a number of seconds".into(),
            Self::Milliseconds => "this looks like milliseconds".into(),
            Self::Seconds(0) => "just now".into(),
            Self::Seconds(seconds) => {
                [span(seconds.abs()).as_str(), if seconds < 0 { " ahead" } else { " ago" }].concat()
            }
        }
    }
}

/// A length of time in its largest unit, rounded down.
#[must_use]
pub fn span(seconds: i64) -> String {
    const UNITS: [(i64, &str, &str); 6] = [
        (31_557_600, " year", " years"),
        (2_629_800, " month", " months"),
        (86_400, " day", " days"),
        (3_600, " h", " h"),
        (60, " min", " min"),
        (1, " s", " s"),
    ];
    let (length, one, many) =
        UNITS.into_iter().find(|(length, ..)| seconds >= *length).unwrap_or((1, " s", " s"));
    let count = seconds / length;
    [count.to_string().as_str(), if count == 1 { one } else { many }].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_in_words() {
        let now = 1_800_000_000;
        for (timestamp, words, fresh) in [
            ("1799999992", "8 s ago", true),
            ("1800000000", "just now", true),
            ("1799999700", "5 min ago", true),
            ("1799999699", "5 min ago", false),
            ("1800000120", "2 min ahead", true),
            ("1508242306", "9 years ago", false),
            ("1799910000", "1 day ago", false),
            ("1800000000000", "this looks like milliseconds", false),
            ("-5", "not a number of seconds", false),
            ("18e8", "not a number of seconds", false),
            ("", "no timestamp yet", false),
        ] {
            let age = Age::of(timestamp, now);
            assert_eq!((age.words().as_str(), age.is_fresh()), (words, fresh), "{timestamp}");
        }
    }
}
