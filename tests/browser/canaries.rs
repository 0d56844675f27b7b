//! Credentials that are found wherever they stand, and the search for them.

use serde_json::{Value, json};

use crate::hands::Hands;

/// What is entered. No part of any can be anywhere by chance.
pub const CONSUMER_KEY: &str = "facade00facade11facade22facade33facade44facade55facade66facade77";
pub const CONSUMER_SECRET: &str = "c0ffee00c0ffee11c0ffee22c0ffee33c0ffee44c0ffee55c0ffee66c0ffee77";
pub const TOKEN: &str = "feed5eed00feed5eed11feed5eed22feed5eed33feed5eed44feed5eed55feed";
pub const TOKEN_SECRET: &str = "decade00decade11decade22decade33decade44decade55decade66decade77";

/// A private key, which has no place here and is dropped. It is none.
pub const PRIVATE_KEY: &str =
    "-----BEGIN PRIVATE KEY-----\nMIG5CA1AB1E5CA1AB1E5CA1AB1E\n-----END PRIVATE KEY-----";

/// The fields of the four.
pub const FIELDS: [(&str, &str); 4] = [
    ("field-consumer-key", CONSUMER_KEY),
    ("field-consumer-secret", CONSUMER_SECRET),
    ("field-token", TOKEN),
    ("field-token-secret", TOKEN_SECRET),
];

/// What gives a secret away: its beginning, and a piece of its middle.
pub const OF_SECRETS: [&str; 5] = ["c0ffee00", "c0ffee33c0ff", "decade00", "decade33deca", "5ca1ab1e5ca1"];

/// What gives an id away.
pub const OF_IDS: [&str; 4] = ["facade00", "facade33faca", "feed5eed00", "feed5eed22fe"];

/// The first of these pieces that stands in a text, with what stands around it.
pub fn found(text: &str, pieces: &[&str]) -> Option<String> {
    // Case does not hide a secret.
    let text = text.to_ascii_lowercase();
    pieces.iter().find_map(|piece| {
        let at = text.find(piece)?;
        let (mut from, mut to) = (at.saturating_sub(60), (at + 60).min(text.len()));
        while !text.is_char_boundary(from) {
            from -= 1;
        }
        while !text.is_char_boundary(to) {
            to += 1;
        }
        Some(text[from..to].to_owned())
    })
}

/// All that the page keeps or shows outside of its document's body: the address, the title, the history, the stores, what
/// the browser says it has loaded.
const KEPT: &str = "
    return JSON.stringify([document.title, location.href, document.URL, document.referrer, history.state, history.length,
        window.name, document.cookie, { ...localStorage }, { ...sessionStorage },
        await (window.caches?.keys() ?? []), await (indexedDB.databases?.() ?? []),
        performance.getEntries().map(entry => entry.name),
        [...document.head.querySelectorAll('*')].map(element => element.outerHTML)])";

/// All of the document, and what stands in every field but in those that are there to hold a secret.
const SHOWN: &str = "
    const values = [...document.querySelectorAll('input, textarea, select')]
        .filter(field => !['field-consumer-secret', 'field-token-secret', 'paste'].includes(field.id));
    return [document.documentElement.outerHTML, document.body.innerText, String(getSelection()),
        ...values.map(field => field.value), ...values.map(field => field.defaultValue ?? '')].join('\\n')";

/// Where an element stands: the nearest one around it with an id, or the card that it is part of.
const PLACES: &str = "
    const pieces = arguments[0], places = new Set();
    const holds = text => pieces.some(piece => text.toLowerCase().includes(piece));
    const place = element => {
        const around = element.closest('[id]:not(#app)') ?? element.closest('section, details, header, form') ?? element;
        return around.id ? '#' + around.id : around.tagName.toLowerCase() + '.' + around.className;
    };
    for (const element of document.querySelectorAll('*')) {
        const own = [...element.childNodes].filter(node => node.nodeType === Node.TEXT_NODE || node.nodeType === Node.COMMENT_NODE);
        if (own.some(node => holds(node.data))) places.add(place(element));
        for (const attribute of element.attributes) if (holds(attribute.value)) places.add(place(element) + '@' + attribute.name);
    }
    return [...places].sort()";

/// Where a piece of one of the secrets stands, if it stands anywhere but in its own input or the paste.
pub fn leaked_secret(page: &Hands) -> Option<String> {
    let shown = page.script(SHOWN, &[]);
    found(text_of(&shown), &OF_SECRETS).or_else(|| kept(page, &OF_SECRETS))
}

/// Where a piece of one of the ids is kept, or is part of an address.
pub fn kept_id(page: &Hands) -> Option<String> {
    kept(page, &OF_IDS)
}

fn kept(page: &Hands, pieces: &[&str]) -> Option<String> {
    let kept = page.script_async(KEPT);
    let kept = text_of(&kept);
    assert!(kept.starts_with('['), "{kept}");
    found(kept, pieces)
}

fn text_of(returned: &Value) -> &str {
    returned.as_str().expect("a text")
}

/// The places of the document in whose text or attributes an id stands.
pub fn places_of_ids(page: &Hands) -> Vec<String> {
    let places = page.script(PLACES, &[json!(OF_IDS)]);
    let place = |place: &Value| place.as_str().expect("a text").to_owned();
    places.as_array().expect("a list").iter().map(place).collect()
}
