//! The box that everything is pasted into, and what was recognised in it.

mod said;

use crate::state::Action;
use crate::view::View;
use crate::widgets::el::{el, element, fixed, owned, text};
use crate::widgets::icon::{Mark, icon};
use countersign_core::intake::Leaked;
use yew::{Html, html};

/// The box. What is pasted may hold a secret, so no state keeps it.
pub fn panel(view: View) -> Html {
    let leaks = view.state.pasted.as_ref().map(|reading| &reading.leaks[..]).unwrap_or_default();
    let class = (!leaks.is_empty()).then_some("holds-secret");
    let label = vec![text("Paste a header, a curl, a base string, a log, NetSuite’s answer, or all of it")];
    let area = html! {
        <textarea id="paste" {class} ref={view.inputs.paste.clone()} oninput={view.changed(|| Action::Pasted)} rows="1"
            dir="auto" autocomplete="off" spellcheck="false" autocapitalize="none" autocorrect="off"
            aria-describedby="paste-said"
            placeholder="curl 'https://1234567-sb1.restlets.api.netsuite.com/…' -H 'Authorization: OAuth realm=…'" />
    };
    let said = vec![said::panel(view)];
    let parts = vec![
        element("label", &["for"], vec![fixed("paste")], label),
        area,
        leaked(leaks),
        element("div", &["id", "class"], vec![fixed("paste-said"), fixed("recognised")], said),
    ];
    el("section", "paste card", parts)
}

/// What leaked, each with its line, and what to do about the box itself.
fn leaked(leaks: &[(Leaked, usize)]) -> Html {
    if leaks.is_empty() {
        return Html::default();
    }
    let mut named: Vec<(Leaked, usize)> = Vec::new();
    for leak in leaks {
        if !named.contains(leak) {
            named.push(*leak);
        }
    }
    let one = |(what, line): &(Leaked, usize)| {
        let what = match what {
            Leaked::SigningKey => "The signing key, which is both secrets,",
            Leaked::ConsumerSecret => "The consumer secret",
            Leaked::TokenSecret => "The token secret",
        };
        el("li", "", vec![owned([what, " stands in line ", &line.to_string(), "."].concat())])
    };
    let advice = "It is used for the proof and shown nowhere; the box hides its text while you are elsewhere. Take it out of the log that it came from.";
    let words = vec![el("ul", "", named.iter().map(one).collect()), el("p", "", vec![text(advice)])];
    el("div", "leak", vec![icon(Mark::Warning), el("div", "", words)])
}
