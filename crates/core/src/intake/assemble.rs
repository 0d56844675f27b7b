//! Pieces of a paste put together to exchanges: by equal nonce or signature first, else by closeness.

use super::masked::{is_masked, masked};
use super::same_call::{is_told_again, is_whole, marks, same_header, same_url};
use super::text::Text;
use super::{Exchange, Found, Intake, Leak, Recognised, Transmission, leak, lone_method};
use crate::span::Span;
use std::collections::BTreeMap;

/// Where the recognisers lay down what they found.
#[derive(Default)]
pub(super) struct Desk {
    exchanges: Vec<Exchange>,
    /// Nonces and signatures, and the exchange in which each was last seen.
    known: BTreeMap<String, usize>,
    /// As what the whole request of an exchange was told.
    told: BTreeMap<usize, &'static str>,
    recognised: Vec<Recognised>,
    leaks: Vec<Leak>,
    /// Whether the request is being told, though its response may have been told before.
    asking: bool,
    covered: Vec<Span>,
    /// How many bytes recognisers may still read in vain: a guard against texts that begin much and end nothing.
    patience: usize,
}

/// The fields that two pieces of one exchange may both have only if they are equal.
macro_rules! each_text_field {
    ($do:ident, $a:expr, $b:expr) => {
        $do!($a, $b; host query content_type body base_string server_base_string signature nonce timestamp
            signature_method account consumer_key token response_headers date response_body)
    };
}

macro_rules! any_differs {
    ($a:expr, $b:expr; $($field:ident)*) => {
        $(differ($a.$field.as_ref(), $b.$field.as_ref()))||*
    };
}

macro_rules! fill_all {
    ($a:expr, $b:expr; $($field:ident)*) => {
        $(fill(&mut $a.$field, $b.$field);)*
    };
}

impl Desk {
    /// Lays down a piece: what it is, where it stands, and what it tells.
    pub(super) fn put(&mut self, kind: &'static str, text: &Text<'_>, span: Span, part: Exchange) {
        let place = text.place(span.range());
        let mut undone = text.undone().to_vec();
        for note in notes(&part) {
            if !undone.contains(note) {
                undone.push(note);
            }
        }
        let exchange = self.exchange_for(kind, part);
        self.recognised.push(Recognised { kind, span: place, undone, exchange });
    }

    /// Lays down a secret; nothing of it goes into an exchange.
    pub(super) fn leak(&mut self, text: &Text<'_>, span: Span, kind: &'static str, leak: Leak) {
        let exchange = self.exchanges.len().saturating_sub(1);
        let undone = text.undone().to_vec();
        self.recognised.push(Recognised { kind, span: text.place(span.range()), undone, exchange });
        if !self.leaks.iter().any(|known| known.span == leak.span) {
            self.leaks.push(leak);
        }
    }

    /// A desk for a paste of so many bytes.
    pub(super) fn for_paste(length: usize) -> Self {
        Self { patience: 4 * length + 4096, ..Self::default() }
    }

    /// Notes that a recogniser read so many bytes in vain.
    pub(super) fn read_in_vain(&mut self, bytes: usize) {
        self.patience = self.patience.saturating_sub(bytes);
    }

    /// Whether a recogniser that may read far in vain may try still.
    pub(super) const fn is_patient(&self) -> bool {
        self.patience > 0
    }

    /// Whether the exchange that was touched last has its response, and no more of its request was told since.
    pub(super) fn is_answered(&self) -> bool {
        !self.asking && self.exchanges.last().is_some_and(|exchange| exchange.status.is_some())
    }

    /// Notes that what follows is of a request, or of a response.
    pub(super) const fn turn_to(&mut self, request: bool) {
        self.asking = request;
    }

    /// Lays down a body: the response's, if there is one already.
    pub(super) fn put_body(&mut self, text: &Text<'_>, span: Span, body: Found) {
        let found = Some(body);
        let part = if self.is_answered() {
            Exchange { response_body: found, ..Exchange::default() }
        } else {
            Exchange { body: found, ..Exchange::default() }
        };
        self.put("log", text, span, part);
    }

    /// Whether the exchange that was touched last has its method.
    pub(super) fn has_method(&self) -> bool {
        self.exchanges.last().is_some_and(|exchange| exchange.method.is_some())
    }

    /// Marks a stretch as read, though no piece stands in it: the rest of an object.
    pub(super) fn cover(&mut self, span: Span) {
        self.covered.push(span);
    }

    /// How many pieces lie on the desk.
    pub(super) fn pieces(&self) -> usize {
        self.recognised.len()
    }

