//! What the page fetches, once, before it is sealed: the gallery's cases, and the time of its host. All of it comes from
//! where the page itself came from. Without any of it the page works the same.

use super::{clock, lifecycle, script};
use crate::gallery::{ENTRIES, Entry, Example};
use crate::skew;
use crate::state::Action;
use gloo_net::http::{Method, Request, RequestBuilder, Response};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::{AbortSignal, ReferrerPolicy, RequestCache, RequestCredentials};
use yew::Callback;

/// How long the host has for an answer, in milliseconds: less than the boot script waits before it seals the page.
const PATIENCE: u32 = 1900;

/// Asks for everything at once, and says so when the last answer is there or has failed to come.
pub fn load(act: &Callback<Action>) {
    let all = Rc::new(Pending);
    for entry in &ENTRIES {
        let (act, all) = (act.clone(), all.clone());
        spawn_local(async move {
            if let Some(example) = example(entry).await {
                act.emit(Action::Arrived(example));
            }
            drop(all);
        });
    }
    let act = act.clone();
    spawn_local(async move {
        if let Some(seconds) = host_clock().await {
            act.emit(Action::Skew(seconds));
        }
        drop(all);
    });
}

/// Held by every request; dropped by the last.
struct Pending;

impl Drop for Pending {
    fn drop(&mut self) {
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
