//! The call to be signed: method, URL and its query, content type, body.

use super::query::QueryTable;
use crate::platform::dom;
use crate::query;
use crate::state::{Action, Form, Shared};
use crate::widgets::callout::Beside;
use crate::widgets::field::Field;
use crate::widgets::{Act, field_id};
use countersign_core::finding::Within;
use countersign_core::request::is_form;
use yew::{AttrValue, Event, Html, InputEvent, KeyboardEvent, Properties, component, html, use_callback};

/// The call.
#[derive(Debug, PartialEq, Properties)]
pub struct Props {
    /// The method.
    pub method: AttrValue,
    /// The URL.
    pub url: AttrValue,
    /// The content type.
    pub content_type: AttrValue,
    /// The body.
    pub body: AttrValue,
    /// The findings in them.
    pub judgement: Shared,
    /// Where edits go.
    pub act: Act,
}

impl Props {
    /// What this panel shows of the form.
    #[must_use]
    pub fn of(form: &Form, judgement: Shared, act: Act) -> Self {
        Self {
            method: form.method.clone(),
            url: form.url.clone(),
            content_type: form.content_type.clone(),
            body: form.body.clone(),
            judgement,
            act,
        }
    }
}

/// The methods that a RESTlet can have, and those that NetSuite's other services take.
const METHODS: [&str; 5] = ["GET", "POST", "PUT", "DELETE", "PATCH"];

/// The call.
#[component]
pub fn RequestPanel(props: &Props) -> Html {
    let onmethod = use_callback(props.act.clone(), |event: Event, act| {
        act.emit(Action::Edit(Within::Method, dom::value_of(&event)));
    });
    let own = !METHODS.contains(&props.method.as_str());
    let option = |method: &str| html! { <option value={method.to_owned()} selected={*props.method == *method}>{ method.to_owned() }</option> };
    html! {
        <section class="request card" aria-labelledby="request-title">
            <h2 id="request-title">{ "Request" }</h2>
            <div class="field short">
                <label for={field_id(Within::Method)}>{ "Method" }</label>
                <select id={field_id(Within::Method)} onchange={onmethod} class="method">
                    { for METHODS.iter().map(|method| option(method)) }
                    if own { { option(&props.method) } }
                </select>
                <div class="said"><Beside within={Within::Method} judgement={props.judgement.clone()} /></div>
            </div>
            <UrlField url={props.url.clone()} judgement={props.judgement.clone()} act={props.act.clone()} />
            <QueryTable url={props.url.clone()} judgement={props.judgement.clone()} act={props.act.clone()} />
            <Field within={Within::ContentType} label="Content type" value={props.content_type.clone()}
                placeholder="application/json" judgement={props.judgement.clone()} act={props.act.clone()} />
            <Field within={Within::Body} label="Body" value={props.body.clone()} lines={2}
                judgement={props.judgement.clone()} act={props.act.clone()}>
                <p>{ said_of_body(&props.content_type, &props.body) }</p>
            </Field>
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

/// The URL.
#[derive(Debug, PartialEq, Properties)]
struct UrlProps {
    url: AttrValue,
    judgement: Shared,
    act: Act,
}

/// The URL in its colours: a text area without ink over the coloured text, so that caret, selection and undo are the
/// browser's own.
#[component]
fn UrlField(props: &UrlProps) -> Html {
    let oninput = use_callback(props.act.clone(), |event: InputEvent, act| {
        act.emit(Action::Edit(Within::Url, dom::value_of(&event)));
    });
    // A URL has one line.
    let onkeydown = use_callback((), |event: KeyboardEvent, ()| {
        if event.key() == "Enter" {
            event.prevent_default();
        }
    });
    let id = field_id(Within::Url);
    let invalid = props.judgement.findings_in(Within::Url).next().is_some();
    html! {
        <div class="field">
            <label for={id.clone()}>{ "URL" }</label>
            <div class="inked">
                <pre aria-hidden="true">{ coloured(&props.url) }</pre>
                <textarea {id} value={props.url.clone()} {oninput} {onkeydown} rows="1" autocomplete="off"
                    spellcheck="false" autocapitalize="none" autocorrect="off" aria-describedby="field-url-said"
                    aria-invalid={invalid.then_some("true")} />
            </div>
            <div class="said" id="field-url-said">
                <Beside within={Within::Url} judgement={props.judgement.clone()} />
            </div>
        </div>
    }
}

/// The URL cut where its query begins. The space at its end keeps the last line as high as it is in the text area.
fn coloured(url: &str) -> Html {
    let query = query::span(url);
    let (front, query, back) = match query {
        Some(span) => (&url[..span.start], &url[span.range()], &url[span.end..]),
        None => (url, "", ""),
    };
    html! {
        <><span class="uri">{ front.to_owned() }</span><span class="query">{ query.to_owned() }</span>{ back.to_owned() }{ " " }</>
    }
}
