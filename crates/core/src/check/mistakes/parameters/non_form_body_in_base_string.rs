//! A body that is no form among the signed parameters.

use super::multipart;
use super::param_name_mangled::mangled;
use crate::check::draft::{Draft, Edit};
use crate::check::mistake::{Confidence, Entry, Mistake, Stage};
use crate::check::mistakes::offers::Offers;
use crate::check::scene::Scene;
use crate::check::variant::Variants;
use crate::finding::{Place, Severity, Within};
use crate::json::Json;
use crate::sign::params::Origin;
use crate::sign::percent;
use crate::span::Span;

/// The keys of a JSON body, or the whole body, in the third part.
#[derive(Debug)]
pub struct NonFormBodyInBaseString;

const ENTRY: Entry = Entry {
    code: "non-form-body-in-base-string",
    stage: Stage::Parameters,
    severity: Severity::Breaks,
    title: "A body that is no form is signed",
    why: "Only a body of application/x-www-form-urlencoded is part of the signature. JSON, XML, text and the fields of a multipart form are not signed at all.",
    fix: "Leave the body out of the parameters. To a library that takes form fields and data alike, hand none for JSON.",
    source: "https://github.com/ddo/oauth-1.0a/issues/110",
    confidence: Confidence::Observed,
};

impl Mistake for NonFormBodyInBaseString {
    fn entry(&self) -> &'static Entry {
        &ENTRY
    }

    fn variants(&self, scene: &Scene, variants: &mut Variants) {
        let mut offers = Offers::of(&ENTRY, scene, variants);
        let Some(body) = scene.request.body.as_deref().filter(|body| !body.trim().is_empty()) else { return };
        if scene.request.has_form_body() {
            return;
        }
        let place = Place::whole(Within::Body, body);
        let text = body.to_owned();
        let as_form = move |draft: &mut Draft| {
            draft.parameters.collect_form(&text, Span::new(0, text.len()), Origin::Body);
        };
        let mut lists: Vec<(Vec<(String, String)>, bool)> =
            vec![(vec![(body.to_owned(), String::new())], false), (multipart::fields(body), true)];
        for (style, is_usual) in STYLES {
            lists.push((json_fields(body, style), *is_usual));
        }
        let mut ready = vec![offers.variant(as_form.clone()).at(place).usual()];
        ready.push(
            offers
                .variant(move |draft| {
                    as_form(draft);
                    mangle(draft);
                })
                .at(place),
        );
        let end = [b"&", percent::encode(body.as_bytes()).as_bytes()].concat();
        let append = move |draft: &mut Draft| draft.edits.push(Edit::append(&end[..]));
        ready.push(offers.variant(append).at(place));
        for (fields, is_usual) in lists {
            let apply = move |draft: &mut Draft| {
                for (name, value) in &fields {
                    draft.parameters.push(name.as_bytes(), value.as_bytes(), Origin::Body, Span::default());
                }
            };
            let variant = offers.variant(apply).at(place);
            ready.push(if is_usual { variant.usual() } else { variant });
        }
        if let Some(observed) = &scene.observed {
            let is_of_body = |name: &[u8]| std::str::from_utf8(name).is_ok_and(|name| body.contains(name));
            let is_whole = |value: &[u8]| value == body.as_bytes();
            let pairs = observed
                .strangers(scene)
                .filter(|pair| is_of_body(&pair.name) || pair.name.is_empty() || is_whole(&pair.value));
            let pairs: Vec<_> = pairs.cloned().collect();
            let apply = move |draft: &mut Draft| {
                for pair in &pairs {
                    draft.parameters.push(&pair.name, &pair.value, Origin::Body, Span::default());
                }
            };
            ready.push(offers.variant(apply).at(place));
        }
        for variant in ready {
            offers.add(variant);
        }
    }
}

/// Puts PHP's underscores into the names that came from the body.
fn mangle(draft: &mut Draft) {
    let all = &mut draft.parameters;
    for index in 0..all.len() {
        if all.list()[index].origin == Origin::Body {
            let name = mangled(all.name(index)).into_owned();
            all.set_name(index, &name);
        }
    }
}

/// How a signer writes the keys of a JSON object as parameters.
#[derive(Clone, Copy, Debug)]
enum Nested {
    /// As JSON again.
    Json,
    /// As `a[b]` and `a[0]`.
    Brackets,
    /// As `a.b` and `a.0`.
    Dots,
    /// As JavaScript turns objects and arrays into text.
    Stringified,
    /// So are objects; of an array, each item by itself under the same name, as oauth-1.0a does it.
    Repeated,
    /// Not at all.
    Dropped,
}