    fn exchange_for(&mut self, kind: &'static str, part: Exchange) -> usize {
        let marks = marks(&part);
        let same = marks.iter().filter_map(|mark| self.known.get(mark).copied());
        let last = self.exchanges.len().checked_sub(1);
        let fits = |&i: &usize| {
            let (home, told) = (&self.exchanges[i], self.told.get(&i).copied());
            !conflict(home, &part) && !is_told_again(home, told, kind, &part)
        };
        let home = same.chain(last).find(fits);
        let index = home.unwrap_or_else(|| {
            self.exchanges.push(Exchange::default());
            self.exchanges.len() - 1
        });
        for mark in marks {
            self.known.insert(mark, index);
        }
        let home = &mut self.exchanges[index];
        let adds = (home.url.is_none() && part.url.is_some())
            || (home.method.is_none() && part.method.is_some())
            || (home.authorization.is_none() && part.authorization.is_some());
        if is_whole(kind, &part) {
            self.told.insert(index, kind);
        }
        self.asking = part.status.is_none() && (adds || self.asking);
        merge(home, part);
        index
    }

    /// A method for the one call of a paste that has a URL and none.
    fn take_a_lone_method(&mut self, paste: &str) {
        let [exchange] = &mut self.exchanges[..] else { return };
        if exchange.method.is_some() || exchange.url.is_none() || exchange.base_string.is_some() {
            return;
        }
        let pieces = self.recognised.iter().map(|piece| piece.span).chain(self.covered.iter().copied());
        if let Some(span) = lone_method::find(paste, &pieces.collect::<Vec<_>>()) {
            let value = span.of_str(paste).to_owned();
            exchange.method = Some(Found { value, place: span, undone: Vec::new() });
            self.recognised.push(Recognised { kind: "log", span, undone: Vec::new(), exchange: 0 });
        }
    }

    /// The result.
    pub(super) fn finish(mut self, paste: &str) -> Intake {
        for exchange in &mut self.exchanges {
            complete(exchange);
        }
        self.take_a_lone_method(paste);
        self.recognised.sort_by_key(|piece| (piece.span.start, piece.span.end));
        self.covered.extend(self.recognised.iter().map(|piece| piece.span));
        self.covered.sort();
        let ignored = ignored(paste, &self.covered);
        join_neighbours(paste, &mut self.recognised);
        let headers = self.exchanges.iter().filter_map(|exchange| exchange.authorization.as_ref());
        self.leaks.extend(headers.flat_map(leak::in_header));
        self.leaks.sort_by_key(|leak| leak.span);
        Intake {
            exchanges: self.exchanges,
            recognised: self.recognised,
            ignored,
            leaks: self.leaks,
            refused: None,
        }
    }
}

/// What was undone for the values of a piece.
fn notes(part: &Exchange) -> impl Iterator<Item = &&'static str> {
    [&part.authorization, &part.base_string, &part.url, &part.body, &part.signature, &part.response_body]
        .into_iter()
        .flatten()
        .flat_map(|found| &found.undone)
}

fn differ(a: Option<&Found>, b: Option<&Found>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if a.value != b.value && !is_masked(&a.value) && !is_masked(&b.value))
}

/// Whether two pieces cannot be of one exchange.
fn conflict(a: &Exchange, b: &Exchange) -> bool {
    let url = matches!((&a.url, &b.url), (Some(a), Some(b)) if !same_url(&a.value, &b.value));
    let method =
        matches!((&a.method, &b.method), (Some(a), Some(b)) if !a.value.eq_ignore_ascii_case(&b.value));
    let status = matches!((&a.status, &b.status), (Some(a), Some(b)) if a.value != b.value);
    let header = matches!((&a.authorization, &b.authorization), (Some(a), Some(b)) if !same_header(&a.value, &b.value));
    url || method || status || header || each_text_field!(any_differs, a, b)
}

/// Takes over what is missing, and what is there only masked.
fn fill(mine: &mut Option<Found>, theirs: Option<Found>) {
    let better = match (&*mine, &theirs) {
        (None, _) => true,
        (Some(mine), Some(theirs)) => is_masked(&mine.value) && !is_masked(&theirs.value),
        (Some(_), None) => false,
    };
    if better {
        *mine = theirs;
    }
}

fn merge(into: &mut Exchange, part: Exchange) {
    // An absolute URL tells more than a path.
    let longer = matches!((&into.url, &part.url), (Some(a), Some(b)) if a.value.starts_with('/') && !b.value.starts_with('/'));
    if longer {
        into.url = None;
    }
    fill(&mut into.url, part.url);
    fill(&mut into.method, part.method);
    fill(&mut into.authorization, part.authorization);
    if into.status.is_none() {
        into.status = part.status;
    }
    each_text_field!(fill_all, into, part);
}

