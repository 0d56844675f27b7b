//! What else can stand in the header.

use crate::platform::dom;
use crate::state::{Action, Form, Shared};
use crate::widgets::callout::Beside;
use crate::widgets::field::Field;
use crate::widgets::{Act, field_id};
use countersign_core::finding::Within;
use countersign_core::sign::SignatureMethod;
use yew::{AttrValue, Event, Html, Properties, component, html, use_callback};

/// The options.
#[derive(Debug, PartialEq, Properties)]
pub struct Props {
    /// Whether `oauth_version` is sent.
    pub version: bool,
    /// The callback of the three-step flow.
    pub callback: AttrValue,
    /// Its verifier.
    pub verifier: AttrValue,
    /// The signature method.
    pub signature_method: AttrValue,
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
            version: form.version,
            callback: form.callback.clone(),
            verifier: form.verifier.clone(),
            signature_method: form.signature_method.clone(),
            judgement,
            act,
        }
    }
}

/// The options, folded: most people never need them.
#[component]
pub fn Options(props: &Props) -> Html {
    let onversion = use_callback(props.act.clone(), |event: Event, act| {
        act.emit(Action::Version(dom::is_checked(&event)));
    });
    let onmethod = use_callback(props.act.clone(), |event: Event, act| {
        act.emit(Action::Edit(Within::SignatureMethod, dom::value_of(&event)));
    });
    let option = |method: SignatureMethod| {
        let refused = if method.is_taken_by_netsuite() { "" } else { " (NetSuite refuses it)" };
        html! {
            <option value={method.as_str()} selected={*props.signature_method == *method.as_str()}>{ method.as_str() }{ refused }</option>
        }
    };
    let offered = [SignatureMethod::HmacSha256, SignatureMethod::HmacSha1, SignatureMethod::HmacSha512];
    let (judgement, act) = (|| props.judgement.clone(), || props.act.clone());
    html! {
        <details class="options card">
            <summary><h2>{ "Options" }</h2><span>{ "signature method, version, three-step flow" }</span></summary>
            <div class="field">
                <label for={field_id(Within::SignatureMethod)}>{ "Signature method" }</label>
                <select id={field_id(Within::SignatureMethod)} onchange={onmethod}>{ for offered.into_iter().map(option) }</select>
                <div class="said"><Beside within={Within::SignatureMethod} judgement={judgement()} /></div>
            </div>
            <label class="tick">
                <input id="version" type="checkbox" checked={props.version} onchange={onversion} />
                <span>{ "Send oauth_version=\"1.0\" (NetSuite takes it either way)" }</span>
            </label>
            <Field within={Within::Callback} label="Callback (first step of the three-step flow)" value={props.callback.clone()}
                judgement={judgement()} act={act()} />
            <Field within={Within::Verifier} label="Verifier (third step)" value={props.verifier.clone()} judgement={judgement()} act={act()} />
        </details>
    }
}
