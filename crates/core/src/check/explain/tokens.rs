//! How far two base strings are apart, piece by piece.

/// A base string cut where pairs and sections meet, and its URI in front of its parts: else two mistakes in one URI would
/// lead nearer together alone.
pub(super) fn tokens(text: &[u8]) -> Vec<&[u8]> {
    let mut tokens = Vec::with_capacity(32);
    let mut start = 0;
    let mut at = 0;
    let mut joints = 0;
    while at < text.len() {
        let joint = match &text[at..] {
            [b'&', ..] => 1,
            [b'%', b'2', b'6', ..] => 3,
            // Where the finished text was encoded once more.
            [b'%', b'2', b'5', b'2', b'6', ..] => 5,
            // The URI is the second section, and the first where the method is missing.
            rest if joints < 2 && begins_part(rest) => {
                tokens.push(&text[start..at]);
                start = at;
                at += 1;
                continue;
            }
            _ => {
                at += 1;
                continue;
            }
        };
        tokens.push(&text[start..at]);
        at += joint;
        start = at;
        joints += 1;
    }
    tokens.push(&text[start..]);
    tokens
}

/// Whether a part of a URI begins here, be the mark in front of it raw, encoded or encoded twice.
fn begins_part(text: &[u8]) -> bool {
    let marks = [&b"/"[..], b"%2F", b"%3A", b"%3F", b"%252F", b"%253A", b"%253F"];
    marks.iter().any(|mark| text.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark)))
}

/// How far two texts are apart: the bytes that would have to be taken out, put in or changed, token by token, with the
/// order of the tokens kept.
pub(super) fn distance(a: &[&[u8]], b: &[&[u8]]) -> usize {
    let front = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[front..], &b[front..]);
    let back = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[..a.len() - back], &b[..b.len() - back]);
    let mut row: Vec<usize> = std::iter::once(0)
        .chain(b.iter().scan(0, |sum, token| {
            *sum += alone(token);
            Some(*sum)
        }))
        .collect();
    for a in a {
        let mut diagonal = row[0];
        row[0] += alone(a);
        for (n, b) in b.iter().enumerate() {
            let changed = diagonal + if name(a) == name(b) { apart(a, b) } else { alone(a) + alone(b) };
            diagonal = row[n + 1];
            row[n + 1] = changed.min(row[n] + alone(b)).min(diagonal + alone(a));
        }
    }
    row[b.len()]
}

/// What a token costs that stands alone: its bytes and its joint.
const fn alone(token: &[u8]) -> usize {
    token.len() + 3
}

/// The name in a token. Pairs of two names are two pairs, however alike they look: else to take the one away, or to put the
/// other in, would lead no nearer.
fn name(token: &[u8]) -> &[u8] {
    let ends = |at: &usize| {
        matches!(token[*at..], [b'=', ..] | [b'%', b'3', b'D' | b'd', ..] | [b'%', b'2', b'5', ..])
    };
    &token[..(0..token.len()).find(ends).unwrap_or(token.len())]
}

/// How far two tokens are apart: what lies between their common beginning and their common end.
fn apart(a: &[u8], b: &[u8]) -> usize {
    let front = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let back = a[front..].iter().rev().zip(b[front..].iter().rev()).take_while(|(a, b)| a == b).count();
    a.len() + b.len() - 2 * (front + back)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_counts_what_differs() {
        let of = |a: &str, b: &str| distance(&tokens(a.as_bytes()), &tokens(b.as_bytes()));
        assert_eq!(of("GET&u&a%3D1%26b%3D2", "GET&u&a%3D1%26b%3D2"), 0);
        assert_eq!(of("GET&u&a%3D1", "GET&u&a%3D2"), 2);
        assert_eq!(of("GET&u&a%3D1%26b%3D2", "GET&u&b%3D2"), 5 + 3);
        assert!(of("GET&u&a%3D1%26b%3D2", "GET&u&b%3D2%26a%3D1") > 0, "order counts");
    }
}
