//! The input of a secret: masked, and its text in no state, no virtual DOM, and no attribute.

use super::field::said_of;
use super::field_id;
use crate::state::Action;
use crate::view::View;
use countersign_core::finding::Within;
use yew::{Html, NodeRef, html};

/// NetSuite's secrets have this many characters, all of them hexadecimal digits.
const LENGTH: usize = 64;

/// A secret's input, which keeps the text, and what may be said of it.
#[derive(Clone, Copy, Debug)]
pub struct SecretInput<'a> {
    /// Which secret.
    pub within: Within,
    /// What stands above it.
    pub label: &'static str,
    /// The input itself.
    pub input: &'a NodeRef,
    /// How many characters stand in it.
    pub length: usize,
    /// Whether it is shown in clear.
    pub revealed: bool,
}

impl SecretInput<'_> {
    /// Label, input, the button that shows it, the count of its characters, and the findings in it.
    pub fn draw(self, view: View) -> Html {
        let oninput = view.changed(Action::Secret(self.within));
        let id = field_id(self.within);
        let invalid = view.findings_in(self.within).next().is_some();
        let (kind, verb) = if self.revealed { ("text", "Hide") } else { ("password", "Show") };
        html! {
            <div class="field secret">
                <label for={id.clone()}>{ self.label }</label>
                <div class="with-button">
                    <input ref={self.input.clone()} id={id.clone()} type={kind} {oninput} autocomplete="off"
                        spellcheck="false" autocapitalize="none" autocorrect="off" data-lpignore="true" data-bwignore=""
                        data-form-type="other" aria-describedby={format!("{id}-said")}
                        aria-invalid={invalid.then_some("true")} />
                    <button type="button" class="inside" aria-controls={id} aria-pressed={self.revealed.to_string()}
                        onclick={view.click(Action::Reveal(self.within, !self.revealed))}>
                        { verb }<span class="unseen">{ " the " }{ self.within.title() }</span>
                    </button>
                </div>
                { said_of(view, self.within, html! { <p class="count">{ count(self.length) }</p> }) }
            </div>
        }
    }
}

/// What the number of characters says.
fn count(length: usize) -> String {
    match length {
        0 => "Stays in this field. Nothing is sent, nothing is stored.".into(),
        1 => "1 character".into(),
        LENGTH => "64 characters, as NetSuite issues".into(),
        length => format!("{length} characters"),
    }
}
