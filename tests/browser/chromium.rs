//! A headless Chromium for one test.

use std::{
    ops::Deref,
    sync::{Arc, Mutex, PoisonError, Weak},
};

use serde_json::{Value, json};
use thirtyfour::{Capabilities, ChromiumLikeCapabilities, LoggingPrefsLogLevel, WebDriver, prelude::*};
use xtask::browser::Driver;

use crate::hands::Hands;

/// Headless, quiet, and without a sandbox, which a container has not the rights for.
const ARGUMENTS: [&str; 9] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1280,900",
];

/// The server that all browsers of this process are started by, while at least one of them runs.
static DRIVER: Mutex<Weak<Driver>> = Mutex::new(Weak::new());

/// A browser with a profile of its own, which chromedriver makes and removes. It is closed when this is dropped.
#[derive(Debug)]
pub struct Chromium {
    hands: Hands,
    // Dropped after the session: the last browser takes the server along.
    _driver: Arc<Driver>,
}

impl Deref for Chromium {
    type Target = Hands;

    fn deref(&self) -> &Hands {
        &self.hands
    }
}

impl Chromium {
    /// Starts one.
    pub fn start() -> Self {
        let driver = driver();
        let capabilities = capabilities(&driver).expect("the options are options of Chromium's");
        let session = wait(WebDriver::new(driver.url(), capabilities)).expect("Chromium starts");
        Self { hands: Hands::on(session), _driver: driver }
    }

    /// Sends a command of Chromium's own protocol.
    pub fn command(&self, name: &str, parameters: &Value) -> Value {
        wait(self.session().cdp().send_raw(name, parameters))
            .unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// The errors in the console since it was last asked for. Warnings are left out: Chromium warns of the hash that Trunk
    /// writes into the preload of the wasm file.
    pub fn errors(&self) -> Vec<String> {
        let log = wait(self.session().browser_log()).expect("Chromium keeps a log");
        log.into_iter().filter(|entry| entry.level == "SEVERE").map(|entry| entry.message).collect()
    }
}

/// Waits for a command to be carried out: the tests read top-down, one thing after the other.
pub fn wait<T: Send>(command: impl Future<Output = T> + Send) -> T {
    thirtyfour::support::block_on(command)
}

fn driver() -> Arc<Driver> {
    let mut shared = DRIVER.lock().unwrap_or_else(PoisonError::into_inner);
    shared.upgrade().unwrap_or_else(|| {
        let driver = Arc::new(Driver::start().unwrap_or_else(|failure| panic!("{failure}")));
        *shared = Arc::downgrade(&driver);
        driver
    })
}

fn capabilities(driver: &Driver) -> WebDriverResult<Capabilities> {
    let mut capabilities = DesiredCapabilities::chrome();
    capabilities.set_binary(&driver.chromium().to_string_lossy())?;
    for argument in ARGUMENTS {
        capabilities.add_arg(argument)?;
    }
    capabilities.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    // What the page copies, the tests read.
    let preferences = json!({"profile.content_settings.exceptions.clipboard": {"*": {"setting": 1}}});
    capabilities.add_experimental_option("prefs", preferences)?;
    Ok(capabilities.into())
}
