//! The call to be signed: method, URL and its query, content type, body.

use super::query::{parameter_at, table};
use crate::platform::dom;
use crate::query::rows;
use crate::view::View;
use crate::widgets::el::{el, owned, text};
use crate::widgets::field::{Look, choice, field, labelled, said_id, said_of};
use crate::widgets::field_id;
use crate::widgets::runs::part_of;
use countersign_core::finding::Within;
use countersign_core::request::is_form;
use yew::{Html, html};

/// The methods that a RESTlet can have, and `PATCH`, which NetSuite's REST web services take.
const METHODS: [&str; 5] = ["GET", "POST", "PUT", "DELETE", "PATCH"];

const CONTENT_TYPE: Look = Look { label: "Content type", placeholder: "application/json", lines: false };
const BODY: Look = Look { label: "Body", placeholder: "", lines: true };

/// The call.
pub fn panel(view: View) -> Html {
    let form = &view.state.form;
    let own = (!METHODS.contains(&form.method.as_str())).then_some(form.method.as_str());
    let option = |method: &str| (method.to_owned(), *form.method == *method, "");
    let methods = METHODS.into_iter().chain(own).map(option).collect();
    let parts = vec![
        el("h2", "", vec![text("Request")]),
        choice(view, "field short", (Within::Method, "Method"), methods),
        url(view),
        table(view),
        field(view, Within::ContentType, &form.content_type, CONTENT_TYPE, Html::default()),
        field(view, Within::Body, &form.body, BODY, text(said_of_body(&form.content_type, &form.body))),
    ];
    el("section", "request card", parts)
}

/// Whether the body is part of what is signed, which surprises people both ways.
fn said_of_body(content_type: &str, body: &str) -> &'static str {
    match (body.is_empty(), is_form(content_type)) {
        (true, _) => "Not signed, unless it is a form.",
        (false, true) => "A form: its fields are signed with the query.",
        (false, false) => "Sent, but not signed: only a form would be.",
    }
}

/// The URL in its colours: a text area without ink over the coloured text, so that caret, selection and undo are the
/// browser's own.
fn url(view: View) -> Html {
    let url = &view.state.form.url;
    let invalid = view.findings_in(Within::Url).next().is_some();
    let inked = html! {
        <div class="inked">
            <pre aria-hidden="true">{ coloured(view, url) }</pre>
            <textarea id={field_id(Within::Url)} value={url.clone()} oninput={view.edit(Within::Url)}
                onkeydown={dom::no_line_break} rows="1" autocomplete="off" spellcheck="false" autocapitalize="none"
                autocorrect="off" aria-describedby={said_id(Within::Url)} aria-invalid={invalid.then_some("true")} />
        </div>
    };
    labelled("field", Within::Url, "URL", inked, said_of(view, Within::Url, Html::default()))
}

/// The URL, each parameter of its query a part that lights. The space at its end keeps the last line as high as it is in
/// the text area.
fn coloured(view: View, url: &str) -> Html {
    let mut parts = Vec::new();
    let mut at = 0;
    for row in rows(url) {
        let before = owned(&url[at..row.place.start]);
        parts.push(if at == 0 { el("span", "uri", vec![before]) } else { el("span", "query", vec![before]) });
        let part = vec![owned(row.place.of_str(url))];
        parts.push(part_of(view, "span", "query", parameter_at(view, row.place), part));
        at = row.place.end;
    }
    let class = if at == 0 { "uri" } else { "" };
    parts.push(el("span", class, vec![owned(&url[at..]), text(" ")]));
    parts.into_iter().collect()
}
