//! Which library wrote a header, by its habits. A habit is no mistake: any order is valid (RFC 5849 section 3.5.1).

use super::authorization::Header;

/// Which library seems to have written a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fingerprint {
    /// The library's or tool's name, for people.
    pub library: &'static str,
    /// How sure that is.
    pub sure: Sure,
}

/// How sure a [`Fingerprint`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sure {
    /// Others write so as well.
    Possible,
    /// No other writer that we know does so.
    Likely,
}

/// A writer's habit: the names without their `oauth_`, in order, and the separator.
struct Habit {
    library: &'static str,
    /// Names; one in brackets may be absent.
    order: &'static str,
    separator: &'static str,
    sure: Sure,
}

const HABITS: [Habit; 6] = [
    Habit {
        library: "Postman",
        order: "[realm] consumer_key [token] signature_method timestamp nonce [version] signature",
        separator: ",",
        sure: Sure::Likely,
    },
    Habit {
        library: "requests-oauthlib (Python)",
        order: "[realm] nonce timestamp version signature_method consumer_key [token] [body_hash] signature",
        separator: ", ",
        sure: Sure::Likely,
    },
    Habit {
        library: "Oracle's REST web services sample",
        order: "realm token consumer_key nonce timestamp signature_method version signature",
        separator: ", ",
        sure: Sure::Likely,
    },
    Habit {
        library: "PECL oauth (PHP)",
        order: "[callback] consumer_key signature_method nonce timestamp [token] version signature",
        separator: ",",
        sure: Sure::Likely,
    },
    Habit {
        library: "node-oauth",
        order: "consumer_key nonce signature_method timestamp [token] version signature",
        separator: ",",
        sure: Sure::Likely,
    },
    Habit {
        library: "dghubble/oauth1 (Go)",
        order: "consumer_key nonce signature signature_method timestamp [token] [version] realm",
        separator: ", ",
        sure: Sure::Likely,
    },
];

/// The writer of a header, if its habit is known.
pub(super) fn of(header: &Header<'_>) -> Option<Fingerprint> {
    let names: Vec<&str> = header
        .fields
        .iter()
        .map(|field| header.part(field.name))
        .map(|name| name.strip_prefix("oauth_").unwrap_or(name))
        .collect();
    let separator = header.part(header.fields.get(1)?.separator);
    if header.fields[1..].iter().any(|field| header.part(field.separator) != separator) {
        return None;
    }
    for habit in &HABITS {
        if habit.separator == separator && fits(habit.order, &names) {
            return Some(Fingerprint { library: habit.library, sure: habit.sure });
        }
    }
    if separator != ", " {
        return None;
    }
    let possible = |library| Some(Fingerprint { library, sure: Sure::Possible });
    match names.as_slice() {
        ["signature", .., "realm"] => {
            Some(Fingerprint { library: "laravel-netsuite (PHP)", sure: Sure::Likely })
        }
        [.., "realm"] => possible("scribejava (Java) or caterpillar (Go)"),
        ["realm", rest @ ..] | rest if rest.len() > 4 && rest.is_sorted() => {
            possible("oauth-1.0a (JavaScript) or guzzle/oauth-subscriber (PHP)")
        }
        _ => None,
    }
}

/// Whether names stand in an order, of which those in brackets may be missing.
fn fits(order: &str, names: &[&str]) -> bool {
    let mut names = names.iter().peekable();
    for word in order.split(' ') {
        let optional = word.trim_matches(['[', ']']);
        if names.peek() == Some(&&optional) {
            names.next();
        } else if optional == word {
            return false;
        }
    }
    names.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn library(order: &str, separator: &str) -> Option<&'static str> {
        let fields: Vec<_> = order
            .split(' ')
            .map(|name| if name == "realm" { name.to_owned() } else { format!("oauth_{name}") })
            .map(|name| format!("{name}=\"x\""))
            .collect();
        Header::read(&format!("OAuth {}", fields.join(separator))).fingerprint().map(|f| f.library)
    }

    #[test]
    fn every_habit_is_told_from_the_others() {
        for habit in &HABITS {
            let full = habit.order.replace(['[', ']'], "");
            assert_eq!(library(&full, habit.separator), Some(habit.library));
            assert_ne!(library(&full, "; "), Some(habit.library));
        }
    }

    #[test]
    fn habits_that_several_share_are_only_possible() {
        let sorted = "realm consumer_key nonce signature signature_method timestamp token version";
        assert!(library(sorted, ", ").is_some_and(|name| name.starts_with("oauth-1.0a")));
        assert_eq!(library("nonce token realm", ", "), Some("scribejava (Java) or caterpillar (Go)"));
        assert_eq!(library("signature token realm", ", "), Some("laravel-netsuite (PHP)"));
        assert_eq!(library("nonce token consumer_key", ", "), None);
        assert_eq!(Header::read("OAuth a=\"1\"").fingerprint(), None);
    }
}
