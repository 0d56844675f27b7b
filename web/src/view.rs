//! What every panel draws from, and how its inputs speak back.

use crate::platform::dom;
use crate::state::{Action, Judgement, State};
use countersign_core::case::Signed;
use countersign_core::finding::{Finding, Within};
use yew::{Callback, Event, InputEvent, MouseEvent, NodeRef};

/// The state to draw, where actions go, and the inputs whose text the state does not hold.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// All that is shown.
    pub state: &'a State,
    /// Where actions go.
    pub act: &'a Callback<Action>,
    /// The inputs that keep their text to themselves.
    pub inputs: &'a Uncontrolled,
}

/// The inputs whose text no state holds: those of the two secrets, and those that may have a secret in them.
#[derive(Clone, Debug, Default)]
pub struct Uncontrolled {
    /// The consumer secret.
    pub consumer_secret: NodeRef,
    /// The token secret.
    pub token_secret: NodeRef,
    /// The paste.
    pub paste: NodeRef,
    /// The client assertion, its certificate, and the token request: each is, or may hold, what opens a door.
    pub oauth2: [NodeRef; 3],
}

impl View<'_> {
    /// What was computed last.
    #[must_use]
    pub fn judgement(&self) -> &Judgement {
        &self.state.judgement
    }

    /// The signing, if there is one.
    #[must_use]
    pub fn signed(&self) -> Option<&Signed> {
        self.state.judgement.signed()
    }

    /// What was found.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        self.state.findings()
    }

    /// What was found in one of the texts.
    pub fn findings_in(&self, within: Within) -> impl Iterator<Item = &Finding> {
        self.findings().iter().filter(move |finding| finding.place.within == within)
    }

    /// The class that lights a part of the parameter which is pointed at.
    #[must_use]
    pub fn lit(&self, parameter: Option<usize>) -> Option<&'static str> {
        (parameter.is_some() && parameter == self.state.pointed).then_some("lit")
    }

    /// A click that is this action; the number says which one of several is meant.
    #[must_use]
    pub fn click(&self, action: fn(usize) -> Action, number: usize) -> Callback<MouseEvent> {
        let act = self.act.clone();
        Callback::from(move |_| act.emit(action(number)))
    }

    /// An input whose text the state does not take, and whose change is this action.
    #[must_use]
    pub fn changed(&self, action: fn() -> Action) -> Callback<InputEvent> {
        let act = self.act.clone();
        Callback::from(move |_| act.emit(action()))
    }

    /// An input whose new text becomes this action.
    #[must_use]
    pub fn text(&self, action: fn(usize, String) -> Action, index: usize) -> Callback<InputEvent> {
        let act = self.act.clone();
        Callback::from(move |event: InputEvent| act.emit(action(index, dom::value_of(&event))))
    }

    /// An input of the text of one field.
    #[must_use]
    pub fn edit(&self, within: Within) -> Callback<InputEvent> {
        let act = self.act.clone();
        Callback::from(move |event: InputEvent| act.emit(Action::Edit(within, dom::value_of(&event))))
    }

    /// A choice among the texts of one field.
    #[must_use]
    pub fn choose(&self, within: Within) -> Callback<Event> {
        let act = self.act.clone();
        Callback::from(move |event: Event| act.emit(Action::Edit(within, dom::value_of(&event))))
    }

    /// A box that is ticked or not, which becomes this action.
    #[must_use]
    pub fn tick(&self, action: fn(bool) -> Action) -> Callback<Event> {
        let act = self.act.clone();
        Callback::from(move |event: Event| act.emit(action(dom::is_checked(&event))))
    }
}
