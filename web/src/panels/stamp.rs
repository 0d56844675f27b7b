//! Nonce and timestamp, and how old they are.

use crate::age::Age;
use crate::platform::clock::{self, Timer};
use crate::platform::random;
use crate::skew;
use crate::state::Action;
use crate::view::View;
use crate::widgets::field::{field, line};
use countersign_core::finding::Within;
use yew::{AttrValue, Callback, Component, Context, Html, Properties, html};

/// The stamp's two fields with a button each, its age, and the pin.
pub fn panel(view: View) -> Html {
    let (new, now) = (view.act.clone(), view.act.clone());
    let form = &view.state.form;
    html! {
        <section class="stamp card">
            <h2>{ "Stamp" }</h2>
            <div class="with-action">
                { field(view, Within::Nonce, &form.nonce, line("Nonce"), Html::default()) }
                <button type="button" id="new-nonce" onclick={Callback::from(move |_| new.emit(Action::Nonce(random::nonce())))}>
                    { "New" }<span class="unseen">{ " nonce" }</span>
                </button>
            </div>
            <div class="with-action">
                { field(view, Within::Timestamp, &form.timestamp, line("Timestamp, in seconds"), Html::default()) }
                <button type="button" id="now" onclick={Callback::from(move |_| now.emit(Action::Now(clock::now())))}>
                    { "Now" }
                </button>
            </div>
            if let Some(words) = skew::words(view.state.skew) {
                <p class="skew" id="skew" role="status">{ words }</p>
            }
            <AgeLine timestamp={form.timestamp.clone()} is_example={view.state.is_example} />
            <label class="tick">
                <input id="pin" type="checkbox" checked={view.state.pinned} onchange={view.tick(Action::Pin)} />
                <span>{ "Pinned: keep both while I change the rest" }</span>
            </label>
        </section>
    }
}

/// The age, which goes on by itself: this line alone is drawn anew each second.
#[derive(Debug)]
struct AgeLine {
    _timer: Timer,
}

#[derive(Debug, PartialEq, Properties)]
struct AgeProps {
    timestamp: AttrValue,
    is_example: bool,
}

impl Component for AgeLine {
    type Message = ();
    type Properties = AgeProps;

    fn create(context: &Context<Self>) -> Self {
        let link = context.link().clone();
        Self { _timer: Timer::every(1000, move || link.send_message(())) }
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let AgeProps { timestamp, is_example } = context.props();
        let age = Age::of(timestamp, clock::now());
        let advice = match (&age, is_example) {
            (age, _) if age.is_fresh() => "NetSuite takes five minutes either way.",
            (_, true) => "Fine for an example. NetSuite takes five minutes either way.",
            (Age::Milliseconds, _) => "NetSuite wants seconds: ten digits.",
            (Age::Missing | Age::Unreadable, _) => "Seconds since 1970, ten digits.",
            _ => "NetSuite takes five minutes either way, so it would refuse this one.",
        };
        let left = format!("{} 100", 100 - age.hundredths());
        html! {
            <div class={if age.is_fresh() { "age fresh" } else { "age" }} id="age">
                <svg class="dial" viewBox="0 0 36 36" aria-hidden="true">
                    <circle cx="18" cy="18" r="15.9" />
                    <circle class="left" cx="18" cy="18" r="15.9" pathLength="100" stroke-dasharray={left} />
                </svg>
                <p><b>{ age.words() }</b><br />{ advice }</p>
            </div>
        }
    }
}
