//! The call to be signed: method, URL and its query, content type, body.

use crate::platform::dom;
use crate::view::View;
use crate::widgets::field::{Look, field, said_of};
use crate::widgets::field_id;
use crate::{panels, query};
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
    let option = |method: &str| {
        html! { <option value={method.to_owned()} selected={*form.method == *method}>{ method.to_owned() }</option> }
    };
    let own = (!METHODS.contains(&form.method.as_str())).then_some(form.method.as_str());
    html! {
        <section class="request card">
            <h2>{ "Request" }</h2>
            <div class="field short">
                <label for={field_id(Within::Method)}>{ "Method" }</label>
                <select id={field_id(Within::Method)} onchange={view.choose(Within::Method)}>
                    { for METHODS.into_iter().chain(own).map(option) }
                </select>
                { said_of(view, Within::Method, Html::default()) }
            </div>
            { url(view) }
            { panels::query::table(view) }
            { field(view, Within::ContentType, &form.content_type, CONTENT_TYPE, Html::default()) }
            { field(view, Within::Body, &form.body, BODY, Html::from(said_of_body(&form.content_type, &form.body))) }
        </section>
    }
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
    let id = field_id(Within::Url);
    let url = &view.state.form.url;
    let invalid = view.findings_in(Within::Url).next().is_some();
    html! {
        <div class="field">
            <label for={id.clone()}>{ "URL" }</label>
            <div class="inked">
                <pre aria-hidden="true">{ coloured(url) }</pre>
                <textarea {id} value={url.clone()} oninput={view.edit(Within::Url)} onkeydown={dom::no_line_break} rows="1"
                    autocomplete="off" spellcheck="false" autocapitalize="none" autocorrect="off"
                    aria-describedby="field-url-said" aria-invalid={invalid.then_some("true")} />
            </div>
            { said_of(view, Within::Url, Html::default()) }
        </div>
    }
}

/// The URL cut where its query begins. The space at its end keeps the last line as high as it is in the text area.
fn coloured(url: &str) -> Html {
    let (front, query, back) = match query::span(url) {
        Some(span) => (&url[..span.start], &url[span.range()], &url[span.end..]),
        None => (url, "", ""),
    };
    html! {
        <><span class="uri">{ front.to_owned() }</span><span class="query">{ query.to_owned() }</span>{ format!("{back} ") }</>
    }
}
