//! The page, and what a person does with it.

use std::{
    fs,
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde_json::{Value, json};
use thirtyfour::{WebElement, prelude::*};
use xtask::{dist, paths, static_server::StaticServer};

use crate::chromium::{Chromium, wait};

/// How long anything may take that the page does by itself. It takes milliseconds; a busy machine takes longer.
const PATIENCE: Duration = Duration::from_secs(20);

/// Between two looks.
const PAUSE: Duration = Duration::from_millis(10);

/// The page in a browser of its own, with the server that it came from.
#[derive(Debug)]
pub struct Page {
    pub chromium: Chromium,
    pub site: StaticServer,
}

impl Page {
    /// The page as it stands when it can be used: the example.
    pub fn open() -> Self {
        let folder = dist::existing().unwrap_or_else(|failure| panic!("{failure}"));
        let page = Self::of(&folder);
        page.visit();
        page.until("the page is sealed", |page| {
            page.script("return 'sealed' in document.documentElement.dataset", &[]) == true
        });
        page
    }

    /// The page with every field empty.
    pub fn cleared() -> Self {
        let page = Self::open();
        page.click("#clear");
        page.until("the fields are empty", |page| page.value("field-url").is_empty());
        page
    }

    /// A browser that has been nowhere yet, and a server of a folder.
    pub fn of(folder: &Path) -> Self {
        let site = StaticServer::start(folder, "/repo/").unwrap_or_else(|failure| panic!("{failure}"));
        Self { chromium: Chromium::start(), site }
    }

    /// Goes to the page.
    pub fn visit(&self) {
        wait(self.chromium.session().goto(self.site.url())).expect("the page is there");
    }

    /// Goes to an address below the page's.
    pub fn visit_below(&self, address: &str) {
        wait(self.chromium.session().goto(self.site.url() + address)).expect("it is there");
    }

    /// Goes to a file on the disk.
    pub fn visit_file(&self, file: &Path) {
        wait(self.chromium.session().goto(format!("file://{}", file.display()))).expect("it is there");
    }

    /// Runs the body of a function in the page. What it returns is a JSON value.
    pub fn script(&self, body: &str, arguments: &[Value]) -> Value {
        let returned = wait(self.chromium.session().execute(body, arguments.to_vec()));
        returned.unwrap_or_else(|error| panic!("{body}\n{error}")).json().clone()
    }

    /// Runs the body of an async function in the page, and waits for what it returns.
    pub fn script_async(&self, body: &str) -> Value {
        let body = format!(
            "const done = arguments[0]; (async () => {{ {body} }})().then(done, error => done('' + error))"
        );
        let returned = wait(self.chromium.session().execute_async(body.as_str(), Vec::new()));
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
        let chain = self.chromium.session().action_chain();
        let keys = if back { chain.key_down(Key::Shift) } else { chain }.send_keys(Key::Tab.value());
        wait(if back { keys.key_up(Key::Shift) } else { keys }.perform()).expect("keys can be pressed");
    }

    /// Types a text, key by key, wherever the focus is.
    pub fn type_keys(&self, text: &str) {
        let keys = self.chromium.session().action_chain().send_keys(text);
        wait(keys.perform()).expect("keys can be pressed");
    }

    /// Clicks the first element that fits, once it is in sight and not beneath the bar.
    pub fn click(&self, selector: &str) {
        self.script(
            "document.querySelector(arguments[0])?.scrollIntoView({block: 'center', behavior: 'instant'})",
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

    /// Clicks the copy button for a text inside an element, waits until it says that it has copied, and reads the clipboard.
    pub fn copy(&self, within: &str, name: &str) -> String {
        const MARK: &str = "
            const [within, label] = arguments, all = document.querySelectorAll(within + ' button.copy');
            const button = [...all].find(button => button.textContent === label);
            button?.setAttribute('data-test', label);
            return !!button";
        let label = format!("Copy {name}");
        let marked = |page: &Self| page.script(MARK, &[json!(within), json!(label)]) == true;
        self.until(&format!("{within} has a button “{label}”"), marked);
        let button = format!("{within} button[data-test='{label}']");
        self.click(&button);
        self.until("the button says so", |page| page.text(&button) == "Copied");
        let read = self.script_async("return await navigator.clipboard.readText()");
        read.as_str().expect("the clipboard holds a text").to_owned()
    }

    /// Makes the window's inside as large as this.
    pub fn resize(&self, width: u32, height: u32) {
        let metrics =
            json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 700});
        self.chromium.command("Emulation.setDeviceMetricsOverride", &metrics);
        self.until("the window has its size", |page| page.script("return innerWidth", &[]) == width);
    }

    /// Says to the page that the person's system is `light` or `dark`.
    pub fn prefer(&self, colours: &str) {
        let features = json!({"features": [{"name": "prefers-color-scheme", "value": colours}]});
        self.chromium.command("Emulation.setEmulatedMedia", &features);
        let query = format!("return matchMedia('(prefers-color-scheme: {colours})').matches");
        self.until("the colours are known", |page| page.script(&query, &[]) == true);
    }

    /// Saves a picture of the whole page, as long as it is, in `target/screenshots`.
    pub fn screenshot(&self, name: &str) {
        let height = "return Math.max(document.documentElement.scrollHeight, innerHeight)";
        let height = self.script(height, &[]).as_u64().expect("a height");
        self.picture(name, height);
    }

    /// Saves a picture of the page down to that height, in `target/screenshots`; its file.
    pub fn picture(&self, name: &str, height: u64) -> PathBuf {
        self.script("scrollTo(0, 0)", &[]);
        let width = self.script("return innerWidth", &[]);
        let clip = json!({"x": 0, "y": 0, "width": width, "height": height, "scale": 1});
        let whole = json!({"format": "png", "captureBeyondViewport": true, "clip": clip});
        let picture = self.chromium.command("Page.captureScreenshot", &whole);
        let picture =
            BASE64_STANDARD.decode(picture["data"].as_str().expect("a picture")).expect("it is Base64");
        let folder = paths::target().join("screenshots");
        fs::create_dir_all(&folder).expect("target/ can be written to");
        let file = folder.join(format!("{name}.png"));
        fs::write(&file, picture).expect("a picture can be written");
        file
    }

    fn element(&self, selector: &str) -> WebElement {
        wait(self.chromium.session().find(By::Css(selector)))
            .unwrap_or_else(|error| panic!("{selector}: {error}"))
    }
}
