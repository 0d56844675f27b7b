//! A stamp that was used before, or that is too old.

use crate::check::evidence::Evidence;
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::observed_header::{oauth_header, place};
use crate::finding::{Certainty, Finding, Place, Severity};

/// The same nonce and timestamp in two calls, or a header that was made long before it was sent.
#[derive(Debug)]
pub struct NonceOrTimestampReusedOrStale;

const ENTRY: Entry = Entry {
    code: "nonce-or-timestamp-reused-or-stale",
    stage: Stage::Stamp,
    severity: Severity::Refused,
    title: "The nonce and the timestamp were used before, or are too old",
    why: "NetSuite takes a nonce once, and a timestamp within five minutes of its own clock. A call that is repeated or kept back needs a new header.",
    fix: "Sign every call anew, just before it is sent; retries too.",
    source: "https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_156935170194.html",
    confidence: Confidence::Documented,
};

/// How far NetSuite lets a timestamp be from its own clock, in seconds.
pub(crate) const ALLOWANCE: i64 = 300;

impl Mistake for NonceOrTimestampReusedOrStale {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn see(&self, evidence: &Evidence<'_>, found: &mut Vec<Finding>) {
        let Some((age, place)) = age_of(evidence) else { return };
        if age <= ALLOWANCE {
            return;
        }
        // Whoever looks for a mistake has a header of some minutes ago; that alone is none.
        found.push(
            ENTRY
                .finding(Certainty::Seen, place)
                .titled(format!("The header was made {} ago", duration(age)))
                .because(format!(
                    "Sent now, NetSuite would refuse it: it takes a timestamp within five minutes of its own clock. If it was sent right when it was made, nothing is wrong with that.{}",
                    hint_at_time_zone(age)
                ))
                .as_severe_as(Severity::WorthChecking),
        );
    }
}

/// How old the header is by the time to judge by, in seconds, and where its timestamp stands; below zero if it lies in the
/// future.
pub(super) fn age_of(evidence: &Evidence<'_>) -> Option<(i64, Place)> {
    let header = oauth_header(evidence)?;
    let made = header.value("oauth_timestamp").and_then(seconds)?;
    Some((evidence.now? - made, place(header.field("oauth_timestamp")?.value)))
}

/// The finding on a call with the nonce and the timestamp of another one, under another signature.
pub(crate) fn reused(place: Place, nth: usize, first: usize) -> Finding {
    ENTRY
        .finding(Certainty::Seen, place)
        .titled(format!("Call {nth} has the nonce and the timestamp of call {first}"))
        .because("NetSuite takes a nonce once: the second call with the same nonce and timestamp is refused (nonce_used).")
}

/// The finding on a call with the nonce of another one and its own timestamp.
pub(crate) fn same_nonce(place: Place, nth: usize, first: usize) -> Finding {
    ENTRY
        .finding(Certainty::Seen, place)
        .titled(format!("Call {nth} has the nonce of call {first}, with another timestamp"))
        .because("A nonce that stays the same is most often a fixed value in a setting. It is good for one call in each second at best.")
        .mended_by("Leave the nonce to the tool, or make 20 random letters and digits for each call.")
        .as_severe_as(Severity::WorthChecking)
}

/// The finding on a timestamp that lies before that of an earlier call.
pub(crate) fn goes_back(place: Place, nth: usize, seconds: i64) -> Finding {
    ENTRY
        .finding(Certainty::Seen, place)
        .titled(format!("The timestamp of call {nth} lies {} before that of the call before it", duration(seconds)))
        .because("A clock does not run backwards: the header was made earlier and kept, or two machines with two clocks sign.")
        .as_severe_as(Severity::WorthChecking)
}

/// The finding on a call that the server got at another time than its timestamp says. `late` is how much later.
pub(crate) fn drifted(place: Place, nth: usize, late: i64) -> Finding {
    let (side, why) = if late > 0 {
        ("before", "The header was made long before it was sent, or the clock that made it is slow.")
    } else {
        ("after", "The clock that made the header is fast.")
    };
    ENTRY
        .finding(Certainty::Seen, place)
        .titled(format!(
            "The timestamp of call {nth} lies {} {side} the server's clock",
            duration(late.abs())
        ))
        .because(format!("{why} NetSuite allows five minutes.{}", hint_at_time_zone(late.abs())))
        .mended_by("Set the clock by the network, count in UTC, and sign each call just before it is sent.")
}

/// The seconds that a timestamp says; `None` for what is no timestamp in seconds, which has findings of its own.
pub(crate) fn seconds(timestamp: &str) -> Option<i64> {
    let is_plain = timestamp.len() <= 11 && timestamp.bytes().all(|b| b.is_ascii_digit());
    timestamp.parse().ok().filter(|_| is_plain)
}

/// What to add where a difference is that of a time zone, nearly to the minute.
pub(crate) fn hint_at_time_zone(seconds: i64) -> &'static str {
    const HALF_HOUR: i64 = 1800;
    const FARTHEST: i64 = 14 * 3600;
    let off = seconds.rem_euclid(HALF_HOUR);
    if off.min(HALF_HOUR - off) <= 60 && (HALF_HOUR - 60..=FARTHEST + 60).contains(&seconds) {
        " So many full hours, or half ones, are also what comes of local time that is taken for UTC."
    } else {
        ""
    }
}

/// A length of time in words.
pub(crate) fn duration(seconds: i64) -> String {
    let (count, unit) = match seconds {
        ..120 => (seconds, "second"),
        120..7200 => (seconds / 60, "minute"),
        7200..172_800 => (seconds / 3600, "hour"),
        _ => (seconds / 86_400, "day"),
    };
    format!("{count} {unit}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::observed_header::tests::{OTHERS, RIGHT, seen, seen_at};

    #[test]
    fn an_old_header_is_mentioned_and_placed() {
        let found = |now| seen_at(&NonceOrTimestampReusedOrStale, RIGHT, now);
        let old = found(1_508_242_306 + 600);
        assert_eq!(old[0].place.span.of_str(RIGHT), "1508242306");
        assert_eq!(
            (old[0].severity, &*old[0].title),
            (Severity::WorthChecking, "The header was made 10 minutes ago")
        );
        assert!(found(1_508_242_306 + 7210)[0].why.contains("local time"));
        assert!(!old[0].why.contains("local time"));
    }

    #[test]
    fn silent_within_five_minutes_without_a_clock_and_on_other_forms() {
        for now in [1_508_242_306, 1_508_242_606, 1_508_242_006] {
            assert_eq!(seen_at(&NonceOrTimestampReusedOrStale, RIGHT, now), []);
        }
        let fine = RIGHT.replace("1508242306", "1508242306123");
        assert_eq!(seen_at(&NonceOrTimestampReusedOrStale, &fine, 1_700_000_000), []);
        for text in [RIGHT].iter().chain(&OTHERS) {
            assert_eq!(seen(&NonceOrTimestampReusedOrStale, text), [], "{text}");
        }
    }

    #[test]
    fn lengths_in_words() {
        for (seconds, words) in [(1, "1 second"), (300, "5 minutes"), (7200, "2 hours"), (864_000, "10 days")]
        {
            assert_eq!(duration(seconds), words);
        }
    }
}
