//! A pasted token request taken apart: request line, headers, authorize URL, body.

use crate::finding::{Place, Within};
use crate::json::Json;
use crate::request::Url;
use crate::sign::percent;
use crate::span::Span;

/// One parameter, decoded, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) value: String,
    pub(super) place: Place,
}

/// The pieces that were found.
#[derive(Clone, Debug, Default)]
pub(super) struct Paste {
    pub(super) method: Option<(String, Place)>,
    pub(super) url: Option<(String, Place)>,
    pub(super) content_type: Option<(String, Place)>,
    pub(super) has_basic: bool,
    pub(super) is_json: bool,
    pub(super) body: Vec<Field>,
    pub(super) authorize: Option<Vec<Field>>,
    body_span: Span,
}

impl Paste {
    /// Sorts the lines of a text into the pieces of a request.
    pub(super) fn of(text: &str) -> Self {
        let mut paste = Self::default();
        if let Some(start) = text.find('{')
            && let Some(Json::Object(object)) = Json::parse(text[start..].trim())
        {
            paste.is_json = true;
            paste.body_span = Span::new(start, text.len());
            let place = Place::new(Within::TokenRequest, paste.body_span);
            paste.body = object
                .iter()
                .map(|(name, value)| Field {
                    name: name.to_owned(),
                    value: value.as_str().map_or_else(|| value.to_string(), str::to_owned),
                    place,
                })
                .collect();
        }
        let mut at = 0;
        for raw in text.split_inclusive('\n') {
            let start = at + (raw.len() - raw.trim_start().len());
            at += raw.len();
            let line = raw.trim();
            let span = Span::new(start, start + line.len());
            if !line.is_empty() && (!paste.is_json || start < paste.body_span.start) {
                paste.take_line(text, line, span);
            }
        }
        paste
    }

    /// Whether there is a body with parameters.
    pub(super) const fn has_body(&self) -> bool {
        !self.body.is_empty()
    }

    /// Where the body stands.
    pub(super) const fn body_place(&self) -> Place {
        Place::new(Within::TokenRequest, self.body_span)
    }

    fn take_line(&mut self, text: &str, line: &str, span: Span) {
        let place = Place::new(Within::TokenRequest, span);
        let mut words = line.split_whitespace();
        let (first, second) = (words.next().unwrap_or_default(), words.next());
        let is_method = ["GET", "POST", "PUT", "DELETE", "PATCH"].contains(&first) && second.is_some();
        let target = if is_method { second.unwrap_or_default() } else { first };
        if is_method {
            self.method = Some((first.to_owned(), place));
        }
        if target.contains("://") && !target.contains("grant_type=") {
            let offset = span.start + line.find(target).unwrap_or_default();
            if let Ok(url) = Url::parse(target) {
                let is_step_one = url.path_str().contains("authorize") || target.contains("response_type=");
                match url.query {
                    Some(query) if is_step_one => {
                        self.authorize = Some(fields(text, query.shifted(offset)));
                    }
                    _ => self.url = Some((target.to_owned(), place)),
                }
            }
            return;
        }
        if is_method {
            return;
        }
        match line.split_once(':') {
            Some((name, value)) if name.eq_ignore_ascii_case("content-type") => {
                self.content_type = Some((value.trim().to_owned(), place));
            }
            Some((name, value)) if name.eq_ignore_ascii_case("authorization") => {
                self.has_basic = value.trim().to_ascii_lowercase().starts_with("basic ");
            }
            // Another header: a name without an equals sign, then a colon.
            Some((name, _)) if !name.contains('=') => {}
            _ if line.contains('=') && !self.is_json => {
                if self.body.is_empty() {
                    self.body_span = span;
                }
                self.body_span.end = span.end;
                self.body.extend(fields(text, span));
            }
            _ => {}
        }
    }
}

/// The pairs of a form-encoded stretch of a text, decoded.
fn fields(text: &str, span: Span) -> Vec<Field> {
    let mut found = Vec::new();
    let mut start = span.start;
    for piece in span.of_str(text).split('&') {
        let place = Place::new(Within::TokenRequest, Span::new(start, start + piece.len()));
        start += piece.len() + 1;
        if piece.is_empty() {
            continue;
        }
        let (name, value) = piece.split_once('=').unwrap_or((piece, ""));
        found.push(Field { name: decoded(name), value: decoded(value), place });
    }
    found
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    percent::decode_form_into(text.as_bytes(), &mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}
