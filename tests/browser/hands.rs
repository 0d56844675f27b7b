//! What a person does with the page, and what the page then shows, in whichever browser.

use std::{
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use thirtyfour::{WebElement, prelude::*};

use crate::chromium::wait;

/// How long anything may take that the page does by itself. It takes milliseconds; a busy machine takes longer, and
/// WebKitGTK draws without a graphics card.
const PATIENCE: Duration = Duration::from_secs(40);

/// Between two looks.
const PAUSE: Duration = Duration::from_millis(10);

/// A browser's session. It is closed when this is dropped.
#[derive(Debug)]
pub struct Hands(Option<WebDriver>);

impl Hands {
    /// Takes a session over.
    pub fn on(session: WebDriver) -> Self {
        Self(Some(session))
    }

    /// What WebDriver commands are given to.
    pub fn session(&self) -> &WebDriver {
        self.0.as_ref().expect("it is taken only when this is dropped")
    }

    /// Whether the root element has that `data-` attribute: `started`, `sealed`.
    pub fn dataset(&self, name: &str) -> bool {
        self.script("return arguments[0] in document.documentElement.dataset", &[json!(name)]) == true
    }

    /// Runs the body of a function in the page. What it returns is a JSON value.
    pub fn script(&self, body: &str, arguments: &[Value]) -> Value {
        let returned = wait(self.session().execute(body, arguments.to_vec()));
        returned.unwrap_or_else(|error| panic!("{body}\n{error}")).json().clone()
    }

    /// Runs the body of an async function in the page, and waits for what it returns.
    pub fn script_async(&self, body: &str) -> Value {
        let body = format!(
            "const done = arguments[0]; (async () => {{ {body} }})().then(done, error => done('' + error))"
        );
        let returned = wait(self.session().execute_async(body.as_str(), Vec::new()));
        returned.unwrap_or_else(|error| panic!("{body}\n{error}")).json().clone()
    }

    /// Looks again and again until it holds.
    pub fn until(&self, what: &str, holds: impl Fn(&Self) -> bool) {
        assert!(self.soon(holds), "not within {PATIENCE:?}: {what}");
    }

    /// Whether it holds before the patience is at its end.
    fn soon(&self, holds: impl Fn(&Self) -> bool) -> bool {
        let begun = Instant::now();
        loop {
            if holds(self) {
                return true;
            }
            if begun.elapsed() > PATIENCE {
                return false;
            }
            thread::sleep(PAUSE);
        }
    }

    /// The text of the first element that fits, seen or not; empty if there is none.
    pub fn text(&self, selector: &str) -> String {
        let text =
            self.script("return document.querySelector(arguments[0])?.textContent", &[json!(selector)]);
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until an element has this text, and says the difference if it never has.
    pub fn expect(&self, selector: &str, text: &str, about: &str) {
        if !self.soon(|page| page.text(selector) == text) {
            assert_eq!(self.text(selector), text, "{about}: {selector}");
        }
    }

    /// Waits until the text of an element contains this one.
    pub fn expect_within(&self, selector: &str, text: &str) {
        let says = self.soon(|page| page.text(selector).contains(text));
        assert!(says, "{selector} does not say “{text}”, but: {}", self.text(selector));
    }

    /// What stands in a field.
    pub fn value(&self, id: &str) -> String {
        let value = self.script("return document.getElementById(arguments[0]).value", &[json!(id)]);
        value.as_str().expect("a field has a value").to_owned()
    }

    /// Puts a text into a field in the place of what is there, through the browser's own editing, as a paste does.
    pub fn fill(&self, id: &str, text: &str) {
        const FILL: &str = "
            const [id, text] = arguments, field = document.getElementById(id);
            if (field.value === text) return;
            field.focus();
            if (document.activeElement !== field) throw new Error(id + ' does not take the focus');
            field.select();
            document.execCommand(text ? 'insertText' : 'delete', false, text);
            if (field.value !== text) throw new Error(id + ' holds ' + field.value);";
        self.script(FILL, &[json!(id), json!(text)]);
    }

    /// Puts a text into a text area as one paste, with its line breaks, whatever the page then makes of it.
    pub fn paste_into(&self, id: &str, text: &str) {
        const PASTE: &str = "
            const field = document.getElementById(arguments[0]);
            field.focus();
            field.value = arguments[1];
            field.dispatchEvent(new InputEvent('input', {bubbles: true, inputType: 'insertFromPaste'}));";
        self.script(PASTE, &[json!(id), json!(text)]);
    }

    /// Types a text into a field, key by key, after what is there.
    pub fn type_into(&self, id: &str, text: &str) {
        wait(self.element(&format!("#{id}")).send_keys(text)).expect("a field takes keys");
    }

    /// Presses a key, wherever the focus is.
    pub fn press(&self, key: &Key) {
        self.type_keys(&key.value().to_string());
    }

    /// Presses Tab, or Shift and Tab.
    pub fn tab(&self, back: bool) {
        let chain = self.session().action_chain();
        let keys = if back { chain.key_down(Key::Shift) } else { chain }.send_keys(Key::Tab.value());
        wait(if back { keys.key_up(Key::Shift) } else { keys }.perform()).expect("keys can be pressed");
    }

    /// Types a text, key by key, wherever the focus is.
    pub fn type_keys(&self, text: &str) {
        let keys = self.session().action_chain().send_keys(text);
        wait(keys.perform()).expect("keys can be pressed");
    }

    /// Clicks the first element that fits, once it is in sight and not beneath the bar.
    pub fn click(&self, selector: &str) {
        self.script(
            "const element = document.querySelector(arguments[0]);
             (element?.closest('select') ?? element)?.scrollIntoView({block: 'center', behavior: 'instant'})",
            &[json!(selector)],
        );
        wait(self.element(selector).click()).unwrap_or_else(|error| panic!("{selector}: {error}"));
    }

    /// Chooses an option by its value.
    pub fn choose(&self, id: &str, value: &str) {
        if self.value(id) != value {
            self.click(&format!("#{id} option[value='{value}']"));
        }
    }

    /// Ticks a box, or takes the tick away.
    pub fn tick(&self, id: &str, ticked: bool) {
        if self.script("return document.getElementById(arguments[0]).checked", &[json!(id)]) != ticked {
            self.click(&format!("#{id}"));
        }
    }

    /// Opens a case of the gallery by its title, and waits for its proof.
    pub fn open_case(&self, title: &str) {
        const MARK: &str = "
            const all = document.querySelectorAll('#gallery button');
            const button = [...all].find(button => button.textContent === arguments[0]);
            button?.setAttribute('data-test', 'case');
            return !!button";
        self.until("the case has arrived", |page| page.script(MARK, &[json!(title)]) == true);
        self.click("#gallery button[data-test=case]");
        self.expect_within("#verdict .proof", "Proved");
    }

    /// Opens all that is folded: steps, options, the promise.
    pub fn unfold(&self) {
        const FOLDED: &str = "details:not([open]) > summary";
        while self.script("return !!document.querySelector(arguments[0])", &[json!(FOLDED)]) == true {
            let count = |page: &Self| {
                page.script("return document.querySelectorAll(arguments[0]).length", &[json!(FOLDED)])
            };
            let before = count(self);
            self.click(FOLDED);
            self.until("it opens", |page| count(page) != before);
        }
    }

    fn element(&self, selector: &str) -> WebElement {
        wait(self.session().find(By::Css(selector))).unwrap_or_else(|error| panic!("{selector}: {error}"))
    }
}

impl Drop for Hands {
    fn drop(&mut self) {
        if let Some(session) = self.0.take()
            && let Err(error) = wait(session.quit())
        {
            eprintln!("the browser did not close: {error}");
        }
    }
}