/// How it writes what is nested, and the words for true, false and null.
type Style = (Nested, [&'static str; 3]);

const SCRIPT: [&str; 3] = ["true", "false", "null"];
const PYTHON: [&str; 3] = ["True", "False", "None"];
const PHP: [&str; 3] = ["1", "", ""];

/// The styles, and whether each is usual.
const STYLES: &[(Style, bool)] = &[
    ((Nested::Json, SCRIPT), true),
    ((Nested::Brackets, SCRIPT), true),
    ((Nested::Stringified, SCRIPT), false),
    ((Nested::Repeated, SCRIPT), false),
    ((Nested::Brackets, PHP), false),
    ((Nested::Json, PYTHON), false),
    ((Nested::Dots, SCRIPT), false),
    ((Nested::Dropped, SCRIPT), false),
];

/// The parameters that a style makes of a JSON object; none of anything else.
fn json_fields(body: &str, style: &Style) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    if let Some(Json::Object(object)) = Json::parse(body) {
        for (name, value) in object.iter() {
            push_field(name.to_owned(), value, style, &mut fields);
        }
    }
    fields
}

fn push_field(name: String, value: &Json, style: &Style, fields: &mut Vec<(String, String)>) {
    let children: Vec<(String, &Json)> = match value {
        Json::Object(object) => object.iter().map(|(key, value)| (key.to_owned(), value)).collect(),
        Json::List(list) => list.iter().enumerate().map(|(n, value)| (n.to_string(), value)).collect(),
        scalar => return fields.push((name, scalar_text(scalar, style.1))),
    };
    match style.0 {
        Nested::Json => fields.push((name, value.to_string())),
        Nested::Brackets => {
            for (key, value) in children {
                push_field(format!("{name}[{key}]"), value, style, fields);
            }
        }
        Nested::Dots => {
            for (key, value) in children {
                push_field(format!("{name}.{key}"), value, style, fields);
            }
        }
        Nested::Repeated if matches!(value, Json::List(_)) => {
            fields.extend(children.into_iter().map(|(_, item)| (name.clone(), as_javascript_text(item))));
        }
        Nested::Stringified | Nested::Repeated => fields.push((name, as_javascript_text(value))),
        Nested::Dropped => {}
    }
}

fn scalar_text(value: &Json, [yes, no, null]: [&str; 3]) -> String {
    match value {
        Json::Text(text) => text.clone(),
        Json::Bool(true) => yes.to_owned(),
        Json::Bool(false) => no.to_owned(),
        Json::Null => null.to_owned(),
        other => other.to_string(),
    }
}

/// What `String(value)` gives in JavaScript.
fn as_javascript_text(value: &Json) -> String {
    match value {
        Json::Object(_) => "[object Object]".to_owned(),
        Json::List(list) => {
            let item =
                |item: &Json| if *item == Json::Null { String::new() } else { as_javascript_text(item) };
            list.iter().map(item).collect::<Vec<_>>().join(",")
        }
        scalar => scalar_text(scalar, SCRIPT),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mistakes::offers::tests::{sections, short, short_with_body, texts};

    const JSON: &str = "application/json";

    #[test]
    fn the_keys_of_json_in_each_way() {
        let body = r#"{"a":1,"b":{"c":true},"d":["x","y"]}"#;
        let signed = sections(&NonFormBodyInBaseString, &short_with_body(JSON, body));
        for expected in [
            "a%3D1%26b%3D%257B%2522c%2522%253Atrue%257D%26d%3D%255B%2522x%2522%252C%2522y%2522%255D%26…",
            "a%3D1%26b%255Bc%255D%3Dtrue%26d%255B0%255D%3Dx%26d%255B1%255D%3Dy%26…",
            "a%3D1%26b.c%3Dtrue%26d.0%3Dx%26d.1%3Dy%26…",
            "a%3D1%26b%3D%255Bobject%2520Object%255D%26d%3Dx%252Cy%26…",
            "a%3D1%26b%3D%255Bobject%2520Object%255D%26d%3Dx%26d%3Dy%26…",
            "a%3D1%26…",
        ] {
            assert!(signed.iter().any(|section| section == expected), "{expected}: {signed:#?}");
        }
    }

    #[test]
    fn the_whole_body_as_a_form_reads_it() {
        let signed = sections(&NonFormBodyInBaseString, &short_with_body("text/xml", "<a b=\"1\"/>"));
        let expected = [
            "%253Ca%2520b%3D%25221%2522%252F%253E%26…",
            "%253Ca_b%3D%25221%2522%252F%253E%26…",
            "…&%3Ca%20b%3D%221%22%2F%3E",
            "%253Ca%2520b%253D%25221%2522%252F%253E%3D%26…",
        ];
        assert_eq!(signed, expected);
    }

    #[test]
    fn the_fields_of_a_multipart_form() {
        let body = "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx y\r\n--b--\r\n";
        let signed = sections(&NonFormBodyInBaseString, &short_with_body("multipart/form-data", body));
        assert!(signed.contains(&"a%3Dx%2520y%26…".into()), "{signed:#?}");
    }

    #[test]
    fn silent_on_a_form_and_without_a_body() {
        let form = short_with_body("application/x-www-form-urlencoded", "a=1");
        assert_eq!(texts(&NonFormBodyInBaseString, &form), [""; 0]);
        assert_eq!(texts(&NonFormBodyInBaseString, &short("")), [""; 0]);
    }
}
