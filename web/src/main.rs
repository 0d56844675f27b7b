//! The page of Countersign.
//!
//! Data goes one way: what is typed becomes an [`Action`](state::Action), the action a new [`State`](state::State), the
//! state a [`Judgement`](state::Judgement), and the panels draw both. Only `platform` touches the browser.

mod age;
mod aligned;
mod app;
mod examined;
mod example;
mod excerpt;
mod js_api;
mod mask;
mod output;
mod panels;
mod paste;
mod platform;
mod query;
mod search;
mod segments;
mod state;
mod verdict;
mod view;
mod widgets;

fn main() {
    platform::lifecycle::reveal_break_down();
    platform::script::publish(js_api::sign, js_api::check);
    yew::Renderer::<app::App>::with_root(platform::lifecycle::root()).render();
    platform::lifecycle::started();
}
