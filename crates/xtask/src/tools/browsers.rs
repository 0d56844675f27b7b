//! The browsers that the tests drive, and their WebDriver servers.

use std::path::PathBuf;

use crate::{
    failure::Result,
    tools::{Program, cargo_tool::CargoTool, debian},
};

/// Chromium or Chrome.
pub const CHROMIUM: Program = Program {
    name: "Chromium",
    variable: "CHROME",
    names: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
    packages: &["chromium", "chromium-driver"],
};

/// Chromium's WebDriver server, of the same version as Chromium.
pub const CHROMEDRIVER: Program = Program {
    name: "ChromeDriver",
    variable: "CHROMEDRIVER",
    names: &["chromedriver"],
    packages: &["chromium", "chromium-driver"],
};

/// Firefox.
pub const FIREFOX: Program = Program {
    name: "Firefox",
    variable: "FIREFOX",
    names: &["firefox-esr", "firefox"],
    packages: &["firefox-esr"],
};

/// WebKitGTK's WebDriver server, which brings its own browser.
pub const WEBKIT_DRIVER: Program = Program {
    name: "WebKitWebDriver",
    variable: "WEBKITDRIVER",
    names: &["WebKitWebDriver"],
    packages: &["webkit2gtk-driver"],
};

/// A display that nobody looks at; WebKitGTK has no headless mode.
pub const XVFB: Program = Program { name: "Xvfb", variable: "XVFB", names: &["Xvfb"], packages: &["xvfb"] };

/// Firefox's WebDriver server.
pub const GECKODRIVER: CargoTool = CargoTool {
    crate_name: "geckodriver",
    program: "geckodriver",
    verb: None,
    locked: true,
    takes: "about two minutes on two cores",
};

/// The version of geckodriver.
pub const GECKODRIVER_VERSION: &str = "0.37.1";

/// Makes sure of Chromium and its WebDriver server.
///
/// # Errors
///
/// If one is missing and cannot be installed.
pub fn ensure_chromium() -> Result<()> {
    CHROMIUM.ensure()?;
    CHROMEDRIVER.ensure()?;
    Ok(())
}

/// Makes sure of Firefox, its WebDriver server, and WebKitGTK's, and gives the path of Firefox's server.
///
/// # Errors
///
/// If one is missing and cannot be installed.
pub fn ensure_firefox_and_webkit() -> Result<PathBuf> {
    FIREFOX.ensure()?;
    if WEBKIT_DRIVER.find().is_err() && debian::can_install() {
        debian::install("WebKitGTK's WebDriver server", &["webkit2gtk-driver", "xvfb"])?;
    }
    WEBKIT_DRIVER.ensure()?;
    XVFB.ensure()?;
    GECKODRIVER.ensure(GECKODRIVER_VERSION)
}
