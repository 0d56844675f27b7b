//! A command line split into words, as bash, the Windows prompt or PowerShell would split it.

use super::scan::boundary;
use super::text::{Builder, Text};

/// Whose rules hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shell {
    Bash,
    Cmd,
    /// PowerShell calling its own commands, or a program, which takes the backslashes off once more.
    Power {
        program: bool,
    },
}

/// A command line taken apart.
pub(super) struct Command {
    pub(super) words: Vec<Text<'static>>,
    /// Where it ends in the text.
    pub(super) end: usize,
}

/// Which shell a command was written for, by the marks that only one of them has. Looks at the first 8 kB and at most up
/// to the end of the command's lines.
pub(super) fn guess(bytes: &[u8], start: usize) -> Shell {
    let window = &bytes[start..bytes.len().min(start + 8192)];
    let mut end = window.len();
    for (n, &byte) in window.iter().enumerate() {
        let before = n.checked_sub(1).map(|n| window[n]);
        match (before, byte) {
            (Some(b'^'), b'"' | b'\n' | b'\r') => return Shell::Cmd,
            (Some(b'`'), b'\n' | b'\r') => return Shell::Power { program: true },
            (Some(b'\\' | b'\r'), b'\n') => {}
            // A command ends with its line, unless a quote is open; that is not worth a second lexer here.
            (_, b'\n') if n > 2048 => {
                end = n;
                break;
            }
            _ => {}
        }
    }
    let first_line = window[..end].split(|&b| b == b'\n').next().unwrap_or_default();
    if first_line.windows(8).any(|part| part.eq_ignore_ascii_case(b"curl.exe")) && first_line.contains(&b'\'')
    {
        return Shell::Power { program: true };
    }
    Shell::Bash
}

/// Splits the command that begins at `start` into words.
pub(super) fn split(text: &Text<'_>, start: usize, shell: Shell) -> Command {
    if shell == Shell::Cmd {
        let (plain, end) = carets(text, start);
        let mut command = Lexer::new(&plain, 0, shell).run();
        command.end = end;
        return command;
    }
    Lexer::new(text, start, shell).run()
}

/// The one word at `start`, without its quotes, and where it ends; a bare word also ends at one of `stops`.
pub(super) fn word(text: &Text<'_>, start: usize, shell: Shell, stops: &[u8]) -> (Text<'static>, usize) {
    let mut lexer = Lexer::new(text, start, shell);
    while let Some(&byte) = lexer.bytes.get(lexer.at) {
        match byte {
            b'"' => lexer.double(),
            b'\'' => lexer.single(),
            _ if byte.is_ascii_whitespace() || stops.contains(&byte) => break,
            _ => lexer.plain(),
        }
    }
    let end = lexer.at;
    lexer.close();
    (lexer.words.pop().unwrap_or_else(|| text.part(start..start)), end)
}

/// The Windows prompt's own layer: `^x` is `x` and `^` at the end of a line joins it to the next, outside its quotes. The
/// command ends at the first line break that is not joined.
fn carets(text: &Text<'_>, start: usize) -> (Text<'static>, usize) {
    let bytes = text.bytes();
    let mut builder = Builder::new();
    let mut kept = start;
    let mut at = start;
    let mut quoted = false;
    while at < bytes.len() {
        match bytes[at] {
            b'"' => quoted = !quoted,
            b'^' if !quoted => {
                builder.keep(text, kept..at);
                builder.skip();
                at += 1;
                if bytes.get(at) == Some(&b'\r') {
                    at += 1;
                }
                kept = at;
                if bytes.get(at) == Some(&b'\n') {
                    // Chrome writes a line break in a value as a caret, the break, and a second break.
                    at += 1;
                    kept = if bytes.get(at) == Some(&b'\n') { at } else { at.min(bytes.len()) };
                }
            }
            b'\n' => break,
            _ => {}
        }
        at += 1;
    }
    let at = at.min(bytes.len());
    let kept = boundary(text.as_str(), kept.min(at));
    builder.keep(text, kept..at);
    (builder.finish(text, None), at)
}

const TYPOGRAPHY: &str = "a word processor's quotes and blanks";

struct Lexer<'a> {
    text: &'a Text<'a>,
    bytes: &'a [u8],
    at: usize,
    shell: Shell,
    word: Option<Builder>,
    words: Vec<Text<'static>>,
    note: &'static str,
}

impl<'a> Lexer<'a> {
    fn new(text: &'a Text<'a>, at: usize, shell: Shell) -> Self {
        let note = match shell {
            Shell::Bash => "bash quotes",
            Shell::Cmd => "Windows prompt quotes",
            Shell::Power { .. } => "PowerShell quotes",
        };
        Self { text, bytes: text.bytes(), at, shell, word: None, words: Vec::new(), note }
    }

