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
}

/// Makes the functions of the page reachable as `countersign.sign(…)` and `countersign.check(…)`.
pub fn publish(sign: fn(JsValue) -> JsValue, check: fn(JsValue) -> JsValue) {
    let functions = js_sys::Object::new().unchecked_into::<Functions>();
    let function = |verb| Closure::<dyn FnMut(JsValue) -> JsValue>::new(verb).into_js_value();
    functions.set_sign(&function(sign));
    functions.set_check(&function(check));
    dom::window().unchecked_into::<Page>().set_countersign(&functions);
}

/// Reads a JSON text; `None` if it is none, or another one than is wanted.
#[must_use]
pub fn from_json<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_wasm_bindgen::from_value(js_sys::JSON::parse(text).ok()?).ok()
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
