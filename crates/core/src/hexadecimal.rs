//! Bytes as hexadecimal digits.

/// The digits of some bytes, in lower case, two a byte.
pub(crate) fn encode(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from(b"0123456789abcdef"[usize::from(nibble)]);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn two_digits_a_byte() {
        assert_eq!(super::encode(&[0, 9, 0xAF, 0xFF]), "0009afff");
        assert_eq!(super::encode(&[]), "");
    }
}
