//! Objects of scripts: reading theirs, and the object `countersign` in the page's console.

use super::dom;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = web_sys::Window)]
    type Page;

    #[wasm_bindgen(method, setter)]
    fn set_countersign(this: &Page, functions: &Functions);

    #[wasm_bindgen(extends = js_sys::Object)]
    type Functions;

    #[wasm_bindgen(method, setter)]
    fn set_sign(this: &Functions, sign: &JsValue);

    #[wasm_bindgen(method, setter)]
    fn set_check(this: &Functions, check: &JsValue);

    #[wasm_bindgen(method, setter)]
    fn set_answer(this: &Functions, answer: &JsValue);
}

/// A function of the page for scripts.
type Verb = fn(JsValue) -> JsValue;

/// Makes the functions of the page reachable as `countersign.sign(…)`, `countersign.check(…)` and `countersign.answer(…)`.
pub fn publish(sign: Verb, check: Verb, answer: Verb) {
    let functions = js_sys::Object::new().unchecked_into::<Functions>();
    let function = |verb: Verb| Closure::<dyn FnMut(JsValue) -> JsValue>::new(verb).into_js_value();
    functions.set_sign(&function(sign));
    functions.set_check(&function(check));
    functions.set_answer(&function(answer));
    dom::window().unchecked_into::<Page>().set_countersign(&functions);
}

/// What a JSON text of our own says.
///
/// # Errors
/// If it is no JSON.
pub fn parsed(text: &str) -> Result<JsValue, JsValue> {
    js_sys::JSON::parse(text)
}

/// A promise of what the future comes to.
#[must_use]
pub fn promise(future: impl Future<Output = JsValue> + 'static) -> JsValue {
    wasm_bindgen_futures::future_to_promise(async move { Ok(future.await) }).into()
}

/// Reads a JSON text; `None` if it is none, or another one than is wanted.
#[must_use]
pub fn from_json<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_wasm_bindgen::from_value(parsed(text).ok()?).ok()
}

/// The keys and values that an object of a script holds itself; `None` if it is no object.
#[must_use]
pub fn entries(value: &JsValue) -> Option<Vec<(String, JsValue)>> {
    let object = value.dyn_ref::<js_sys::Object>()?;
    let pair = |entry: JsValue| {
        let entry = js_sys::Array::from(&entry);
        (entry.get(0).as_string().unwrap_or_default(), entry.get(1))
    };
    Some(js_sys::Object::entries(object).into_iter().map(pair).collect())
}
