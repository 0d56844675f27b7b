//! Dates of the Gregorian calendar and seconds since the Unix epoch.

/// Seconds since the Unix epoch of a moment in UTC; `None` if there is no such date or time of day. A 60th second, a
/// leap second, is taken for the one behind it.
#[must_use]
pub fn unix(year: i64, month: i64, day: i64, hour: i64, minute: i64, second: i64) -> Option<i64> {
    let in_range = (1..=9999).contains(&year)
        && (1..=12).contains(&month)
        && (1..=days_in(year, month)).contains(&day)
        && (0..24).contains(&hour)
        && (0..60).contains(&minute)
        && (0..=60).contains(&second);
    in_range.then(|| ((days_from_epoch(year, month, day) * 24 + hour) * 60 + minute) * 60 + second)
}

/// The day of a moment, as `2027-05-31`.
#[must_use]
pub fn date_text(unix: i64) -> String {
    let mut days = unix.div_euclid(86_400);
    let mut year = 1970;
    loop {
        let length = if is_leap(year) { 366 } else { 365 };
        if days < 0 {
            year -= 1;
            days += if is_leap(year) { 366 } else { 365 };
        } else if days >= length {
            days -= length;
            year += 1;
        } else {
            break;
        }
    }
    let mut month = 1;
    while days >= days_in(year, month) {
        days -= days_in(year, month);
        month += 1;
    }
    format!("{year:04}-{month:02}-{:02}", days + 1)
}

const fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

const fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1970-01-01. March is counted as the first month, so that a leap day comes last.
const fn days_from_epoch(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let months = (month + 9) % 12;
    let days_of_years = year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    days_of_years + (months * 153 + 2) / 5 + day - 719_469
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_moments() {
        assert_eq!(unix(1970, 1, 1, 0, 0, 0), Some(0));
        assert_eq!(unix(1994, 11, 6, 8, 49, 37), Some(784_111_777));
        assert_eq!(unix(2017, 10, 17, 12, 11, 46), Some(1_508_242_306));
        assert_eq!(unix(2024, 2, 29, 0, 0, 0), Some(1_709_164_800));
        assert_eq!(unix(2023, 2, 29, 0, 0, 0), None);
        assert_eq!(unix(2023, 1, 1, 24, 0, 0), None);
    }

    #[test]
    fn every_day_of_a_century_goes_there_and_back() {
        let mut last = unix(1999, 12, 31, 0, 0, 0).unwrap();
        for year in 2000..2100 {
            for month in 1..=12 {
                for day in 1..=days_in(year, month) {
                    let now = unix(year, month, day, 0, 0, 0).unwrap();
                    assert_eq!(now, last + 86_400);
                    assert_eq!(date_text(now), format!("{year}-{month:02}-{day:02}"));
                    last = now;
                }
            }
        }
        assert_eq!(date_text(-1), "1969-12-31");
    }
}
