//! The page: takes actions, signs, and lays out the panels. The one place in which the secrets are read.

use crate::panels::{
    account, comparison, credentials, findings, gallery, options, paste, promise, request, stamp, steps, top,
    verdict,
};
use crate::paste::{self as paste_text, Reading};
use crate::platform::clock::{self, Timer};
use crate::platform::{assets, clipboard, dom, lifecycle};
use crate::search::Search;
use crate::state::{Action, Copy, Judgement, Secrets, State, Theme};
use crate::verdict::Verdict;
use crate::view::{Uncontrolled, View};
use crate::{example, output::Output};
use countersign_core::case::{self, gather::gather};
use countersign_core::finding::Within;
use countersign_core::secret::Secret;
use yew::{Callback, Component, Context, FocusEvent, Html, KeyboardEvent, MouseEvent, SubmitEvent, html};

/// How long the verdict must stay the same before a screen reader says it, in milliseconds.
const REST: i32 = 500;

/// How long a button says that it has copied, in milliseconds.
const COPIED: i32 = 2000;

/// How often the search for a proof goes on, in milliseconds: as often as a browser allows.
const AT_ONCE: i32 = 4;

/// How many slices of a search go by before its progress is shown anew.
const SHOWN_EACH: u32 = 20;

/// The page.
#[derive(Debug)]
pub struct App {
    state: State,
    inputs: Uncontrolled,
    act: Callback<Action>,
    /// The verdict that a screen reader has been told, or is about to be.
    announced: String,
    /// The search for a proof, the slices that it has had, and what makes it go on. It owns secrets and prepared keys, so
    /// no state holds it, and whatever changes drops it.
    search: Option<(Search, u32, Timer)>,
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
        Self {
            state,
            inputs: Uncontrolled::default(),
            act,
            announced,
            search: None,
            announcement: None,
            copied: None,
        }
    }

    fn update(&mut self, _: &Context<Self>, action: Action) -> bool {
        if matches!(action, Action::Search) {
            return self.go_on();
        }
        let renews = action.changes_request();
        let rereads = matches!(action, Action::Pasted | Action::Choose(_) | Action::Gallery(_));
        self.before(&action);
        let before = self.state.given();
        self.state.apply(action);
        if rereads {
            self.read_paste();
        }
        if renews && !self.state.pinned {
            self.state.apply(Action::Stamp(clock::stamp()));
        }
        if before != self.state.given() {
            let judgement = Judgement::of(&self.state.form, self.secrets(), clock::now());
            self.state.apply(Action::Judged(judgement));
            self.check();
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
                    { why(view) }
                    <div class="columns">
                        <form class="inputs" autocomplete="off" onsubmit={|event: SubmitEvent| event.prevent_default()}>
                            { account::panel(view) }
                            { request::panel(view) }
                            { credentials::panel(view) }
                            { stamp::panel(view) }
                            { options::panel(view) }
                        </form>
                        <div class="results">
                            if view.state.examined.is_none() { { findings::panel(view) } }
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
            assets::load(&self.act);
            lifecycle::when_left(move || leave.emit(Action::Clear), move || hide.emit(Action::HideSecrets));
        }
        let title = Verdict::of(&self.state).title;
        if title != self.announced {
            self.announced.clone_from(&title);
            self.announcement = Some(Timer::once(REST, move || dom::announce(&title)));
        }
    }
}

/// The reasons for the verdict of a check, right beneath it: what was found, and the picture of it.
fn why(view: View) -> Html {
    let Some(examined) = &view.state.examined else { return Html::default() };
    let class =
        if examined.comparison.is_some() && !examined.findings.is_empty() { "columns" } else { "results" };
    html! { <div {class}>{ findings::panel(view) }{ comparison::panel(view) }</div> }
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

    /// Reads what was pasted. The secrets in it go into their inputs, unless somebody has typed there: whatever stood in
    /// them belongs to another call.
    fn read_paste(&mut self) {
        let read = paste_text::read(&dom::read(&self.inputs.paste), self.state.chosen);
        let (reading, leaked) = read.unzip();
        if let Some(leaked) = leaked.filter(|_| reading.as_ref().is_some_and(Reading::is_something)) {
            let fields = [
                (Within::ConsumerSecret, &self.inputs.consumer_secret, leaked.consumer),
                (Within::TokenSecret, &self.inputs.token_secret, leaked.token),
            ];
            for (within, input, secret) in fields {
                if !self.state.typed.contains(within) {
                    dom::write(input, secret.as_ref().map_or("", Secret::expose));
                }
            }
        }
        self.state.apply(Action::Read(reading));
    }

    /// Checks what is given, and sets off the search for a proof where one is needed.
    fn check(&mut self) {
        self.search = None;
        if self.state.is_example {
            return self.state.apply(Action::Examined(None));
        }
        let text = dom::read(&self.inputs.paste);
        let paste = self.state.pasted.as_ref().filter(|reading| reading.is_something()).map(|_| text.clone());
        let gathered = gather(&self.state.case(self.secrets(), paste), self.state.chosen);
        // A long URL can be wrong in a thousand ways: they are not collected while there is nothing to hold them against.
        if !gathered.is_observed() {
            return self.state.apply(Action::Examined(None));
        }
        let check = case::check(&gathered, Some(clock::now()));
        let search = Search::new(check, gathered, text);
        let examined = search.examined();
        if examined.as_ref().is_some_and(|examined| !examined.is_finished) {
            let act = self.act.clone();
            self.search = Some((search, 0, Timer::every(AT_ONCE, move || act.emit(Action::Search))));
        }
        self.state.apply(Action::Examined(examined));
    }

    /// Goes on with the search for a proof, and says whether there is anything new to draw.
    fn go_on(&mut self) -> bool {
        let Some((search, slices, _)) = &mut self.search else { return false };
        *slices += 1;
        if search.slice(clock::milliseconds) {
            let examined = search.examined();
            self.search = None;
            self.state.apply(Action::Examined(examined));
            return true;
        }
        let is_shown = slices.is_multiple_of(SHOWN_EACH);
        if is_shown {
            let tried = search.tried();
            self.state.apply(Action::Tried(tried));
        }
        is_shown
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
