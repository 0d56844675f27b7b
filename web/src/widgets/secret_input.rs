//! The input of a secret: masked, and its text in no state, no virtual DOM, and no attribute.

use super::el::{el, owned, text};
use super::field::{labelled, said_id, said_of};
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
    /// What it is when its text changes.
    pub changed: fn() -> Action,
    /// What it is when it is shown (1) or hidden (0).
    pub reveal: fn(usize) -> Action,
}

impl SecretInput<'_> {
    /// Label, input, the button that shows it, the count of its characters, and the findings in it.
    pub fn draw(self, view: View) -> Html {
        let (within, revealed) = (self.within, self.revealed);
        let invalid = view.findings_in(within).next().is_some();
        let (kind, verb) = if revealed { ("text", "Hide") } else { ("password", "Show") };
        let unseen = el("span", "unseen", vec![text(" the "), text(within.title())]);
        let input = html! {
            <div class="with-button">
                <input ref={self.input.clone()} id={field_id(within)} type={kind} oninput={view.changed(self.changed)}
                    autocomplete="off" spellcheck="false" autocapitalize="none" autocorrect="off" data-lpignore="true"
                    data-bwignore="" data-form-type="other" aria-describedby={said_id(within)}
                    aria-invalid={invalid.then_some("true")} />
                <button type="button" class="inside" aria-controls={field_id(within)}
                    aria-pressed={if revealed { "true" } else { "false" }}
                    onclick={view.click(self.reveal, usize::from(!revealed))}>
                    { text(verb) }{ unseen }
                </button>
            </div>
        };
        let said = said_of(view, within, el("p", "count", vec![count(self.length)]));
        labelled("field secret", within, self.label, input, said)
    }
}

/// What the number of characters says.
fn count(length: usize) -> Html {
    match length {
        0 => text("Stays in this field. Nothing is sent, nothing is stored."),
        1 => text("1 character"),
        LENGTH => text("64 characters, as NetSuite issues"),
        length => owned([&length.to_string(), " characters"].concat()),
    }
}
