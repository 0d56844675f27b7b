//! A timestamp in a finer unit than seconds.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::finding::{Certainty, Finding, Place, Severity, Within};
use crate::inputs::Inputs;

/// `Date.now()` and its kin: milliseconds, microseconds or nanoseconds.
#[derive(Debug)]
pub struct TimestampMilliseconds;

const ENTRY: Entry = Entry {
    code: "timestamp-milliseconds",
    stage: Stage::Stamp,
    severity: Severity::Refused,
    title: "The timestamp is not in seconds",
    why: "The timestamp counts seconds since 1970. Read as seconds, a finer unit lies thousands of years ahead, and NetSuite allows five minutes.",
    fix: "Divide it down to whole seconds before it is signed.",
    source: "https://github.com/mrjones/oauth/pull/56",
    confidence: Confidence::Observed,
};

impl Mistake for TimestampMilliseconds {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn lint(&self, inputs: &Inputs, found: &mut Vec<Finding>) {
        let Some(timestamp) = inputs.timestamp.as_deref() else { return };
        if !timestamp.bytes().all(|b| b.is_ascii_digit()) {
            return;
        }
        let (unit, divisor) = match timestamp.len() {
            13 => ("milliseconds", "1 000"),
            16 => ("microseconds", "1 000 000"),
            19 => ("nanoseconds", "1 000 000 000"),
            _ => return,
        };
        // Another server may say that it wants another unit (RFC 5849 section 3.3).
        let severity = if inputs.is_netsuite() { ENTRY.severity } else { Severity::WorthChecking };
        found.push(
            ENTRY
                .finding(Certainty::Seen, Place::whole(Within::Timestamp, timestamp))
                .titled(format!("The timestamp is in {unit}"))
                .mended_by(format!("Divide it by {divisor} and drop the rest: `{}`.", &timestamp[..10]))
                .as_severe_as(severity),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::tests::{lint_codes, netsuite};

    #[test]
    fn fires_on_finer_units_and_is_silent_on_seconds() {
        let with = |timestamp: &str| {
            lint_codes(&TimestampMilliseconds, &Inputs { timestamp: Some(timestamp.into()), ..netsuite() })
        };
        for fine in ["1508242306123", "1508242306123456", "1508242306123456789"] {
            assert_eq!(with(fine), ["timestamp-milliseconds"], "{fine}");
        }
        for right in ["1508242306", "137131201", "123", "1508242306.12"] {
            assert_eq!(with(right), [""; 0], "{right}");
        }
    }

    #[test]
    fn the_fix_gives_the_seconds() {
        let mut found = Vec::new();
        let inputs = Inputs { timestamp: Some("1508242306123".into()), ..netsuite() };
        TimestampMilliseconds.lint(&inputs, &mut found);
        assert!(found[0].fix.contains("`1508242306`"), "{}", found[0].fix);
    }
}
