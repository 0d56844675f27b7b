//! Nonce and timestamp, and how old they are.

use crate::age::Age;
use crate::platform::clock::{self, Timer};
use crate::platform::random;
use crate::skew;
use crate::state::Action;
use crate::view::View;
use crate::widgets::el::{el, element, fixed, made, owned, text};
use crate::widgets::field::{field, line};
use crate::widgets::tick::tick;
use countersign_core::finding::Within;
use yew::{AttrValue, Component, Context, Html, Properties, html};

/// The stamp's two fields with a button each, its age, and the pin.
pub fn panel(view: View) -> Html {
    let (new, now) = (view.act.clone(), view.act.clone());
    let form = &view.state.form;
    let nonce = field(view, Within::Nonce, &form.nonce, line("Nonce"), Html::default());
    let new = html! {
        <button type="button" id="new-nonce" onclick={move |_| new.emit(Action::Nonce(random::nonce()))}>
            { text("New") }{ el("span", "unseen", vec![text(" nonce")]) }
        </button>
    };
    let timestamp =
        field(view, Within::Timestamp, &form.timestamp, line("Timestamp, in seconds"), Html::default());
    let now = html! {
        <button type="button" id="now" onclick={move |_| now.emit(Action::Now(clock::now()))}>{ text("Now") }</button>
    };
    let skew = skew::words(view.state.skew).map(|words| {
        element(
            "p",
            &["class", "id", "role"],
            vec![fixed("skew"), fixed("skew"), fixed("status")],
            vec![owned(words)],
        )
    });
    let parts = vec![
        el("h2", "", vec![text("Stamp")]),
        el("div", "with-action", vec![nonce, new]),
        el("div", "with-action", vec![timestamp, now]),
        skew.unwrap_or_default(),
        html! { <AgeLine timestamp={form.timestamp.clone()} is_example={view.state.is_example} /> },
        tick(view, "pin", view.state.pinned, Action::Pin, "Pinned: keep both while I change the rest"),
    ];
    el("section", "stamp card", parts)
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
        let left = [&(100 - age.hundredths()).to_string(), " 100"].concat();
        let circle = |left: Option<AttrValue>| {
            let class = left.as_ref().and_then(|_| fixed("left"));
            let length = left.as_ref().and_then(|_| fixed("100"));
            element(
                "circle",
                &["class", "cx", "cy", "r", "pathLength", "stroke-dasharray"],
                vec![class, fixed("18"), fixed("18"), fixed("15.9"), length, left],
                Vec::new(),
            )
        };
        let dial = element(
            "svg",
            &["class", "viewBox", "aria-hidden"],
            vec![fixed("dial"), fixed("0 0 36 36"), fixed("true")],
            vec![circle(None), circle(made(left))],
        );
        let words = vec![el("b", "", vec![owned(age.words())]), el("br", "", Vec::new()), text(advice)];
        let class = if age.is_fresh() { "age fresh" } else { "age" };
        let parts = vec![dial, el("p", "", words)];
        element("div", &["class", "id"], vec![fixed(class), fixed("age")], parts)
    }
}
