//! `Invoke-RestMethod` and `Invoke-WebRequest`, with their headers in place.

use super::Exchange;
use super::assemble::Desk;
use super::shell::{self, Shell};
use super::text::{Text, has_at};
use crate::span::Span;

const COMMANDS: [&str; 4] = ["Invoke-RestMethod", "Invoke-WebRequest", "irm", "iwr"];
const SHELL: Shell = Shell::Power { program: false };

/// Reads the command at `at`; returns where it ends.
pub(super) fn read(text: &Text<'_>, at: usize, desk: &mut Desk) -> Option<usize> {
    let bytes = text.bytes();
    let name = COMMANDS.iter().find(|name| has_at(bytes, at, name))?;
    let mut end = at + name.len();
    if !desk.is_patient() || !bytes.get(end).is_some_and(|&b| b == b' ' || b == b'`') {
        return None;
    }
    let mut part = Exchange::default();
    let mut is_command = false;
    loop {
        let at = skip_joined(bytes, end);
        if bytes.get(at) != Some(&b'-') {
            // The URL may stand first, without its name.
            let (word, stop) = shell::word(text, at, SHELL, b";|)");
            if stop == at || !word.as_str().starts_with("http") {
                break;
            }
            part.url = Some(word.found_all());
            is_command = true;
            end = stop;
            continue;
        }
        let name_end = at + 1 + bytes[at + 1..].iter().take_while(|b| b.is_ascii_alphanumeric()).count();
        let option = text.as_str()[at + 1..name_end].to_ascii_lowercase();
        let value =
            skip_joined(bytes, if bytes.get(name_end) == Some(&b':') { name_end + 1 } else { name_end });
        if bytes.get(value..value + 2) == Some(b"@{") {
            end = table(text, value + 2, &mut part);
            is_command = true;
            continue;
        }
        // A switch stands alone.
        if bytes.get(value).is_none_or(|&b| matches!(b, b'-' | b'\n' | b'\r' | b'|' | b';')) {
            end = name_end.max(at + 1);
            continue;
        }
        // Chrome writes a body as the bytes of a string.
        let call = "([System.Text.Encoding]::UTF8.GetBytes(";
        let is_call = has_at(bytes, value, call);
        let value = value + if is_call { call.len() } else { 0 };
        let (word, stop) = shell::word(text, value, SHELL, b";|)");
        let stop =
            if is_call { stop + bytes[stop..].iter().take_while(|&&b| b == b')').count() } else { stop };
        let slot = match option.as_str() {
            "uri" => &mut part.url,
            "method" | "custommethod" => &mut part.method,
            "body" => &mut part.body,
            "contenttype" => &mut part.content_type,
            _ => &mut None,
        };
        // A variable's value stands elsewhere.
        *slot = Some(word.found_all()).filter(|found| !found.value.starts_with('$'));
        is_command |= option == "uri";
        end = stop.max(value + 1);
    }
    if !is_command {
        desk.read_in_vain(end.saturating_sub(at));
        return None;
    }
    let end = super::text::trim_end(bytes, at, end.min(bytes.len()));
    desk.put("powershell", text, Span::new(at, end), part);
    Some(end)
}

/// Blanks, and line breaks behind a back-tick.
fn skip_joined(bytes: &[u8], mut at: usize) -> usize {
    loop {
        at = super::text::skip_blanks(bytes, at);
        match bytes.get(at..) {
            Some([b'`', b'\r', b'\n', ..]) => at += 3,
            Some([b'`', b'\n', ..]) => at += 2,
            _ => return at,
        }
    }
}

/// The pairs of `@{ … }` as headers; returns where it ends.
fn table(text: &Text<'_>, mut at: usize, part: &mut Exchange) -> usize {
    let bytes = text.bytes();
    let skip = |mut at: usize| {
        while bytes.get(at).is_some_and(|b| b.is_ascii_whitespace() || *b == b';' || *b == b'`') {
            at += 1;
        }
        at
    };
    loop {
        at = skip(at);
        if matches!(bytes.get(at), None | Some(b'}')) {
            return (at + 1).min(bytes.len());
        }
        let (name, end) = shell::word(text, at, SHELL, b"=;}");
        let equals = skip(end);
        if end == at || bytes.get(equals) != Some(&b'=') {
            return end;
        }
        let value = skip(equals + 1);
        let (value, end) = shell::word(text, value, SHELL, b";}");
        let slot = match name.as_str().to_ascii_lowercase().as_str() {
            "authorization" => &mut part.authorization,
            "content-type" => &mut part.content_type,
            "host" => &mut part.host,
            _ => &mut None,
        };
        *slot = Some(value.found_all()).filter(|found| !found.value.starts_with('$'));
        at = end.max(equals + 1);
    }
}

#[cfg(test)]
mod tests {
    use crate::intake::read;

    #[test]
    fn as_a_browser_copies_it() {
        let paste = "Invoke-WebRequest -UseBasicParsing -Uri \"https://h.example/r?script=1\" `\n-Method \"POST\" `\n-Headers @{\n  \"Authorization\"=\"OAuth realm=`\"1`\", oauth_token=`\"t`\"\"\n  Accept='*/*'; 'Content-Type' = 'application/json'\n} `\n-Body \"{`\"a`\":1}\"\nWrite-Host done";
        let intake = read(paste);
        assert_eq!(intake.exchanges.len(), 1, "{intake:?}");
        let e = &intake.exchanges[0];
        let value = |found: &Option<super::super::Found>| found.as_ref().map(|found| found.value.clone());
        assert_eq!(value(&e.method).as_deref(), Some("POST"));
        assert_eq!(value(&e.url).as_deref(), Some("https://h.example/r?script=1"));
        assert_eq!(value(&e.authorization).as_deref(), Some("OAuth realm=\"1\", oauth_token=\"t\""));
        assert_eq!(value(&e.body).as_deref(), Some("{\"a\":1}"));
        assert_eq!(value(&e.content_type).as_deref(), Some("application/json"));
        assert_eq!(
            intake.ignored.iter().map(|span| span.of_str(paste)).collect::<Vec<_>>(),
            ["Write-Host done"]
        );
    }

    #[test]
    fn headers_in_a_variable() {
        let paste = "$headers = @{ Authorization = 'OAuth realm=\"1\", oauth_token=\"t\"' }\nInvoke-RestMethod -Uri 'https://h.example/r' -Headers $headers -Method Get | Format-List";
        let intake = read(paste);
        assert_eq!(intake.exchanges.len(), 1, "{intake:?}");
        assert!(intake.exchanges[0].authorization.is_some() && intake.exchanges[0].url.is_some());
    }
}
