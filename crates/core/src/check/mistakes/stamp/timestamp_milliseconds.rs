//! A timestamp in a finer unit than seconds.

use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::{Certainty, Finding, Place, Severity, Within};
use crate::inputs::Inputs;
use crate::sign::params::Origin;

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

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        // Signed in one unit and sent in the other; three digits of it are lost where the finer one is not sent.
        let of = |index: usize| scene.parameters().name(index) == b"oauth_timestamp";
        let Some(index) = scene.from(Origin::Header).find(|&index| of(index)) else { return };
        let Ok(sent) = std::str::from_utf8(scene.parameters().value(index)) else { return };
        let observed = scene.observed.iter().flat_map(|observed| observed.values(b"oauth_timestamp"));
        let observed = observed.filter_map(|value| String::from_utf8(value.to_vec()).ok());
        let is_finer = |long: &str, short: &str| {
            matches!(long.len(), 13 | 16 | 19) && short.len() == 10 && long.starts_with(short)
        };
        let of_unit = |theirs: &String| is_finer(theirs, sent) || is_finer(sent, theirs);
        let mut values: Vec<String> = observed.filter(of_unit).collect();
        match sent.len() {
            10 => values.push(format!("{sent}000")),
            13 | 16 | 19 if sent.is_ascii() => values.push(sent[..10].to_owned()),
            _ => {}
        }
        for value in values {
            offers.add(offers.replaced(index, value.as_bytes()).at(Place::whole(Within::Timestamp, sent)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{observing, short, texts};
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

    #[test]
    fn signed_in_one_unit_and_sent_in_the_other() {
        let signed = texts(&TimestampMilliseconds, &short(""));
        assert_eq!(signed.len(), 1);
        assert!(signed[0].contains("oauth_timestamp%3D1508242306000%26"));
        let theirs = short("").right.base_string.to_string().replace("1508242306", "1508242306123");
        assert_eq!(texts(&TimestampMilliseconds, &observing(short(""), &theirs))[0], theirs);
    }
}
