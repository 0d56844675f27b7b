//! The document: what the framework does not reach.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, EventTarget, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent};
use yew::NodeRef;

/// The window.
///
/// # Panics
/// Outside a page, where this is never run.
#[must_use]
pub fn window() -> web_sys::Window {
    web_sys::window().expect("the page runs in a window")
}

/// The document.
///
/// # Panics
/// Outside a page, where this is never run.
#[must_use]
pub fn document() -> Document {
    window().document().expect("a window has a document")
}

/// The element with that `id`.
#[must_use]
pub fn element(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}

/// The text of the element with that `id`; empty if there is none.
#[must_use]
pub fn words_of(id: &str) -> String {
    element(id).and_then(|element| element.text_content()).unwrap_or_default()
}

/// Where this page is, as the browser's bar has it.
#[must_use]
pub fn address() -> String {
    document().url().unwrap_or_default()
}

/// Opens the browser's own dialog for printing.
pub fn print() {
    // It fails only where the browser has none.
    drop(window().print());
}

/// Shows or hides the popover with that `id`. The button that does so cannot be pressed from here: what can press a button
/// can follow a link, and this program must not.
pub fn toggle_popover(id: &str) {
    if let Some(element) = element(id).and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        // It fails only for an element that is none.
        drop(element.toggle_popover());
    }
}

/// Whether an event comes from where a person writes.
#[must_use]
pub fn is_written_in(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| matches!(target.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"))
}

/// Writes an attribute of the root element, or takes it away.
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    let Some(root) = document().document_element() else { return };
    // Both fail only for a name that is no name.
    drop(match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    });
}

/// The text of an input or a text area that an event came from.
#[must_use]
pub fn value_of(event: &Event) -> String {
    event.target().map_or_else(String::new, |target| text_of(&target))
}

fn text_of(target: &EventTarget) -> String {
    if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        input.value()
    } else if let Some(area) = target.dyn_ref::<HtmlTextAreaElement>() {
        area.value()
    } else if let Some(select) = target.dyn_ref::<web_sys::HtmlSelectElement>() {
        select.value()
    } else {
        String::new()
    }
}

/// Whether the checkbox that an event came from is ticked.
#[must_use]
pub fn is_checked(event: &Event) -> bool {
    event.target().is_some_and(|target| target.unchecked_into::<HtmlInputElement>().checked())
}

/// Whether the `<details>` that an event came from is open.
#[must_use]
pub fn is_open(event: &Event) -> bool {
    event.target().is_some_and(|target| target.unchecked_into::<web_sys::HtmlDetailsElement>().open())
}

/// What stands in an input that the state does not know.
#[must_use]
pub fn read(input: &NodeRef) -> String {
    input.get().map_or_else(String::new, |node| text_of(&node))
}

/// Puts a text into an input that the state does not know.
pub fn write(input: &NodeRef, text: &str) {
    if let Some(input) = input.cast::<HtmlInputElement>() {
        input.set_value(text);
    } else if let Some(area) = input.cast::<HtmlTextAreaElement>() {
        area.set_value(text);
    }
}

/// Puts the focus on the element with that `id`.
pub fn focus(id: &str) {
    if let Some(element) = element(id).and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        // It fails only for an element that cannot have the focus.
        drop(element.focus());
    }
}

/// Selects the text of the element with that `id`, so that a person can copy it by hand.
pub fn select_text(id: &str) {
    let selected = element(id).and_then(|element| {
        let selection = window().get_selection().ok()??;
        selection.select_all_children(&element).ok()
    });
    if selected.is_none() {
        focus(id);
    }
}

/// The parameter that an event's target belongs to: what the nearest `data-param` around it says.
#[must_use]
pub fn parameter_of(event: &Event) -> Option<usize> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest("[data-param]").ok()??.get_attribute("data-param")?.parse().ok()
}

fn for_each(selector: &str, mut work: impl FnMut(&Element)) {
    let Ok(list) = document().query_selector_all(selector) else { return };
    for index in 0..list.length() {
        if let Some(element) = list.get(index).and_then(|node| node.dyn_into::<Element>().ok()) {
            work(&element);
        }
    }
}

/// Has a screen reader say a text when it comes to a rest.
pub fn announce(text: &str) {
    if let Some(region) = element("status") {
        region.set_text_content(Some(text));
    }
}

/// The parameter beside the one that is pointed at, in the text box that has the focus, if an arrow key was pressed there.
#[must_use]
pub fn parameter_beside(event: &KeyboardEvent, pointed: Option<usize>) -> Option<usize> {
    let step = match event.key().as_str() {
        "ArrowRight" | "ArrowDown" => 1,
        "ArrowLeft" | "ArrowUp" => -1,
        _ => return None,
    };
    let focused = event.target()?.dyn_into::<Element>().ok()?;
    if focused.tag_name() != "PRE" {
        return None;
    }
    let parts = focused.query_selector_all("[data-param]").ok()?;
    let parameter = |index: u32| -> Option<usize> {
        parts.get(index)?.unchecked_into::<Element>().get_attribute("data-param")?.parse().ok()
    };
    let present = (0..parts.length()).find(|&index| pointed.is_some() && parameter(index) == pointed);
    parameter(present.map_or(Some(0), |present| present.checked_add_signed(step))?)
}

/// Tells 1Password to leave the inputs alone. The attribute's name cannot be written in the framework's macro.
pub fn keep_password_managers_out() {
    for_each("input", |input| drop(input.set_attribute("data-1p-ignore", "")));
}

/// Keeps the Enter key from making a second line in a field that has one.
#[allow(clippy::needless_pass_by_value, reason = "a handler is given the event itself")]
pub fn no_line_break(event: KeyboardEvent) {
    if event.key() == "Enter" {
        event.prevent_default();
    }
}