    fn run(mut self) -> Command {
        let escape = match self.shell {
            Shell::Bash => b'\\',
            Shell::Cmd => 0,
            Shell::Power { .. } => b'`',
        };
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b' ' | b'\t' | b'\r' => {
                    self.close();
                    self.at += 1;
                }
                b'\n' => break,
                _ if byte == escape && escape != 0 => self.escaped(),
                // A word processor's blank, and its quotes around a word; those inside of others stay.
                0xC2 if self.peek(1) == Some(0xA0) => {
                    self.close();
                    self.note = TYPOGRAPHY;
                    self.at += 2;
                }
                0xE2 if self.typographic() => {}
                b'"' => self.double(),
                b'\'' if self.shell != Shell::Cmd => self.single(),
                b'$' if self.shell == Shell::Bash && self.peek(1) == Some(b'\'') => self.ansi_c(),
                _ if self.ends_command(byte) => break,
                _ => self.plain(),
            }
        }
        self.close();
        Command { words: self.words, end: self.at }
    }

    fn peek(&self, by: usize) -> Option<u8> {
        self.bytes.get(self.at + by).copied()
    }

    fn word(&mut self) -> &mut Builder {
        self.word.get_or_insert_default()
    }

    fn close(&mut self) {
        if let Some(word) = self.word.take() {
            self.words.push(word.finish(self.text, Some(self.note)));
        }
    }

    fn keep(&mut self, start: usize, end: usize) {
        let text = self.text;
        self.word().keep(text, start..end);
    }

    /// An operator that ends the command: `|`, `;`, `>`, `&&`, or an `&` that stands alone. An `&` inside a word is kept:
    /// it is the unquoted URL that people paste.
    fn ends_command(&self, byte: u8) -> bool {
        let alone = self.word.is_none();
        match byte {
            b'|' => true,
            b';' | b')' => alone || matches!(self.peek(1), None | Some(b' ' | b'\n' | b'\r')),
            b'&' => alone || self.peek(1) == Some(b'&'),
            // A page's tag may stick to the last word.
            b'<' => alone || self.peek(1) == Some(b'/'),
            b'>' | b'#' => alone,
            b'`' => self.shell == Shell::Bash,
            _ => false,
        }
    }

    fn plain(&mut self) {
        let start = self.at;
        self.at += 1;
        while let Some(&byte) = self.bytes.get(self.at) {
            let is_blank = byte == 0xC2 && self.peek(1) == Some(0xA0);
            if is_blank || (byte < 0x80 && !byte.is_ascii_alphanumeric()) {
                break;
            }
            self.at += 1;
        }
        self.keep(start, self.at);
    }

    fn escaped(&mut self) {
        let next = if self.peek(1) == Some(b'\r') && self.peek(2) == Some(b'\n') { 2 } else { 1 };
        match self.peek(next) {
            Some(b'\n') => self.at += next + 1,
            // A backslash in front of a blank and the line's end was meant to join the lines.
            Some(b' ' | b'\t') if self.blank_to_line_end(self.at + 1) => {
                self.at = super::text::next_line(self.bytes, super::text::line_end(self.bytes, self.at));
            }
            Some(_) => {
                self.word().skip();
                self.at += 1;
                let start = self.at;
                self.at = boundary(self.text.as_str(), start + 1);
                self.keep(start, self.at);
            }
            None => self.at += 1,
        }
    }

    fn blank_to_line_end(&self, at: usize) -> bool {
        let at = super::text::skip_blanks(self.bytes, at);
        matches!(self.bytes.get(at), Some(b'\n' | b'\r'))
    }

    fn single(&mut self) {
        self.word().skip();
        let mut start = self.at + 1;
        let mut at = start;
        while let Some(&byte) = self.bytes.get(at) {
            let next = self.bytes.get(at + 1).copied();
            match (self.shell, byte, next) {
                (Shell::Power { .. }, b'\'', Some(b'\''))
                | (Shell::Power { program: true }, b'\\', Some(b'"')) => {
                    self.keep(start, at);
                    start = at + 1;
                    at += 2;
                }
                (_, b'\'', _) => break,
                _ => at += 1,
            }
        }
        self.keep(start, at);
        self.at = (at + 1).min(self.bytes.len());
    }

    fn double(&mut self) {
        self.word().skip();
        let mut start = self.at + 1;
        let mut at = start;
        while let Some(&byte) = self.bytes.get(at) {
            let next = self.bytes.get(at + 1).copied();
            let drops = match (self.shell, byte) {
                (_, b'"') => {
                    if !matches!(self.shell, Shell::Power { .. }) || next != Some(b'"') {
                        break;
                    }
                    true
                }
                (Shell::Bash, b'\\') => matches!(next, Some(b'"' | b'\\' | b'$' | b'`' | b'\n')),
                (Shell::Cmd, b'\\') => {
                    next == Some(b'"') || (next == Some(b'\\') && self.backslashes_then_quote(at))
                }
                (Shell::Power { .. }, b'`') => next.is_some(),
                (Shell::Power { program: true }, b'\\') => next == Some(b'"'),
                _ => false,
            };
            if !drops {
                at += 1;
                continue;
            }
            self.keep(start, at);
            start = if next == Some(b'\n') { at + 2 } else { at + 1 };
            at = boundary(self.text.as_str(), (at + 2).min(self.bytes.len()));
            start = start.min(at);
        }
        self.keep(start, at);
        self.at = (at + 1).min(self.bytes.len());
    }

    /// Windows programs take a backslash for an escape only in a row that ends at a quote.
    fn backslashes_then_quote(&self, at: usize) -> bool {
        let row = self.bytes[at..].iter().take(64).take_while(|&&b| b == b'\\').count();
        self.bytes.get(at + row) == Some(&b'"')
    }

    /// A word between a word processor's quotes. `false` if none begins here.
    fn typographic(&mut self) -> bool {
        let rest = &self.text.as_str()[self.at..];
        let pairs = [('“', '”'), ('‘', '’'), ('”', '”'), ('’', '’')];
        let Some((open, close)) = pairs.into_iter().find(|&(open, _)| rest.starts_with(open)) else {
            return false;
        };
        let start = self.at + open.len_utf8();
        let Some(length) = rest[open.len_utf8()..].find(close) else { return false };
        self.note = TYPOGRAPHY;
        self.word().skip();
        self.keep(start, start + length);
        self.at = start + length + close.len_utf8();
        true
    }

    fn ansi_c(&mut self) {
        let start = self.at + 2;
        let mut end = start;
        while let Some(&byte) = self.bytes.get(end) {
            match byte {
                b'\'' => break,
                b'\\' => end += 2,
                _ => end += 1,
            }
        }
        let end = end.min(self.bytes.len());
        let end = boundary(self.text.as_str(), end);
        let plain = super::undo::backslashes(self.text, start..end, self.note);
        self.word().skip();
        self.word().keep(&plain, 0..plain.len());
        self.at = (end + 1).min(self.bytes.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(command: &str, shell: Shell) -> Vec<String> {
        let text = Text::new(command);
        split(&text, 0, shell).words.iter().map(|word| word.as_str().to_owned()).collect()
    }

    #[test]
    fn bash() {
        let command = "curl -X POST \\\n 'it'\\''s' \"a\\\"b\\$c\\d\" $'x\\ny\\u0026' h?a=1&b=2 '' | jq";
        assert_eq!(
            words(command, Shell::Bash),
            ["curl", "-X", "POST", "it's", "a\"b$c\\d", "x\ny&", "h?a=1&b=2", ""]
        );
        assert_eq!(words("curl a \\ \n b\nnext", Shell::Bash), ["curl", "a", "b"]);
        assert_eq!(words("curl a && b", Shell::Bash), ["curl", "a"]);
        assert_eq!(words("curl 'open", Shell::Bash), ["curl", "open"]);
    }

    #[test]
    fn windows_prompt() {
        let command = "curl ^\"https://h/?a=1^&b=2^\" ^\r\n  -H ^\"A: realm=^\\^\"1^\\^\"^\" \"x^y\"\r\nnext";
        assert_eq!(words(command, Shell::Cmd), ["curl", "https://h/?a=1&b=2", "-H", "A: realm=\"1\"", "x^y"]);
        assert_eq!(words(r#"curl -H "A: realm=\"1\"""#, Shell::Cmd), ["curl", "-H", "A: realm=\"1\""]);
    }

    #[test]
    fn powershell() {
        let command = "curl.exe -H 'it''s' `\n \"a`\"b\"\"c\" @{x=1}";
        assert_eq!(
            words(command, Shell::Power { program: true }),
            ["curl.exe", "-H", "it's", "a\"b\"c", "@{x=1}"]
        );
    }

    #[test]
    fn the_shell_is_known_by_its_marks() {
        assert_eq!(guess(b"curl ^\"x^\"", 0), Shell::Cmd);
        assert_eq!(guess(b"curl x ^\n -H y", 0), Shell::Cmd);
        assert_eq!(guess(b"curl x `\n -H y", 0), Shell::Power { program: true });
        assert_eq!(guess(b"curl 'x' \\\n -H y", 0), Shell::Bash);
    }
}
