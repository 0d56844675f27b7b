//! Firefox and WebKitGTK, each by its own WebDriver server, for what must hold in every engine.

use std::{
    env,
    io::{self, BufRead, BufReader, Read},
    net::{Ipv4Addr, TcpListener, TcpStream},
    ops::Deref,
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use thirtyfour::{Capabilities, WebDriver};
use xtask::{
    static_server::StaticServer,
    tools::browsers::{FIREFOX, GECKODRIVER, GECKODRIVER_VERSION, WEBKIT_DRIVER, XVFB},
};

use crate::{chromium::wait, hands::Hands};

/// How long anything may take. WebKitGTK draws without a graphics card.
const PATIENCE: Duration = Duration::from_secs(40);

/// Which engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Firefox,
    WebKit,
}

/// A browser with one page, and the server that it comes from.
#[derive(Debug)]
pub struct Visit {
    hands: Hands,
    pub site: StaticServer,
    // Stopped in this order, after the session has ended.
    _driver: Server,
    _display: Option<Server>,
}

impl Deref for Visit {
    type Target = Hands;

    fn deref(&self) -> &Hands {
        &self.hands
    }
}

/// A program that is ended when this is dropped.
#[derive(Debug)]
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        // Both fail only if it has ended meanwhile, which is what we want.
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

impl Visit {
    /// Goes to the page in a folder.
    pub fn to(engine: Engine, folder: &Path) -> Self {
        let site = StaticServer::start(folder, "/repo/").unwrap_or_else(|failure| panic!("{failure}"));
        let (driver, display, url, capabilities) = match engine {
            Engine::Firefox => firefox(),
            Engine::WebKit => webkit(),
        };
        let capabilities: Capabilities = serde_json::from_value(capabilities).expect("they are capabilities");
        let session = wait(WebDriver::new(url, capabilities)).expect("the browser starts");
        wait(session.goto(site.url())).expect("the page is there");
        Self { hands: Hands::on(session), site, _driver: driver, _display: display }
    }
}

fn firefox() -> (Server, Option<Server>, String, Value) {
    let binary = FIREFOX.find().unwrap_or_else(|failure| panic!("{failure}"));
    let program = GECKODRIVER.find(GECKODRIVER_VERSION).or_else(|| xtask::process::on_path("geckodriver"));
    let program = program.expect("geckodriver is missing: run `cargo xtask test`, which installs it");
    let mut child = Command::new(program)
        .args(["--port", "0"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("geckodriver starts");
    let port = first_number(child.stdout.take().expect("it is piped"), "Listening on 127.0.0.1:");
    let capabilities =
        json!({"browserName": "firefox", "moz:firefoxOptions": {"binary": binary, "args": ["-headless"]}});
    (Server(child), None, format!("http://127.0.0.1:{port}"), capabilities)
}

/// WebKitGTK has no headless mode: it draws on a display that nobody looks at.
fn webkit() -> (Server, Option<Server>, String, Value) {
    let find = |program: &xtask::tools::Program| program.find().unwrap_or_else(|failure| panic!("{failure}"));
    let mut display = Command::new(find(&XVFB))
        .args(["-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("Xvfb starts");
    let number = first_number(display.stdout.take().expect("it is piped"), "");
    let port = free_port();
    let mut command = Command::new(find(&WEBKIT_DRIVER));
    command.arg(format!("--port={port}")).env("DISPLAY", format!(":{number}"));
    command.env("LIBGL_ALWAYS_SOFTWARE", "1").env("WEBKIT_DISABLE_COMPOSITING_MODE", "1");
    if env::var_os("USER").is_none_or(|user| user == "root") {
        // Its sandbox cannot be set up in a container.
        command.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
    }
    let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    let child = Server(child.expect("WebKitWebDriver starts"));
    let begun = Instant::now();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        assert!(begun.elapsed() < PATIENCE, "WebKitWebDriver takes no requests");
        thread::sleep(Duration::from_millis(50));
    }
    let capabilities = json!({"webkitgtk:browserOptions": {"args": ["--automation"]}});
    (child, Some(Server(display)), format!("http://127.0.0.1:{port}"), capabilities)
}

/// The number behind this text in the first line that holds it. The rest is read and dropped, so that the pipe is not full.
fn first_number(output: impl Read + Send + 'static, before: &str) -> u16 {
    let mut lines = BufReader::new(output).lines().map_while(io::Result::ok);
    let number =
        lines.find_map(|line| line.split_once(before)?.1.trim().parse().ok()).expect("it says a number");
    thread::spawn(move || lines.for_each(drop));
    number
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port is free");
    listener.local_addr().expect("it has an address").port()
}
