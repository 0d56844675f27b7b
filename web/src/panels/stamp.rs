//! Nonce and timestamp, and how old they are.

use crate::age::Age;
use crate::platform::clock::{self, Timer};
use crate::platform::random;
use crate::state::{Action, Shared};
use crate::widgets::Act;
use crate::widgets::field::Field;
use countersign_core::finding::Within;
use yew::{
    AttrValue, Event, Html, MouseEvent, Properties, component, html, use_callback, use_effect_with,
    use_force_update,
};

use crate::platform::dom;

/// The stamp.
#[derive(Debug, PartialEq, Properties)]
pub struct Props {
    /// The nonce.
    pub nonce: AttrValue,
    /// The timestamp.
    pub timestamp: AttrValue,
    /// Whether it stays when something else changes.
    pub pinned: bool,
    /// Whether it is the example's.
    pub is_example: bool,
    /// The findings in it.
    pub judgement: Shared,
    /// Where edits go.
    pub act: Act,
}

/// The stamp's two fields with a button each, its age, and the pin.
#[component]
pub fn StampPanel(props: &Props) -> Html {
    let new = use_callback(props.act.clone(), |_: MouseEvent, act| act.emit(Action::Nonce(random::nonce())));
    let now = use_callback(props.act.clone(), |_: MouseEvent, act| act.emit(Action::Now(clock::now())));
    let pin = use_callback(props.act.clone(), |event: Event, act| {
        act.emit(Action::Pin(dom::is_checked(&event)));
    });
    html! {
        <section class="stamp card" aria-labelledby="stamp-title">
            <h2 id="stamp-title">{ "Stamp" }</h2>
            <div class="with-action">
                <Field within={Within::Nonce} label="Nonce" value={props.nonce.clone()} judgement={props.judgement.clone()}
                    act={props.act.clone()} />
                <button type="button" class="plain" onclick={new}>{ "New" }<span class="unseen">{ " nonce" }</span></button>
            </div>
            <div class="with-action">
                <Field within={Within::Timestamp} label="Timestamp, in seconds" value={props.timestamp.clone()}
                    judgement={props.judgement.clone()} act={props.act.clone()} />
                <button type="button" class="plain" onclick={now}>{ "Now" }</button>
            </div>
            <AgeLine timestamp={props.timestamp.clone()} is_example={props.is_example} />
            <label class="tick">
                <input id="pin" type="checkbox" checked={props.pinned} onchange={pin} />
                <span>{ "Pinned: keep both while I change the rest" }</span>
            </label>
        </section>
    }
}

#[derive(Debug, PartialEq, Properties)]
struct AgeProps {
    timestamp: AttrValue,
    is_example: bool,
}

/// The age, which goes on by itself: this line alone is drawn anew each second.
#[component]
fn AgeLine(props: &AgeProps) -> Html {
    let update = use_force_update();
    use_effect_with((), move |()| {
        let timer = Timer::every(1000, move || update.force_update());
        move || drop(timer)
    });
    let age = Age::of(&props.timestamp, clock::now());
    let advice = match (&age, props.is_example) {
        (age, _) if age.is_fresh() => "NetSuite takes five minutes either way.",
        (_, true) => "Fine for an example. NetSuite takes five minutes either way.",
        (Age::Milliseconds, _) => "NetSuite wants seconds: ten digits.",
        (Age::Missing | Age::Unreadable, _) => "Seconds since 1970, ten digits.",
        _ => "NetSuite takes five minutes either way, so it would refuse this one.",
    };
    let left = 100 - age.hundredths();
    let class = if age.is_fresh() { "age fresh" } else { "age" };
    html! {
        <div {class} id="age">
            <svg class="dial" viewBox="0 0 36 36" aria-hidden="true">
                <circle cx="18" cy="18" r="15.9" />
                <circle class="left" cx="18" cy="18" r="15.9" pathLength="100" stroke-dasharray={format!("{left} 100")} />
            </svg>
            <p><b>{ age.words() }</b><br />{ advice }</p>
        </div>
    }
}
