//! What the page fetches, once, before it is sealed: the gallery's cases, and the time of its host. All of it comes from
//! where the page itself came from. Without any of it the page works the same.

use super::{clock, lifecycle, script};
use crate::gallery::{ENTRIES, Entry, Example};
use crate::skew;
use crate::state::Action;
use gloo_net::http::{Method, Request, RequestBuilder, Response};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen_futures::spawn_local;
use web_sys::{AbortSignal, ReferrerPolicy, RequestCache, RequestCredentials};
use yew::Callback;

/// How long the host has for an answer, in milliseconds: less than the boot script waits before it seals the page.
const PATIENCE: u32 = 1900;

/// Asks for everything at once. What has come is handed over together, since the page is drawn anew for each action.
pub fn load(act: &Callback<Action>) {
    let pending = Rc::new(Pending { act: act.clone(), arrived: RefCell::default() });
    for entry in &ENTRIES {
        let pending = pending.clone();
        spawn_local(async move {
            let example = example(entry).await;
            pending.arrived.borrow_mut().extend(example);
        });
    }
    spawn_local(async move {
        if let Some(seconds) = host_clock().await {
            pending.act.emit(Action::Skew(seconds));
        }
    });
}

/// Held by every request; dropped by the last.
struct Pending {
    act: Callback<Action>,
    arrived: RefCell<Vec<Example>>,
}

impl Drop for Pending {
    fn drop(&mut self) {
        self.act.emit(Action::Arrived(self.arrived.take()));
        lifecycle::fetched();
    }
}

/// One case of the gallery. The browser refuses it unless it is the one that this program was built with.
async fn example(entry: &'static Entry) -> Option<Example> {
    let request = Request::get(entry.file).integrity(entry.integrity);
    let text = send(request).await?.text().await.ok()?;
    let example: Example = script::from_json(&text)?;
    Some(Example { file: entry.file, ..example })
}

/// How many seconds our clock is ahead of the host's, by the `Date` of an answer.
async fn host_clock() -> Option<i64> {
    let before = clock::now();
    let head = RequestBuilder::new("./").method(Method::HEAD).cache(RequestCache::NoStore);
    let headers = send(head).await?.headers();
    let date = clock::parse(&headers.get("date")?)?;
    // A cache on the way says so, and may hand on the date on which it was filled.
    let age = headers.get("age").and_then(|age| age.parse().ok()).unwrap_or(0);
    Some(skew::between(date, age, before, clock::now()))
}

async fn send(request: RequestBuilder) -> Option<Response> {
    let response = request
        .credentials(RequestCredentials::Omit)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .abort_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE)))
        .send()
        .await
        .ok()?;
    response.ok().then_some(response)
}
