//! A timestamp that is no whole number of seconds.

use super::super::variable::find_variable_strictly;
use super::nonce_or_timestamp_reused_or_stale::{ALLOWANCE, age_of, duration, hint_at_time_zone};
use crate::check::evidence::Evidence;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::finding::{Certainty, Finding, Place, Severity, Within};
use crate::inputs::Inputs;
use crate::span::Span;

/// A fraction, a sign, an exponent, a date, or nothing at all. Whether the clock is right is judged where the time is
/// known.
#[derive(Debug)]
pub struct TimestampFormatOrClock;

const ENTRY: Entry = Entry {
    code: "timestamp-format-or-clock",
    stage: Stage::Stamp,
    severity: Severity::Refused,
    title: "The timestamp is malformed, or more than five minutes off",
    why: "NetSuite takes a positive whole number of seconds since 1970 in UTC, within five minutes of its own clock.",
    fix: "Take the seconds since 1970 in UTC from a clock that is set by the network, and write them as digits alone.",
    source: "https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_156935170194.html",
    confidence: Confidence::Documented,
};

impl Mistake for TimestampFormatOrClock {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn lint(&self, inputs: &Inputs, found: &mut Vec<Finding>) {
        let Some(timestamp) = inputs.timestamp.as_deref() else { return };
        // A variable that was not filled in is reported as such.
        if find_variable_strictly(timestamp).is_some() {
            return;
        }
        let is_zero = !timestamp.is_empty() && timestamp.bytes().all(|b| b == b'0');
        let odd = timestamp.char_indices().find(|(_, c)| !c.is_ascii_digit());
        let (span, what) = match odd {
            None if timestamp.is_empty() => (Span::new(0, 0), "is empty"),
            None if is_zero => (Span::new(0, timestamp.len()), "is zero, and it must be positive"),
            None => return,
            Some((at, c)) => (Span::new(at, at + c.len_utf8()), form_of(timestamp)),
        };
        found.push(
            ENTRY
                .finding(Certainty::Seen, Place::new(Within::Timestamp, span))
                .titled(format!("The timestamp {what}"))
                .because("The timestamp is a positive whole number of seconds since 1970, in UTC, written as digits alone. In any other form a server refuses it, even where the signature is right.")
                .mended_by("Write the seconds since 1970 in UTC as digits alone, without a sign, a fraction or an exponent."),
        );
    }

    fn see(&self, evidence: &Evidence<'_>, found: &mut Vec<Finding>) {
        let Some((age, place)) = age_of(evidence) else { return };
        let ahead = -age;
        // A header that was made in the past may be an old one; none can be made in the future.
        if ahead > ALLOWANCE {
            found.push(
                ENTRY
                    .finding(Certainty::Seen, place)
                    .titled(format!("The timestamp lies {} in the future", duration(ahead)))
                    .because(format!(
                        "One of the two clocks is wrong: the one that made the header, or that of this machine. NetSuite allows five minutes.{}",
                        hint_at_time_zone(ahead)
                    )),
            );
        }
    }
}

/// What a timestamp that holds more than digits looks like.
fn form_of(timestamp: &str) -> &'static str {
    let text = timestamp.trim();
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let is_decimal = |text: &str| match text.split_once(['.', ',']) {
        Some((whole, fraction)) => is_digits(whole) && is_digits(fraction),
        None => is_digits(text),
    };
    if text.is_empty() {
        "is empty"
    } else if is_digits(text) {
        "has white space around it"
    } else if text.starts_with(['+', '-']) && is_decimal(&text[1..]) {
        "has a sign"
    } else if is_decimal(text) {
        "has a fraction"
    } else if text.split_once(['e', 'E']).is_some_and(|(mantissa, exponent)| {
        is_decimal(mantissa) && is_digits(exponent.trim_start_matches(['+', '-']))
    }) {
        "is in scientific notation"
    } else if text.len() >= 8
        && is_digits(&text.chars().take(4).collect::<String>())
        && text.contains(['-', '/'])
    {
        "is a date"
    } else {
        "is no number"
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::observed_header::tests::{RIGHT, seen_at};
    use crate::check::mistakes::tests::netsuite;

    fn titles(timestamp: &str) -> Vec<String> {
        let mut found = Vec::new();
        let inputs = Inputs { timestamp: Some(timestamp.into()), ..netsuite() };
        TimestampFormatOrClock.lint(&inputs, &mut found);
        found.into_iter().map(|finding| finding.title.into_owned()).collect()
    }

    #[test]
    fn fires_on_each_wrong_form_and_names_it() {
        for (timestamp, title) in [
            ("", "The timestamp is empty"),
            ("0", "The timestamp is zero, and it must be positive"),
            ("-1508242306", "The timestamp has a sign"),
            ("1508242306.123", "The timestamp has a fraction"),
            ("1508242306,5", "The timestamp has a fraction"),
            ("1.508242306E9", "The timestamp is in scientific notation"),
            ("1.5e+09", "The timestamp is in scientific notation"),
            ("2017-10-17T12:11:46Z", "The timestamp is a date"),
            ("1508242306\n", "The timestamp has white space around it"),
            ("１５０８２４２３０６", "The timestamp is no number"),
            ("now", "The timestamp is no number"),
        ] {
            assert_eq!(titles(timestamp), [title], "{timestamp:?}");
        }
    }

    #[test]
    fn the_place_is_the_first_character_that_is_no_digit() {
        let mut found = Vec::new();
        let inputs = Inputs { timestamp: Some("1508242306.123".into()), ..netsuite() };
        TimestampFormatOrClock.lint(&inputs, &mut found);
        assert_eq!(found[0].place, Place::new(Within::Timestamp, Span::new(10, 11)));
    }

    #[test]
    fn a_header_of_the_future_shows_a_wrong_clock() {
        let found = |now| seen_at(&TimestampFormatOrClock, RIGHT, now);
        let ahead = found(1_508_242_306 - 3600);
        assert_eq!(ahead[0].place.span.of_str(RIGHT), "1508242306");
        assert_eq!(ahead[0].title, "The timestamp lies 60 minutes in the future");
        assert!(ahead[0].why.contains("local time"));
        for now in [1_508_242_006, 1_508_242_306, 1_700_000_000] {
            assert_eq!(found(now), []);
        }
    }

    #[test]
    fn is_silent_on_digits() {
        for timestamp in ["1508242306", "137131201", "123", "1508242306123", "{{timestamp}}"] {
            assert_eq!(titles(timestamp), [""; 0], "{timestamp}");
        }
    }
}
