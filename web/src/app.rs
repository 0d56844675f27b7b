//! The layout of the panels, and the one place in which the secrets are read.

use crate::example;
use crate::panels::account::AccountPanel;
use crate::panels::credentials::Credentials;
use crate::panels::findings::Findings;
use crate::panels::options::{self, Options};
use crate::panels::paste::Paste;
use crate::panels::promise::Promise;
use crate::panels::request::{self, RequestPanel};
use crate::panels::stamp::StampPanel;
use crate::panels::steps::Steps;
use crate::panels::top::Top;
use crate::panels::verdict::VerdictPanel;
use crate::platform::clock::{self, Timer};
use crate::platform::{dom, lifecycle};
use crate::state::{Action, Judgement, Secrets, State, Theme};
use crate::verdict::Verdict;
use crate::widgets::explain::Lit;
use countersign_core::secret::Secret;
use yew::{
    Callback, ContextProvider, FocusEvent, Html, KeyboardEvent, MouseEvent, NodeRef, SubmitEvent, component,
    html, use_callback, use_effect_with, use_node_ref, use_reducer, use_state_eq,
};

/// The inputs whose text no state holds.
#[derive(Clone, Debug, PartialEq)]
struct Uncontrolled {
    consumer_secret: NodeRef,
    token_secret: NodeRef,
    paste: NodeRef,
}

impl Uncontrolled {
    fn secrets(&self) -> Secrets {
        Secrets {
            consumer: Secret::new(dom::read(&self.consumer_secret)),
            token: Secret::new(dom::read(&self.token_secret)),
        }
    }

    fn fill(&self, consumer_secret: &str, token_secret: &str) {
        dom::write(&self.consumer_secret, consumer_secret);
        dom::write(&self.token_secret, token_secret);
        dom::write(&self.paste, "");
    }
}

/// How long the verdict must stay the same before a screen reader says it, in milliseconds.
const REST: i32 = 500;

/// The page.
#[component]
pub fn App() -> Html {
    let state = use_reducer(State::example);
    let lit = use_state_eq(Lit::default);
    let inputs =
        Uncontrolled { consumer_secret: use_node_ref(), token_secret: use_node_ref(), paste: use_node_ref() };

    let act = use_callback((state.dispatcher(), inputs.clone()), |action: Action, (dispatch, inputs)| {
        match action {
            Action::Clear => inputs.fill("", ""),
            Action::Example => inputs.fill(example::CONSUMER_SECRET, example::TOKEN_SECRET),
            _ => {}
        }
        let refresh = action.changes_request();
        dispatch.dispatch(action);
        if refresh {
            dispatch.dispatch(Action::Refresh(clock::stamp()));
        }
    });

    // Once: the example's secrets go into their inputs, and the moments are listened to at which secrets go.
    use_effect_with((), {
        let (inputs, act) = (inputs.clone(), act.clone());
        move |()| {
            inputs.fill(example::CONSUMER_SECRET, example::TOKEN_SECRET);
            dom::keep_password_managers_out();
            let hide = {
                let act = act.clone();
                move || act.emit(Action::HideSecrets)
            };
            let escape = dom::EscapeKey::listen(hide.clone());
            lifecycle::when_left(move || act.emit(Action::Clear), hide);
            move || drop(escape)
        }
    });

    // The one signing: whenever the form or a secret has changed.
    use_effect_with((state.form.clone(), state.secrets), {
        let (inputs, act) = (inputs.clone(), act.clone());
        move |(form, _)| act.emit(Action::Judged(Judgement::of(form, inputs.secrets(), clock::now())))
    });

    use_effect_with(state.theme, |theme| {
        dom::set_root_attribute("data-theme", (*theme != Theme::System).then(|| theme.as_str()));
    });

    let verdict = Verdict::of(&state);
    use_effect_with(verdict.title.clone(), |title| {
        let title = title.clone();
        let timer = Timer::once(REST, move || dom::announce(&title));
        move || drop(timer)
    });

    let pointing = Pointing {
        over: Callback::from({
            let lit = lit.clone();
            move |parameter| {
                dom::light(parameter);
                lit.set(Lit(parameter));
            }
        }),
    };
    let onmouseover = pointing.clone().by_mouse();
    let onfocusin = pointing.clone().by_focus();
    let onkeydown = pointing.by_keys();
    let onsubmit = use_callback((), |event: SubmitEvent, ()| event.prevent_default());

    let form = &state.form;
    let judgement = &state.judgement;
    html! {
        <ContextProvider<Lit> context={*lit}>
            <a class="skip" href="#verdict">{ "Skip to the verdict" }</a>
            <Top kind={verdict.kind} title={verdict.title.clone()} theme={state.theme} act={act.clone()} />
            <main {onmouseover} {onfocusin} {onkeydown}>
                <p class="tagline">{ "Signs a NetSuite RESTlet request beside your middleware, shows every step, and finds where yours differs." }</p>
                <Paste input={inputs.paste} outcome={state.pasted.clone()} act={act.clone()} />
                <VerdictPanel {verdict} theirs={form.signature.clone()} judgement={judgement.clone()} act={act.clone()} />
                <div class="columns">
                    <form class="inputs" autocomplete="off" {onsubmit}>
                        <AccountPanel account={form.account.clone()} judgement={judgement.clone()} act={act.clone()} />
                        <RequestPanel ..request::Props::of(form, judgement.clone(), act.clone()) />
                        <Credentials consumer_key={form.consumer_key.clone()} token={form.token.clone()}
                            consumer_secret={inputs.consumer_secret} token_secret={inputs.token_secret}
                            revealed={state.revealed} judgement={judgement.clone()} act={act.clone()} />
                        <StampPanel nonce={form.nonce.clone()} timestamp={form.timestamp.clone()} pinned={state.pinned}
                            is_example={state.is_example} judgement={judgement.clone()} act={act.clone()} />
                        <Options ..options::Props::of(form, judgement.clone(), act.clone()) />
                    </form>
                    <div class="results">
                        <Findings judgement={judgement.clone()} />
                        <Steps judgement={judgement.clone()} open={state.open} decoded={state.decoded} act={act.clone()} />
                        <Promise />
                    </div>
                </div>
            </main>
        </ContextProvider<Lit>>
    }
}

/// Pointing at a parameter, by mouse, focus or arrow keys, lights it wherever it stands.
#[derive(Clone)]
struct Pointing {
    over: Callback<Option<usize>>,
}

impl Pointing {
    fn by_mouse(self) -> Callback<MouseEvent> {
        Callback::from(move |event: MouseEvent| self.over.emit(dom::parameter_of(&event)))
    }

    fn by_focus(self) -> Callback<FocusEvent> {
        Callback::from(move |event: FocusEvent| self.over.emit(dom::parameter_of(&event)))
    }

    fn by_keys(self) -> Callback<KeyboardEvent> {
        Callback::from(move |event: KeyboardEvent| {
            if let Some(parameter) = dom::neighbour_of_lit(&event) {
                event.prevent_default();
                self.over.emit(Some(parameter));
            }
        })
    }
}