/// What follows from all pieces together: the whole URL, the transmission, what is masked.
fn complete(exchange: &mut Exchange) {
    if let (Some(url), Some(host)) = (&mut exchange.url, &exchange.host)
        && url.value.starts_with('/')
    {
        let scheme = if host.value.ends_with(":80") { "http" } else { "https" };
        url.value = format!("{scheme}://{}{}", host.value.trim(), url.value);
        url.undone.push("request line and Host put together, https assumed");
    }
    if let (Some(url), Some(query)) = (&mut exchange.url, &exchange.query)
        && !url.value.contains('?')
    {
        url.value = format!("{}?{}", url.value, query.value.trim_start_matches('?'));
        url.undone.push("path and query put together");
    }
    let has_fields = |text: &str| text.contains("oauth_signature=") || text.contains("oauth_consumer_key=");
    let query = exchange.url.as_ref().and_then(|url| url.value.split_once('?'));
    let form = exchange.body.as_ref().filter(|body| !body.value.trim_start().starts_with(['{', '[', '<']));
    let header = exchange.authorization.as_ref().filter(|found| !found.value.starts_with('<'));
    exchange.transmission = if header.is_some() {
        Some(Transmission::Header)
    } else if query.is_some_and(|(_, query)| has_fields(query)) {
        Some(Transmission::Query)
    } else if form.is_some_and(|body| has_fields(&body.value)) {
        Some(Transmission::FormBody)
    } else {
        None
    };
    exchange.masked = masked(exchange);
}

/// Values that a log lists one behind the other are one piece.
fn join_neighbours(paste: &str, recognised: &mut Vec<Recognised>) {
    recognised.dedup_by(|next, last| {
        let same = next.kind == last.kind
            && matches!(next.kind, "log" | "object")
            && next.exchange == last.exchange
            && next.undone == last.undone;
        let between = paste.get(last.span.end..next.span.start.max(last.span.end)).unwrap_or_default();
        let joins = same && between.matches('\n').count() <= 1;
        if joins {
            last.span.end = last.span.end.max(next.span.end);
        }
        joins
    });
}

/// The lines that no piece touches; `pieces` are sorted.
fn ignored(paste: &str, pieces: &[Span]) -> Vec<Span> {
    let mut ignored: Vec<Span> = Vec::new();
    let mut pieces = pieces.iter().copied().peekable();
    let mut covered = 0;
    let mut joins = false;
    let mut at = 0;
    for line in paste.split_inclusive('\n') {
        let end = at + line.len();
        while let Some(piece) = pieces.next_if(|piece| piece.start < end) {
            covered = covered.max(piece.end);
        }
        let text = line.trim();
        if covered > at {
            joins = false;
        } else if !text.is_empty() {
            let start = at + (line.len() - line.trim_start().len());
            match ignored.last_mut() {
                Some(last) if joins => last.end = start + text.len(),
                _ => ignored.push(Span::new(start, start + text.len())),
            }
            joins = true;
        }
        at = end;
    }
    ignored
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(value: &str) -> Found {
        Found { value: value.into(), ..Found::default() }
    }

    fn header(nonce: &str) -> Exchange {
        let value = format!("OAuth oauth_nonce=\"{nonce}\", oauth_signature=\"sig-of-{nonce}\"");
        Exchange { authorization: Some(found(&value)), ..Exchange::default() }
    }

    fn base(nonce: &str) -> Exchange {
        let value = format!("GET&https%3A%2F%2Fh&oauth_nonce%3D{nonce}");
        Exchange { base_string: Some(found(&value)), ..Exchange::default() }
    }

    fn homes(parts: Vec<Exchange>) -> Vec<usize> {
        let mut desk = Desk::default();
        parts.into_iter().map(|part| desk.exchange_for("log", part)).collect()
    }

    #[test]
    fn an_equal_nonce_or_signature_draws_pieces_together() {
        assert_eq!(
            homes(vec![header("first"), header("second"), base("second"), base("first")]),
            [0, 1, 1, 0]
        );
        let signature = Exchange { signature: Some(found("sig-of-first")), ..Exchange::default() };
        assert_eq!(homes(vec![header("first"), header("second"), signature]), [0, 1, 0]);
    }

    #[test]
    fn a_nonce_made_anew_does_not_part_neighbours() {
        assert_eq!(
            homes(vec![header("first"), base("other"), header("second"), base("another")]),
            [0, 0, 1, 1]
        );
    }

    #[test]
    fn a_response_belongs_to_the_request_before_it() {
        let request =
            |url| Exchange { url: Some(found(url)), method: Some(found("GET")), ..Exchange::default() };
        let status = |status| Exchange {
            status: Some(Found { value: status, ..Found::default() }),
            ..Exchange::default()
        };
        assert_eq!(homes(vec![request("/a"), status(401), request("/b"), status(200)]), [0, 0, 1, 1]);
    }

    #[test]
    fn an_absolute_url_replaces_its_path() {
        let mut exchange = Exchange { url: Some(found("/x?a=1")), ..Exchange::default() };
        let whole = Exchange { url: Some(found("https://h/x?a=1")), ..Exchange::default() };
        assert!(!conflict(&exchange, &whole));
        merge(&mut exchange, whole);
        assert_eq!(exchange.url.map(|url| url.value).as_deref(), Some("https://h/x?a=1"));
    }

    #[test]
    fn untouched_lines_are_ignored_together() {
        let paste = "one\n\ntwo\nthree\n four\n";
        assert_eq!(ignored(paste, &[]), [Span::new(0, 20)]);
        assert_eq!(ignored(paste, &[Span::new(10, 12)]), [Span::new(0, 8), Span::new(16, 20)]);
    }
}
