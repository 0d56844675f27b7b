//! The beginning and the end of the page's life: the static blocks of `index.html`, and the moments at which secrets go.

use super::dom;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, ErrorEvent, Event, KeyboardEvent, PageTransitionEvent, VisibilityState};

/// The element that the page is drawn into, in the place of the static shell; `None` where this is not our page.
#[must_use]
pub fn root() -> Option<Element> {
    let element = web_sys::window()?.document()?.get_element_by_id("app")?;
    element.has_attribute("data-countersign").then_some(element)
}

/// Says that the page is alive: the block that explains a failed start stays hidden from now on.
pub fn started() {
    dom::set_root_attribute("data-started", Some(""));
}

/// Says that nothing more will be fetched: the boot script waits for it, and then seals the page.
pub fn fetched() {
    dom::set_root_attribute("data-fetched", Some(""));
}

/// Shows the block that says the page has broken down, once the program has trapped: that is all that a panic is here. Its
/// message goes nowhere, not even to the console: it might quote what a person entered.
pub fn reveal_break_down() {
    yew::set_custom_panic_hook(Box::new(|_| ()));
    let failed = Closure::<dyn FnMut(Event)>::new(|event: Event| {
        // Errors of extensions pass here as well; a trap alone is ours.
        if event.unchecked_ref::<ErrorEvent>().error().is_instance_of::<js_sys::WebAssembly::RuntimeError>() {
            dom::set_root_attribute("data-broken", Some(""));
        }
    })
    .into_js_value();
    // It fails only for something that is no function.
    drop(dom::window().add_event_listener_with_callback("error", failed.unchecked_ref()));
}

/// Runs `work` whenever another fragment comes into the address.
pub fn when_addressed(work: impl Fn() + 'static) {
    let moved = Closure::<dyn FnMut(Event)>::new(move |_| work()).into_js_value();
    // It fails only for something that is no function.
    drop(dom::window().add_event_listener_with_callback("hashchange", moved.unchecked_ref()));
}

/// Runs `leave` whenever the page is left or comes back from the back-forward cache, and `hide` whenever the Escape key is
/// pressed or the tab is no longer the one in sight. It listens as long as the page lives.
pub fn when_left(leave: impl Fn() + 'static, hide: impl Fn() + 'static) {
    let page = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        let shown = event.type_() == "pageshow";
        let returned = event.unchecked_ref::<PageTransitionEvent>().persisted();
        if !shown || returned {
            leave();
        }
    })
    .into_js_value();
    let tab = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
        // The one shortcut: it opens the list of the keys, and it is left alone where a person writes.
        if key.as_deref() == Some("?") && !dom::is_written_in(&event) {
            dom::toggle_popover("help");
        }
        if key.as_deref() == Some("Escape") || dom::document().visibility_state() == VisibilityState::Hidden {
            hide();
        }
    })
    .into_js_value();
    let (window, document) = (dom::window(), dom::document());
    // These fail only for something that is no function.
    drop(window.add_event_listener_with_callback("pagehide", page.unchecked_ref()));
    drop(window.add_event_listener_with_callback("pageshow", page.unchecked_ref()));
    drop(document.add_event_listener_with_callback("visibilitychange", tab.unchecked_ref()));
    drop(document.add_event_listener_with_callback("keydown", tab.unchecked_ref()));
}
