//! One card of the seven steps.

use crate::platform::dom;
use crate::state::Action;
use crate::view::View;
use countersign_core::case::Signed;
use yew::{AttrValue, Callback, Event, Html, html};

/// The fixed words of a step.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// Its number, from 1.
    pub number: usize,
    /// Its name.
    pub title: &'static str,
    /// The clause of RFC 5849.
    pub clause: &'static str,
    /// What happens in it, in a sentence.
    pub says: &'static str,
}

/// The card. What is inside is made only while it stands open; `peek` is what can be seen of it when it is closed.
pub fn card(view: View, words: Words, peek: fn(&Signed) -> String, body: fn(View, &Signed) -> Html) -> Html {
    let step = words.number - 1;
    let open = view.state.open[step];
    let act = view.act.clone();
    let ontoggle = Callback::from(move |event: Event| act.emit(Action::Open(step, dom::is_open(&event))));
    let signed = view.signed();
    html! {
        <details class="step" id={format!("step-{}", words.number)} {open} {ontoggle}>
            <summary>
                <span class="number">{ words.number }</span>
                <h3>{ AttrValue::Static(words.title) }</h3>
                <span class="peek">{ signed.map(peek).unwrap_or_default() }</span>
            </summary>
            if open {
                <p class="says">
                    { AttrValue::Static(words.says) }{ " " }
                    <a href={format!("https://www.rfc-editor.org/rfc/rfc5849#section-{}", words.clause)}
                        rel="noopener noreferrer" target="_blank">{ "RFC 5849, " }{ AttrValue::Static(words.clause) }</a>
                </p>
                if let Some(signed) = signed {
                    { body(view, signed) }
                } else {
                    <p class="wait">{ "Waits for what the verdict names." }</p>
                }
            }
        </details>
    }
}
