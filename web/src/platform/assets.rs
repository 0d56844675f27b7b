//! What the page fetches, once, before it is sealed: the gallery, and the time of its host. Both come from where the page
//! itself came from. Without either the page works the same.

use super::{clock, lifecycle, script};
use crate::gallery;
use crate::skew;
use crate::state::Action;
use gloo_net::http::{Method, Request, RequestBuilder, Response};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::{AbortSignal, ReferrerPolicy, RequestCache, RequestCredentials};
use yew::Callback;

/// How long the host has for an answer, in milliseconds: less than the boot script waits before it seals the page.
const PATIENCE: u32 = 1900;

/// Asks for both at once.
pub fn load(act: &Callback<Action>) {
    let pending = Rc::new(Pending(act.clone()));
    hand_over(&pending, examples());
    hand_over(&pending, host_clock());
}

/// Held by each request; dropped by the last.
struct Pending(Callback<Action>);

impl Drop for Pending {
    fn drop(&mut self) {
        lifecycle::fetched();
    }
}

/// Waits for what was asked for, which comes as an action or not at all.
fn hand_over(pending: &Rc<Pending>, asked: impl Future<Output = Option<Action>> + 'static) {
    let pending = pending.clone();
    spawn_local(async move {
        if let Some(action) = asked.await {
            pending.0.emit(action);
        }
    });
}

/// The cases of the gallery. The browser refuses them unless they are those that this program was built with.
async fn examples() -> Option<Action> {
    let request = Request::get(gallery::FILE).integrity(gallery::INTEGRITY);
    let text = send(request).await?.text().await.ok()?;
    script::from_json(&text).map(Action::Arrived)
}

/// How many seconds our clock is ahead of the host's, by the `Date` of an answer.
async fn host_clock() -> Option<Action> {
    let before = clock::now();
    let head = RequestBuilder::new("./").method(Method::HEAD).cache(RequestCache::NoStore);
    let headers = send(head).await?.headers();
    let date = clock::parse(&headers.get("date")?)?;
    // A cache on the way says so, and may hand on the date on which it was filled.
    let age = headers.get("age").and_then(|age| age.parse().ok()).unwrap_or(0);
    Some(Action::Skew(skew::between(date, age, before, clock::now())))
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
