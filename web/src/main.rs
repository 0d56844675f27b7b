//! The page of Countersign.
//!
//! Data goes one way: what is typed becomes an [`Action`](state::Action), the action a new [`State`](state::State), the
//! state a [`Judgement`](state::Judgement), and the panels draw both. Only `platform` touches the browser.

mod age;
mod aligned;
mod answer;
mod app;
mod calls;
mod examined;
mod example;
mod excerpt;
mod gallery;
mod js_api;
mod layout;
mod link;
mod mask;
mod output;
mod panels;
mod paste;
mod platform;
mod query;
mod report;
mod search;
mod segments;
mod skew;
mod state;
mod verdict;
mod view;
mod widgets;

use std::alloc::System;
use zeroizing_alloc::ZeroAlloc;

/// Memory is overwritten when it is given back. A [`Secret`](countersign_core::secret::Secret) sees to itself; this is for
/// the copies that no type of ours owns: what was pasted, a text on its way out of an input, a buffer that grew.
#[global_allocator]
static MEMORY: ZeroAlloc<System> = ZeroAlloc(System);

fn main() {
    // None in somebody else's page, which has imported the program for its functions alone.
    let Some(root) = platform::lifecycle::root() else { return };
    platform::lifecycle::reveal_break_down();
    platform::script::publish(js_api::sign, js_api::check, js_api::answer);
    yew::Renderer::<app::App>::with_root(root).render();
    platform::lifecycle::started();
}
