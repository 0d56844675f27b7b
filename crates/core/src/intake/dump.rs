//! Dumps with an offset in front of each line, as text and as bytes.

use super::text::{Builder, Text, line_end, next_line};
use std::ops::Range;

/// The dump of `curl --trace-ascii`: 64 characters a line behind an offset. Lines are joined where the offsets say that no
/// line break stood between them.
pub(super) fn trace_ascii<'p>(text: &Text<'p>) -> Option<Text<'p>> {
    let bytes = text.bytes();
    if !text.as_str().contains("=> Send ") && !text.as_str().contains("<= Recv ") {
        return None;
    }
    let mut builder = Builder::new();
    let mut unwrapped = false;
    // Where the offset of the next line would be if this one goes on there; `None` outside a block.
    let mut expected: Option<usize> = None;
    let mut at = 0;
    while at < bytes.len() {
        let end = line_end(bytes, at);
        let next = next_line(bytes, end);
        if let Some((offset, start)) = trace_offset(&bytes[at..end]) {
            let content = at + start..end;
            if expected.is_some_and(|expected| offset > expected) {
                builder.put(text, at..at, "\n");
            }
            expected = Some(offset + content.len());
            builder.keep(text, content);
            unwrapped = true;
        } else {
            if expected.take().is_some() {
                builder.put(text, at..at, "\n");
            }
            // `=> Send header, 453 bytes (0x1c5)`: the direction, and a blank line where the data of another begins.
            if !is_trace_title(&bytes[at..end]) {
                builder.keep(text, at..next);
            }
        }
        at = next;
    }
    unwrapped.then(|| builder.finish(text, Some("curl's trace offsets and wraps")))
}

fn is_trace_title(line: &[u8]) -> bool {
    [&b"=> Send "[..], b"<= Recv ", b"== Info"].iter().any(|title| {
        // A trace may carry the time in front.
        line.windows(title.len()).take(32).any(|window| window == *title)
    })
}

/// The offset in front of a line of a trace, and where its content begins.
fn trace_offset(line: &[u8]) -> Option<(usize, usize)> {
    let digits = line.iter().position(|b| !b.is_ascii_hexdigit())?;
    if !(4..=8).contains(&digits) || line.get(digits..digits + 2)? != b": " {
        return None;
    }
    let offset = std::str::from_utf8(&line[..digits]).ok()?;
    Some((usize::from_str_radix(offset, 16).ok()?, digits + 2))
}

/// The bytes of a dump in hexadecimal digits, as `curl --trace`, Netty's wiretap, Wireshark and `hexdump -C` print them: sixteen
/// to a line, the same as text behind them.
pub(super) fn hexadecimal<'p>(text: &Text<'p>) -> Option<Text<'p>> {
    let bytes = text.bytes();
    let lines_of_digits = bytes
        .split(|&b| b == b'\n')
        .filter_map(|line| hexadecimal_digits(line.strip_suffix(b"\r").unwrap_or(line)));
    if lines_of_digits.take(2).count() < 2 {
        return None;
    }
    let mut builder = Builder::new();
    let mut lines = 0;
    // What a character needs that goes on in the next line.
    let mut pending = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let end = line_end(bytes, at);
        let next = next_line(bytes, end);
        if let Some(digits) = hexadecimal_digits(&bytes[at..end]) {
            lines += 1;
            let pairs = bytes[at..end][digits.clone()]
                .split(|b| !b.is_ascii_hexdigit())
                .filter(|pair| pair.len() == 2);
            pending.extend(
                pairs.filter_map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()),
            );
            let whole = match std::str::from_utf8(&pending) {
                Err(error) if error.error_len().is_none() => error.valid_up_to(),
                _ => pending.len(),
            };
            let rest = pending.split_off(whole);
            builder.put(text, at + digits.start..at + digits.end, &String::from_utf8_lossy(&pending));
            pending = rest;
        } else {
            // A frame, a direction: it parts what was read from what was written.
            if lines > 0 && !bytes[at..end].starts_with(b"+-") {
                builder.put(text, at..at, "\n");
            }
            builder.keep(text, at..next);
        }
        at = next;
    }
    Some(builder.finish(text, Some("hexadecimal dump")))
}

/// Where the pairs of digits stand in a line of a dump: behind an offset, between bars or blanks.
fn hexadecimal_digits(line: &[u8]) -> Option<Range<usize>> {
    let front = line.iter().take_while(|b| matches!(b, b'|' | b' ')).count();
    let offset = line[front..].iter().take_while(|b| b.is_ascii_hexdigit()).count();
    if !(4..=8).contains(&offset) {
        return None;
    }
    let behind = front + offset;
    let start = behind + line[behind..].iter().take_while(|b| matches!(b, b':' | b'|' | b' ')).count();
    let mut end = start;
    let mut pairs = 0;
    while pairs < 16 {
        // Half a line may be parted by one blank more.
        let blanks = line[end..].iter().take_while(|b| **b == b' ').count();
        let at = end + blanks;
        let is_pair = line.get(at..at + 2).is_some_and(|pair| pair.iter().all(u8::is_ascii_hexdigit))
            && !line.get(at + 2).is_some_and(u8::is_ascii_alphanumeric);
        if !is_pair || blanks > 2 || (pairs > 0 && blanks == 0) {
            break;
        }
        end = at + 2;
        pairs += 1;
    }
    (start > behind && pairs > 0 && (pairs == 16 || line[end..].starts_with(b"  "))).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trace_is_joined_where_its_offsets_run_on() {
        let trace = "=> Send header, 20 bytes (0x14)\n0000: GET /abc\n0008: def HTTP/1.1\n0015: Host: h\n001e: \n<= Recv header\n0000: HTTP/1.1 401\n";
        let plain = trace_ascii(&Text::new(trace)).unwrap();
        assert_eq!(plain.as_str(), "GET /abcdef HTTP/1.1\nHost: h\n\nHTTP/1.1 401");
        assert_eq!(trace_ascii(&Text::new("0000: no trace")).map(|t| t.len()), None);
    }

    #[test]
    fn bytes_of_many_dumps() {
        for dump in [
            "=> Send header, 18 bytes (0x12)\n0000: 47 45 54 20 2f 61 20 48 54 54 50 2f 31 2e 31 0d GET /a HTTP/1.1.\n0010: 0a c3                                           ..\n0012: a9 0a                                           ..\n",
            "+--------+---+\n|00000000| 47 45 54 20 2f 61 20 48 54 54 50 2f 31 2e 31 0d |GET /a HTTP/1.1.|\n|00000010| 0a c3                                           |..              |\n|00000012| a9 0a                                           |..|\n",
            "00000000  47 45 54 20 2f 61 20 48  54 54 50 2f 31 2e 31 0d  |GET /a HTTP/1.1.|\n00000010  0a c3 a9 0a                                       |....|\n",
            // Without the text, of which the blanks in front of it are left.
            "0000: 47 45 54 20 2f 61 20 48 54 54 50 2f 31 2e 31 0d\r\n0010: 0a c3 a9 0a  \r\n",
        ] {
            let plain = hexadecimal(&Text::new(dump)).unwrap();
            assert!(plain.as_str().contains("GET /a HTTP/1.1\r\né\n"), "{dump}: {:?}", plain.as_str());
        }
        for other in [
            "20231114 10 20 30\n20231115 10 20 30\n",
            "0000: GET /a\n0010: HTTP/1.1\n",
            "ab cd ef\nab cd ef\n",
        ] {
            assert!(hexadecimal(&Text::new(other)).is_none(), "{other}");
        }
    }
}
