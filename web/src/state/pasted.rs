//! What becomes of the form when something is pasted, and what of both is checked.

use super::{Secrets, State};
use crate::{paste, verdict};
use countersign_core::case::input::Case;
use countersign_core::finding::Within;
use yew::AttrValue;

impl State {
    /// Takes over what a paste says. What was typed stays; everything else is what this paste says, and no earlier one.
    pub(super) fn read(&mut self, reading: Option<paste::Reading>) {
        // The audit trail's word belongs to one call and its answer.
        let is_other = |a: &paste::Reading, b: &paste::Reading| {
            a.answer != b.answer || a.field(Within::Nonce) != b.field(Within::Nonce)
        };
        if self.pasted.as_ref().zip(reading.as_ref()).is_some_and(|(a, b)| is_other(a, b)) {
            self.asked.detail = AttrValue::Static("");
        }
        if let Some(reading) = reading.as_ref().filter(|reading| self.is_filled_by(reading)) {
            self.is_example = false;
            self.secrets += 1;
            self.form = self.form.only(self.typed);
            self.form.version = reading.version.unwrap_or(true);
            for (within, text) in &reading.fields {
                if let Some(field) = self.form.field(*within).filter(|_| !self.typed.contains(*within)) {
                    field.clone_from(text);
                }
            }
            // A stamp that was sent stays as it was; a call that is sent now has its own.
            let is_kept = |within| self.pinned && self.typed.contains(within);
            self.pinned = [Within::Nonce, Within::Timestamp]
                .into_iter()
                .any(|within| is_kept(within) || reading.field(within).is_some());
        }
        self.pasted = reading;
    }

    /// Whether the form is filled anew by a paste. What goes with the request in the form leaves it as it is, unless that is
    /// the example's.
    #[must_use]
    pub fn is_filled_by(&self, reading: &paste::Reading) -> bool {
        reading.is_something() && (self.is_example || !reading.is_beside())
    }

    /// What was pasted takes the place of what was typed, in one field or in all.
    pub(super) fn replace(&mut self, field: Option<Within>) {
        for within in self.conflicts() {
            if field.is_none_or(|field| field == within) {
                self.typed.set(within, false);
            }
        }
        let reading = self.pasted.take();
        self.read(reading);
    }

    /// The fields of which the paste says something else than what was typed.
    #[must_use]
    pub fn conflicts(&self) -> Vec<Within> {
        let Some(reading) = &self.pasted else { return Vec::new() };
        let mut form = self.form.clone();
        let mut is_other = |within: Within, pasted: &AttrValue| {
            self.typed.contains(within) && form.field(within).is_some_and(|typed| typed != pasted)
        };
        let fields = reading.fields.iter().filter(|(within, pasted)| is_other(*within, pasted));
        fields.map(|(within, _)| *within).collect()
    }

    /// Everything from which a signing and a check follow.
    #[must_use]
    pub fn given(&self) -> impl PartialEq + use<> {
        (self.form.clone(), self.typed, self.secrets, self.paste, self.asked.revision)
    }

    /// What is to be checked: with a paste, that and what was typed beside it; without one, or with one that goes with the
    /// form, all of the form. A stamp that was made here is not theirs, unless the signature is our own. Keys that nobody
    /// typed may be of another integration than a client assertion is, and the example's are.
    #[must_use]
    pub fn case(&self, secrets: Secrets, paste: Option<String>) -> Case {
        let reading = self.pasted.as_ref();
        let is_beside = reading.is_some_and(paste::Reading::is_beside);
        let has_oauth2 = self.asked.is_oauth2 || reading.is_some_and(|reading| !reading.oauth2.is_empty());
        let is_typed_alone = (paste.is_some() && !is_beside) || has_oauth2 || self.is_example;
        let typed = self.typed;
        let is_theirs = self.pinned || verdict::is_ours(self);
        let counts = move |within: Within| match within {
            _ if is_typed_alone => typed.contains(within),
            Within::Nonce | Within::Timestamp => is_theirs,
            _ => true,
        };
        let mut case = self.form.case(counts, secrets, paste);
        if let Some(oauth) = case.oauth.as_mut().filter(|_| is_beside) {
            oauth.version = Some(self.form.version);
        }
        case
    }
}
