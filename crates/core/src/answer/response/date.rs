//! The `Date` header (RFC 9110 section 5.6.7), and the civil calendar behind it.

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Seconds since the Unix epoch of an IMF-fixdate such as `Sun, 06 Nov 1994 08:49:37 GMT`. The obsolete forms and
/// dates with another zone are not read.
pub(crate) fn parse(text: &str) -> Option<i64> {
    let mut words = text.split_whitespace();
    words.next()?.strip_suffix(',')?;
    let day: i64 = words.next()?.parse().ok()?;
    let month = words.next()?.to_ascii_lowercase();
    let month = 1 + i64::try_from(MONTHS.iter().position(|name| *name == month)?).ok()?;
    let year: i64 = words.next()?.parse().ok()?;
    let mut clock = words.next()?.split(':').map(|part| part.parse::<i64>().ok());
    let (hour, minute, second) = (clock.next()??, clock.next()??, clock.next()??);
    let is_utc = matches!(words.next(), Some("GMT" | "UTC"));
    is_utc.then(|| crate::answer::calendar::unix(year, month, day, hour, minute, second))?
}
