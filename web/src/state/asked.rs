//! What becomes of the answer when the person says something of it.

use super::{Action, State};
use crate::answer::Asked;
use crate::calls;
use countersign_core::finding::Within;
use yew::AttrValue;

impl Asked {
    /// Nothing said. What was made of OAuth 2.0's texts before holds no longer.
    #[must_use]
    pub fn emptied(&self) -> Self {
        Self { revision: self.revision + 1, ..Self::default() }
    }
}

impl State {
    /// Takes in what is said of the answer.
    pub(super) fn hear(&mut self, action: Action) {
        match action {
            Action::Detail(detail) => self.asked.detail = detail.into(),
            Action::Scheme(scheme) => self.asked.scheme = scheme,
            Action::LookedAt(id, is_looked_at) => {
                self.asked.looked_at.retain(|known| *known != id);
                if is_looked_at {
                    self.asked.looked_at.push(id);
                }
            }
            Action::Oauth2Read(is_given, had_private_key) => {
                self.asked.revision += 1;
                self.asked.is_oauth2 = is_given;
                self.asked.is_oauth2_open |= is_given;
                self.asked.had_private_key = had_private_key;
                return;
            }
            Action::Answered(answer) => {
                self.answer = answer;
                return;
            }
            Action::Verified(_, outcome) => {
                if let Some(answer) = &mut self.answer {
                    answer.verified(outcome, &self.asked);
                }
                return;
            }
            _ => return,
        }
        if let Some(answer) = &mut self.answer {
            answer.ask(&self.asked);
        }
    }

    /// Puts one of TBA's own calls into the form. What it is signed with stays, but for the token where there is none yet;
    /// that token's secret is emptied by who owns its input.
    pub(super) fn take_call(&mut self, index: usize) {
        let Some(call) = calls::of(&self.form).into_iter().nth(index) else { return };
        self.leave_example();
        self.pasted = None;
        self.paste += 1;
        // It is sent now, and has a stamp of its own.
        self.pinned = false;
        self.form.signature = AttrValue::Static("");
        for (within, text) in [
            (Within::Method, call.request.method),
            (Within::Url, call.request.url),
            (Within::Callback, call.options.callback.unwrap_or_default()),
            (Within::Verifier, call.options.verifier.unwrap_or_default()),
            (Within::ContentType, String::new()),
            (Within::Body, String::new()),
        ] {
            self.edit(within, text);
        }
        if calls::is_without_token(call.token) {
            self.edit(Within::Token, String::new());
            self.secrets += 1;
        }
    }
}
