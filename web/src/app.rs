//! The page: takes actions, signs, and lays out the panels. The one place in which the secrets are read.

use crate::panels::{
    account, credentials, findings, gallery, options, paste, promise, request, stamp, steps, top, verdict,
};
use crate::platform::clock::{self, Timer};
use crate::platform::{assets, clipboard, dom, lifecycle};
use crate::state::{Action, Copy, Judgement, Secrets, State, Theme};
use crate::verdict::Verdict;
use crate::view::{Uncontrolled, View};
use crate::{example, output::Output};
use countersign_core::secret::Secret;
use yew::{Callback, Component, Context, FocusEvent, Html, KeyboardEvent, MouseEvent, SubmitEvent, html};

/// How long the verdict must stay the same before a screen reader says it, in milliseconds.
const REST: i32 = 500;

/// How long a button says that it has copied, in milliseconds.
const COPIED: i32 = 2000;

/// The page.
#[derive(Debug)]
pub struct App {
    state: State,
    inputs: Uncontrolled,
    act: Callback<Action>,
    /// The verdict that a screen reader has been told, or is about to be.
    announced: String,
    /// What will be said, and what a copy button will say next. Each is dropped, and so called off, by its successor.
    announcement: Option<Timer>,
    copied: Option<Timer>,
}

impl Component for App {
    type Message = Action;
    type Properties = ();

    fn create(context: &Context<Self>) -> Self {
        let state = State::example();
        let announced = Verdict::of(&state).title;
        let act = context.link().callback(|action| action);
        Self { state, inputs: Uncontrolled::default(), act, announced, announcement: None, copied: None }
    }

    fn update(&mut self, _: &Context<Self>, action: Action) -> bool {
        let renews = action.changes_request();
        self.before(&action);
        let (form, secrets) = (self.state.form.clone(), self.state.secrets);
        self.state.apply(action);
        if renews && !self.state.pinned {
            self.state.apply(Action::Stamp(clock::stamp()));
        }
        if form != self.state.form || secrets != self.state.secrets {
            let judgement = Judgement::of(&self.state.form, self.secrets(), clock::now());
            self.state.apply(Action::Judged(judgement));
        }
        true
    }

    fn view(&self, _: &Context<Self>) -> Html {
        let view = View { state: &self.state, act: &self.act, inputs: &self.inputs };
        let verdict = Verdict::of(&self.state);
        let point = |act: &Callback<Action>, parameter| act.emit(Action::Point(parameter));
        let (over, focus, keys) = (self.act.clone(), self.act.clone(), self.act.clone());
        let pointed = self.state.pointed;
        html! {
            <>
                <a class="skip" href="#verdict">{ "Skip to the verdict" }</a>
                { top::panel(view, &verdict) }
                <main
                    onmouseover={move |event: MouseEvent| point(&over, dom::parameter_of(&event))}
                    onfocusin={move |event: FocusEvent| point(&focus, dom::parameter_of(&event))}
                    onkeydown={move |event: KeyboardEvent| {
                        if let Some(parameter) = dom::parameter_beside(&event, pointed) {
                            event.prevent_default();
                            point(&keys, Some(parameter));
                        }
                    }}
                >
                    <p class="tagline">{ "Signs a NetSuite RESTlet request beside your middleware, shows every step, and finds where yours differs." }</p>
                    { paste::panel(view) }
                    { verdict::panel(view, &verdict) }
                    <div class="columns">
                        <form class="inputs" autocomplete="off" onsubmit={|event: SubmitEvent| event.prevent_default()}>
                            { account::panel(view) }
                            { request::panel(view) }
                            { credentials::panel(view) }
                            { stamp::panel(view) }
                            { options::panel(view) }
                        </form>
                        <div class="results">
                            { findings::panel(view) }
                            { steps::panel(view) }
                            { gallery::panel(view) }
                            { promise::panel() }
                        </div>
                    </div>
                </main>
            </>
        }
    }

    fn rendered(&mut self, _: &Context<Self>, first: bool) {
        if first {
            self.fill(example::CONSUMER_SECRET, example::TOKEN_SECRET);
            dom::keep_password_managers_out();
            let (leave, hide) = (self.act.clone(), self.act.clone());
            assets::load(self.act.clone());
            lifecycle::when_left(move || leave.emit(Action::Clear), move || hide.emit(Action::HideSecrets));
        }
        let title = Verdict::of(&self.state).title;
        if title != self.announced {
            self.announced.clone_from(&title);
            self.announcement = Some(Timer::once(REST, move || dom::announce(&title)));
        }
    }
}

impl App {
    /// What an action asks of the browser before it changes the state.
    fn before(&mut self, action: &Action) {
        match action {
            Action::Clear => self.fill("", ""),
            Action::Example => self.fill(example::CONSUMER_SECRET, example::TOKEN_SECRET),
            Action::Gallery(index) => {
                if let Some(example) = self.state.gallery.get(*index) {
                    self.fill(&example.consumer_secret, &example.token_secret);
                    dom::write(&self.inputs.paste, &example.paste);
                }
            }
            Action::Theme(theme) => {
                dom::set_root_attribute("data-theme", (*theme != Theme::System).then(|| theme.as_str()));
            }
            Action::Copy(output) => self.copy(*output),
            Action::Copying(_, Copy::Copied) => {
                let act = self.act.clone();
                self.copied = Some(Timer::once(COPIED, move || act.emit(Action::CopyRests)));
            }
            _ => {}
        }
    }

    fn fill(&self, consumer_secret: &str, token_secret: &str) {
        dom::write(&self.inputs.consumer_secret, consumer_secret);
        dom::write(&self.inputs.token_secret, token_secret);
        dom::write(&self.inputs.paste, "");
    }

    fn secrets(&self) -> Secrets {
        Secrets {
            consumer: Secret::new(dom::read(&self.inputs.consumer_secret)),
            token: Secret::new(dom::read(&self.inputs.token_secret)),
        }
    }

    /// Copies a text, or selects it where the browser refuses.
    fn copy(&self, output: Output) {
        let Some(signed) = self.state.judgement.signed() else { return };
        let act = self.act.clone();
        clipboard::write(&output.of(signed), move |written| {
            if written {
                dom::announce(&format!("Copied the {}.", output.name()));
                act.emit(Action::Copying(output, Copy::Copied));
            } else {
                dom::select_text(output.id());
                dom::announce("The browser refused to copy. The text is selected: press Control C.");
                act.emit(Action::Copying(output, Copy::Refused));
            }
        });
    }
}
