//! Several calls held against each other: nonces and timestamps that return, headers that are sent twice, clocks that
//! drift. No secret is needed.

use super::mistakes::header::header_reused;
use super::mistakes::stamp::nonce_or_timestamp_reused_or_stale::{
    ALLOWANCE, drifted, goes_back, reused, same_nonce, seconds,
};
use crate::finding::{Finding, Place};
use crate::intake::authorization::Header;

/// What one call's header says of when and for what it was made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    /// Under which token; nonces of two tokens are two nonces.
    pub token: String,
    /// `oauth_nonce`.
    pub nonce: String,
    /// `oauth_timestamp`, as written.
    pub timestamp: String,
    /// `oauth_signature`.
    pub signature: String,
    /// Method and URL, as far as they are known.
    pub call: Option<String>,
    /// When the server had the call, by its own clock, in seconds since the Unix epoch.
    pub received: Option<i64>,
    /// Which call of the paste it is, counted from one.
    pub nth: usize,
}

impl Stamp {
    /// Reads a header; `None` if it has no nonce or no timestamp.
    #[must_use]
    pub fn of(header: &Header<'_>, nth: usize, call: Option<String>, received: Option<i64>) -> Option<Self> {
        let value = |name| header.value(name).map(str::to_owned);
        Some(Self {
            token: value("oauth_token").or_else(|| value("oauth_consumer_key")).unwrap_or_default(),
            nonce: value("oauth_nonce")?,
            timestamp: value("oauth_timestamp")?,
            signature: value("oauth_signature").unwrap_or_default(),
            call,
            received,
            nth,
        })
    }
}

/// The findings on several stamps in the order in which they were sent, each with its place. Of one kind the first is
/// told, and how many more there are.
#[must_use]
pub fn findings(stamps: &[(Stamp, Place)]) -> Vec<Finding> {
    let kinds = [of_one_stamp(stamps), of_one_nonce(stamps), of_time_going_back(stamps), of_drift(stamps)];
    kinds.into_iter().filter_map(first_of).collect()
}

fn first_of(found: Vec<Finding>) -> Option<Finding> {
    let more = found.len().checked_sub(1)?;
    let first = found.into_iter().next()?;
    Some(match more {
        0 => first,
        more => {
            let title = format!("{}; {more} more likewise", first.title);
            first.titled(title)
        }
    })
}

/// Calls with nonce and timestamp of an earlier one: with its whole header, or signed anew.
fn of_one_stamp(stamps: &[(Stamp, Place)]) -> Vec<Finding> {
    let again = pairs(stamps, |a, b| a.nonce == b.nonce && a.timestamp == b.timestamp);
    let mut found: Vec<Finding> = again
        .map(|(first, stamp, place)| {
            if first.signature != stamp.signature {
                return reused(place, stamp.nth, first.nth);
            }
            // Where one of the calls is not known, it may be the same.
            let is_same = first.call.is_none() || stamp.call.is_none() || first.call == stamp.call;
            header_reused::finding(place, stamp.nth, first.nth, is_same)
        })
        .collect();
    found.sort_by_key(|finding| finding.severity);
    found
}

/// Calls with the nonce of an earlier one, at another time.
fn of_one_nonce(stamps: &[(Stamp, Place)]) -> Vec<Finding> {
    pairs(stamps, |a, b| a.nonce == b.nonce && a.timestamp != b.timestamp)
        .map(|(first, stamp, place)| same_nonce(place, stamp.nth, first.nth))
        .collect()
}

/// Each stamp with the first one before it, of the same token, that is such.
fn pairs<'a>(
    stamps: &'a [(Stamp, Place)],
    is_such: impl Fn(&Stamp, &Stamp) -> bool + 'a,
) -> impl Iterator<Item = (&'a Stamp, &'a Stamp, Place)> {
    stamps.iter().enumerate().filter_map(move |(n, (stamp, place))| {
        let before = stamps[..n].iter().map(|(stamp, _)| stamp);
        let first = before.filter(|other| other.token == stamp.token).find(|other| is_such(other, stamp))?;
        Some((first, stamp, *place))
    })
}

