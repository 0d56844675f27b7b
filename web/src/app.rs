//! The page: takes actions, signs, and has the rest drawn anew. The one place in which the secrets are read.

use crate::answer::{self as said, Answer, Signature};
use crate::examined::Examined;
use crate::panels::share;
use crate::paste as paste_text;
use crate::platform::clock::{self, Timer};
use crate::platform::{assets, clipboard, dom, lifecycle, subtle};
use crate::search::Search;
use crate::state::{Action, Copy, Judgement, Secrets, State, Theme};
use crate::verdict::Verdict;
use crate::view::{Uncontrolled, View};
use crate::{example, layout, link, output::Output};
use countersign_core::case::gather::{Gathered, gather};
use countersign_core::case::input::Case;
use countersign_core::case::{self, Clock, oauth2::without_private_keys};
use countersign_core::check::Check;
use countersign_core::finding::Within;
use countersign_core::secret::Secret;
use yew::{Callback, Component, Context, Html};

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
    /// How often all was looked at, the last time at which the browser was asked to verify an assertion, and what that came
    /// to.
    round: u32,
    verifying: u32,
    signature: Signature,
    /// The checkbox that has moved and keeps the focus.
    ticked: Option<&'static str>,
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
        // Before the first drawing, which takes longer than the answers do.
        assets::load(&act);
        Self {
            state,
            inputs: Uncontrolled::default(),
            act,
            announced,
            search: None,
            round: 0,
            verifying: 0,
            signature: Signature::Pending,
            ticked: None,
            announcement: None,
            copied: None,
        }
    }

    fn update(&mut self, _: &Context<Self>, action: Action) -> bool {
        if matches!(action, Action::Search) {
            return self.go_on();
        }
        if let Action::Verified(round, outcome) = action {
            if round != self.round {
                return false;
            }
            self.signature = Signature::Verified(outcome);
        }
        let renews = action.changes_request();
        let rereads = matches!(action, Action::Pasted | Action::Choose(_) | Action::Gallery(_));
        let is_private = rereads || matches!(action, Action::Oauth2);
        self.before(&action);
        let before = self.state.given();
        self.state.apply(action);
        if is_private {
            self.drop_private_keys();
        }
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
        layout::page(View { state: &self.state, act: &self.act, inputs: &self.inputs })
    }

    fn rendered(&mut self, _: &Context<Self>, first: bool) {
        if first {
            self.fill(example::CONSUMER_SECRET, example::TOKEN_SECRET);
            dom::keep_password_managers_out();
            let (leave, hide, link) = (self.act.clone(), self.act.clone(), self.act.clone());
            let follow = move || {
                if let Some(said) = link::read(&dom::address()) {
                    link.emit(Action::Link(said));
                }
            };
            follow();
            lifecycle::when_addressed(follow);
            lifecycle::when_left(move || leave.emit(Action::Clear), move || hide.emit(Action::HideSecrets));
        }
        if let Some(id) = self.ticked.take() {
            dom::focus(&["tick-", id].concat());
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
            Action::Clear | Action::Link(_) => self.fill("", ""),
            Action::Example => self.fill(example::CONSUMER_SECRET, example::TOKEN_SECRET),
            Action::Gallery(index) => {
                if let Some(example) = self.state.gallery.get(*index) {
                    self.fill(&example.consumer_secret, &example.token_secret);
                    dom::write(&self.inputs.paste, &example.paste);
                }
            }
            Action::Call(index) => {
                dom::write(&self.inputs.paste, "");
                let calls = crate::calls::of(&self.state.form);
                if calls.get(*index).is_some_and(|call| crate::calls::is_without_token(call.token)) {
                    dom::write(&self.inputs.token_secret, "");
                }
            }
            Action::LookedAt(id, _) => self.ticked = Some(*id),
            Action::NextTheme => {
                let theme = self.state.theme.next();
                dom::set_root_attribute("data-theme", (theme != Theme::System).then(|| theme.as_str()));
            }
            Action::Print => dom::print(),
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
        self.inputs.oauth2.iter().for_each(|input| dom::write(input, ""));
    }

    /// Cuts private keys out of all that can be pasted into, at once, and sees whether there is anything of OAuth 2.0.
    fn drop_private_keys(&mut self) {
        // It is told until everything is cleared: one paste can be many events.
        let mut had_private_key = self.state.asked.had_private_key;
        for input in self.inputs.oauth2.iter().chain([&self.inputs.paste]) {
            if let Some(left) = without_private_keys(&dom::read(input)) {
                dom::write(input, &left);
                had_private_key = true;
            }
        }
        let is_given = self.inputs.oauth2.iter().any(|input| !dom::read(input).trim().is_empty());
        self.state.apply(Action::Oauth2Read(is_given, had_private_key));
    }

    /// Reads what was pasted. The secrets in it go into their inputs, unless somebody has typed there: whatever stood in
    /// them belongs to another call.
    fn read_paste(&mut self) {
        let read = paste_text::read(&dom::read(&self.inputs.paste), self.state.chosen);
        let (reading, leaked) = read.unzip();
        if let Some(leaked) =
            leaked.filter(|_| reading.as_ref().is_some_and(|read| self.state.is_filled_by(read)))
        {
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

    /// Checks what is given, explains NetSuite's answer, and sets off the search for a proof where one is needed.
    fn check(&mut self) {
        self.search = None;
        self.round += 1;
        self.signature = Signature::Pending;
        let asked = &self.state.asked;
        if self.state.is_example && !asked.is_oauth2 && !asked.had_private_key {
            return self.show(None, None);
        }
        let text = dom::read(&self.inputs.paste);
        let paste = self.state.pasted.as_ref().filter(|reading| reading.is_something()).map(|_| text.clone());
        let [assertion, certificate, token_request] = self
            .inputs
            .oauth2
            .each_ref()
            .map(|input| Some(dom::read(input)).filter(|text| !text.trim().is_empty()));
        let case = Case { assertion, certificate, token_request, ..self.state.case(self.secrets(), paste) };
        let mut gathered = gather(&case, self.state.chosen);
        said::mask(&mut gathered);
        let clock = Clock::Here(clock::now());
        // A long URL can be wrong in a thousand ways: they are not collected while there is nothing to hold them against.
        let is_observed = gathered.is_observed();
        let check = (is_observed || said::is_given(&gathered)).then(|| {
            let behind = case::check_behind(&gathered, clock);
            behind.or_else(|| is_observed.then(|| case::check(&gathered, clock.now())))
        });
        let Some(check) = check.flatten() else {
            let answer = self.explain(&gathered, None, clock);
            return self.show(None, answer);
        };
        let search = Search::new(check, gathered, text);
        if !self.show_search(&search) {
            let act = self.act.clone();
            self.search = Some((search, 0, Timer::every(AT_ONCE, move || act.emit(Action::Search))));
        }
    }

    /// Shows what a search has found by now, and says whether it is over.
    fn show_search(&mut self, search: &Search) -> bool {
        let answer = self.explain(search.gathered(), Some(search.check()), Clock::Here(clock::now()));
        let examined = search.examined();
        let is_over = examined.as_ref().is_none_or(|examined| examined.is_finished);
        self.show(examined, answer);
        is_over
    }

    fn show(&mut self, examined: Option<Examined>, answer: Option<Answer>) {
        self.state.apply(Action::Examined(examined));
        self.state.apply(Action::Answered(answer));
        if let Signature::Verified(outcome) = self.signature {
            self.state.apply(Action::Verified(self.round, outcome));
        }
    }

    /// What an answer means, and what is to be said of OAuth 2.0's texts; `None` where there is neither. The browser
    /// verifies an assertion's signature meanwhile, once for each.
    fn explain(&mut self, gathered: &Gathered, check: Option<&Check>, clock: Clock) -> Option<Answer> {
        let is_given = said::is_given(gathered);
        if !is_given && gathered.oauth2.is_empty() && !self.state.asked.had_private_key {
            return None;
        }
        let oauth2 = case::oauth2(gathered, clock);
        if let Some(verification) = oauth2.to_verify().filter(|_| self.verifying != self.round) {
            self.verifying = self.round;
            let (act, round) = (self.act.clone(), self.round);
            subtle::verify(verification, move |outcome| act.emit(Action::Verified(round, outcome)));
        }
        Some(Answer::of(case::answer(gathered, check, oauth2, clock), is_given, &self.state.asked))
    }

    /// Goes on with the search for a proof, and says whether there is anything new to draw.
    fn go_on(&mut self) -> bool {
        let Some((mut search, mut slices, timer)) = self.search.take() else { return false };
        slices += 1;
        if search.slice(clock::milliseconds) {
            let _ = self.show_search(&search);
            return true;
        }
        let is_shown = slices.is_multiple_of(SHOWN_EACH);
        if is_shown {
            self.state.apply(Action::Tried(search.tried()));
        }
        self.search = Some((search, slices, timer));
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
        let text = match self.state.judgement.signed() {
            Some(signed) if output.is_signed() => output.of(signed),
            None if output.is_signed() => return,
            _ => share::text_of(&self.state, output),
        };
        let act = self.act.clone();
        clipboard::write(&text, move |written| {
            if written {
                dom::announce(&["Copied the ", output.name(), "."].concat());
                act.emit(Action::Copying(output, Copy::Copied));
            } else {
                dom::select_text(output.id());
                dom::announce("The browser refused to copy. The text is selected: press Control C.");
                act.emit(Action::Copying(output, Copy::Refused));
            }
        });
    }
}
