//! Reading a paste of 1 MB, the most that is taken, of one kind throughout: a page must not stand still for it. Each was the
//! slowest once, or is what people paste.

use countersign_bench::rounds::{self, Contender};
use countersign_core::intake::{LIMIT, read};
use std::hint::black_box;

const KINDS: [(&str, &str); 20] = [
    ("headers", "Authorization: OAuth realm=\"1\", oauth_nonce=\"n\"\n"),
    ("parameters of headers", "oauth_nonce=\"n\", "),
    ("calls of curl", "curl -H 'Authorization: OAuth realm=\"1\"' https://h.example/x\n"),
    ("HTTP requests", "GET /x HTTP/1.1\nHost: h.example\n\n"),
    ("HTTP responses", "HTTP/1.1 401 Unauthorized\nDate: x\n\n{}\n"),
    ("lines of an access log", "192.0.2.1 - - [x] \"GET /restlet.nl?script=1 HTTP/1.1\" 200 2326\n"),
    ("entries of one on a line", "192.0.2.1 - - [x] \"GET /restlet.nl?script=1 HTTP/1.1\" 200 2326 "),
    ("objects", "{\"a\": {\"b\": {\"c\": 1}}}\n"),
    ("lines of JSON", "{\"level\":\"info\",\"msg\":\"GET https://h.example/x 401\"}\n"),
    ("keys with dots", "\"request.headers.host\": \"x\",\n"),
    ("key and secret", "consumer: { key: 'a', secret: 'b' }\n"),
    ("class names", "{a: B "),
    ("strings", "\"abc\" \"def\"\n"),
    ("strings put together", "'abc' . 'def'\n"),
    ("methods", "\"POST\", "),
    ("labels", "key: "),
    ("statuses", "(401) Unauthorized "),
    ("rows of a table", "| a | b |\n"),
    ("quoted lines", "> \n"),
    ("form fields", "a=b&"),
];

fn main() {
    let contender = |(name, line): (&'static str, &str)| {
        let paste = line.repeat(LIMIT / line.len());
        Contender::batch(name, move || {
            black_box(read(&paste));
            1
        })
    };
    rounds::run(KINDS.into_iter().map(contender).collect());
}