/// Timestamps that lie before the one before them by more than the server allows. A log may begin with the newest
/// call: then they all go back, and nothing is wrong.
fn of_time_going_back(stamps: &[(Stamp, Place)]) -> Vec<Finding> {
    let times: Vec<(i64, usize, Place)> = stamps
        .iter()
        .filter_map(|(stamp, place)| Some((seconds(&stamp.timestamp)?, stamp.nth, *place)))
        .collect();
    let goes_forth = times.windows(2).any(|pair| pair[0].0 < pair[1].0);
    let steps = times.windows(2).filter(|pair| goes_forth && pair[0].0 - pair[1].0 > ALLOWANCE);
    steps.map(|pair| goes_back(pair[1].2, pair[1].1, pair[0].0 - pair[1].0)).collect()
}

/// Timestamps that are off the server's clock.
fn of_drift(stamps: &[(Stamp, Place)]) -> Vec<Finding> {
    let off = stamps.iter().filter_map(|(stamp, place)| {
        let late = stamp.received? - seconds(&stamp.timestamp)?;
        (late.abs() > ALLOWANCE).then(|| drifted(*place, stamp.nth, late))
    });
    off.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Severity, Within};

    /// Stamps of one token, written as `nonce timestamp signature call received`; a dash is "not known".
    fn told(lines: &[&str]) -> Vec<(&'static str, Severity, String)> {
        let stamps: Vec<_> = lines
            .iter()
            .enumerate()
            .map(|(n, line)| {
                let words: Vec<&str> = line.split(' ').collect();
                let known = |word: &str| Some(word.to_owned()).filter(|word| word != "-");
                let stamp = Stamp {
                    token: "t".into(),
                    nonce: words[0].into(),
                    timestamp: words[1].into(),
                    signature: words[2].into(),
                    call: known(words[3]),
                    received: known(words[4]).and_then(|word| word.parse().ok()),
                    nth: n + 1,
                };
                (stamp, Place::nowhere_in(Within::Paste))
            })
            .collect();
        let found = findings(&stamps);
        found
            .into_iter()
            .map(|finding| (finding.code, finding.severity, finding.title.into_owned()))
            .collect()
    }

    #[test]
    fn one_header_for_several_calls() {
        let pages = ["a 100 s /1 -", "a 100 s /2 -", "a 100 s /3 -"];
        let title = "Call 2 goes to another URL with the header of call 1; 1 more likewise".to_owned();
        assert_eq!(told(&pages), [("header-reused", Severity::Breaks, title)]);
        let retry = ["a 100 s /1 -", "a 100 s /1 -"];
        let title = "Call 2 is sent with the header of call 1".to_owned();
        assert_eq!(told(&retry), [("header-reused", Severity::Refused, title)]);
    }

    #[test]
    fn one_stamp_signed_twice_and_one_nonce_at_two_times() {
        let code = "nonce-or-timestamp-reused-or-stale";
        let found = told(&["a 100 s /1 -", "a 100 t /2 -"]);
        assert_eq!((found.len(), found[0].0, found[0].1), (1, code, Severity::Refused));
        let found = told(&["a 100 s /1 -", "a 101 t /2 -"]);
        assert_eq!((found.len(), found[0].0, found[0].1), (1, code, Severity::WorthChecking));
    }

    #[test]
    fn time_goes_back_and_clocks_drift() {
        let found = told(&["a 1000 s - -", "b 2000 t - -", "c 1000 u - -"]);
        assert_eq!(found[0].2, "The timestamp of call 3 lies 16 minutes before that of the call before it");
        let newest_first = ["a 3000 s - -", "b 2000 t - -", "c 1000 u - -"];
        assert_eq!(told(&newest_first), []);
        let found = told(&["a 1000 s - 5000", "b 9000 t - 9001"]);
        assert_eq!(found[0].2, "The timestamp of call 1 lies 66 minutes before the server's clock");
        assert_eq!(found[0].1, Severity::Refused);
    }

    #[test]
    fn silent_on_calls_of_their_own() {
        assert_eq!(told(&["a 100 s /1 101", "b 100 t /1 101", "c 99 u /1 102"]), []);
        assert_eq!(told(&["a 100 s /1 -"]), []);
        let (mut first, mut second) = (Stamp::default(), Stamp::default());
        first.token = "one".into();
        second.token = "other".into();
        let place = Place::nowhere_in(Within::Paste);
        assert_eq!(findings(&[(first, place), (second, place)]), [], "two tokens");
    }
}
