//! Characters that look like an ASCII letter, digit or hyphen and are none.

/// The ASCII character that `c` is taken for, if it is taken for one.
pub(in crate::check::mistakes) fn ascii_look_alike(c: char) -> Option<char> {
    let code = u32::from(c);
    let offset = |first: u32, ascii: u8| char::from_u32(code - first + u32::from(ascii));
    match c {
        'ａ'..='ｚ' => offset(0xFF41, b'a'),
        'Ａ'..='Ｚ' => offset(0xFF21, b'A'),
        '０'..='９' => offset(0xFF10, b'0'),
        '＿' => Some('_'),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '－' => Some('-'),
        _ => PAIRS.iter().find(|&&(alike, _)| alike == c).map(|&(_, ascii)| ascii),
    }
}

/// The name of the script that a look-alike comes from, as a person would say it.
pub(super) fn script_of(c: char) -> &'static str {
    match c {
        '\u{400}'..='\u{52F}' => "Cyrillic",
        '\u{370}'..='\u{3FF}' => "Greek",
        '\u{FF00}'..='\u{FFEF}' => "full-width",
        '\u{2010}'..='\u{2015}' | '\u{2212}' => "typographic",
        _ => "non-ASCII",
    }
}

/// Cyrillic, Greek and Latin letters that most fonts draw like an ASCII letter.
#[rustfmt::skip]
const PAIRS: &[(char, char)] = &[
    ('а', 'a'), ('с', 'c'), ('ԁ', 'd'), ('е', 'e'), ('һ', 'h'), ('і', 'i'), ('ј', 'j'), ('о', 'o'), ('р', 'p'),
    ('ԛ', 'q'), ('ѕ', 's'), ('ԝ', 'w'), ('х', 'x'), ('у', 'y'), ('А', 'A'), ('В', 'B'), ('С', 'C'), ('Е', 'E'),
    ('Н', 'H'), ('І', 'I'), ('Ј', 'J'), ('К', 'K'), ('М', 'M'), ('О', 'O'), ('Р', 'P'), ('Ѕ', 'S'), ('Т', 'T'),
    ('Х', 'X'), ('Υ', 'Y'), ('Α', 'A'), ('Β', 'B'), ('Ε', 'E'), ('Ζ', 'Z'), ('Η', 'H'), ('Ι', 'I'), ('Κ', 'K'),
    ('Μ', 'M'), ('Ν', 'N'), ('Ο', 'O'), ('Ρ', 'P'), ('Τ', 'T'), ('Χ', 'X'), ('α', 'a'), ('ο', 'o'), ('ν', 'v'),
    ('ρ', 'p'), ('υ', 'u'), ('ı', 'i'), ('ɑ', 'a'), ('ɡ', 'g'), ('З', '3'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_digits_and_dashes_of_other_scripts() {
        for (c, ascii) in
            [('а', 'a'), ('Ε', 'E'), ('７', '7'), ('ｆ', 'f'), ('Ｂ', 'B'), ('–', '-'), ('＿', '_')]
        {
            assert_eq!(ascii_look_alike(c), Some(ascii), "{c}");
        }
        for c in ['a', '7', '-', 'ü', '“', '\u{A0}', '字'] {
            assert_eq!(ascii_look_alike(c), None, "{c}");
        }
    }

    #[test]
    fn the_table_holds_no_ascii_on_the_left_and_ascii_alone_on_the_right() {
        for (alike, ascii) in PAIRS {
            assert!(!alike.is_ascii() && ascii.is_ascii_alphanumeric(), "{alike} {ascii}");
        }
    }
}
