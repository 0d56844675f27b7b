//! The page in Chromium, and what only Chromium can be asked.

use std::{
    fs,
    ops::Deref,
    path::{Path, PathBuf},
};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde_json::json;
use xtask::{dist, paths, static_server::StaticServer};

use crate::{
    chromium::{Chromium, wait},
    hands::Hands,
};

/// The page in a browser of its own, with the server that it came from.
#[derive(Debug)]
pub struct Page {
    pub chromium: Chromium,
    pub site: StaticServer,
}

impl Deref for Page {
    type Target = Hands;

    fn deref(&self) -> &Hands {
        &self.chromium
    }
}

impl Page {
    /// The page as it stands when it can be used: the example.
    pub fn open() -> Self {
        let folder = dist::existing().unwrap_or_else(|failure| panic!("{failure}"));
        let page = Self::of(&folder);
        page.visit();
        page.until("the page is sealed", |page| page.dataset("sealed"));
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
        wait(self.session().goto(self.site.url())).expect("the page is there");
    }

    /// Goes to an address below the page's.
    pub fn visit_below(&self, address: &str) {
        wait(self.session().goto(self.site.url() + address)).expect("it is there");
    }

    /// Goes to a file on the disk.
    pub fn visit_file(&self, file: &Path) {
        wait(self.session().goto(format!("file://{}", file.display()))).expect("it is there");
    }

    /// Clicks the copy button for a text inside an element, waits until it says that it has copied, and reads the clipboard.
    pub fn copy(&self, within: &str, name: &str) -> String {
        const MARK: &str = "
            const [within, label] = arguments, all = document.querySelectorAll(within + ' button.copy');
            const button = [...all].find(button => button.textContent === label);
            button?.setAttribute('data-test', label);
            return !!button";
        let label = format!("Copy {name}");
        let marked = |page: &Hands| page.script(MARK, &[json!(within), json!(label)]) == true;
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
}
