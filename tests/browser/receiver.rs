//! The receiver of `tests/peers/receiver.py`: oauthlib's own verification, under NetSuite's rules.

use std::{
    io::{BufRead, BufReader, Write},
    process::{Child, ChildStdin, Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

use serde_json::{Value, json};

/// A running receiver. It stops when this is dropped.
#[derive(Debug)]
pub struct Receiver {
    child: Child,
    // It ends when its standard input does.
    input: Option<ChildStdin>,
    port: u16,
    judgements: mpsc::Receiver<String>,
}

impl Receiver {
    /// Starts one that knows these credentials and no other.
    pub fn start(credentials: &Value) -> Self {
        let python = xtask::tools::python().unwrap_or_else(|failure| panic!("{failure}"));
        let text = |name: &str| credentials[name].as_str().expect("a text").to_owned();
        let mut child = Command::new(python)
            .arg(xtask::paths::root().join("tests/peers/receiver.py"))
            .args(["--realm", &text("account")])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the receiver starts");
        let names = ["consumer_key", "consumer_secret", "token", "token_secret"];
        let keys: Value = names.into_iter().map(|name| (name.to_owned(), json!(text(name)))).collect();
        let mut input = child.stdin.take().expect("it is piped");
        writeln!(input, "{keys}").expect("the receiver reads");
        let mut port = String::new();
        let mut output = BufReader::new(child.stdout.take().expect("it is piped"));
        output.read_line(&mut port).expect("the receiver says its port");
        let errors = BufReader::new(child.stderr.take().expect("it is piped"));
        let (sender, judgements) = mpsc::channel();
        thread::spawn(move || errors.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
        Self { child, input: Some(input), port: port.trim().parse().expect("a port"), judgements }
    }

    /// The URL of a path of it.
    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// Runs a command line in bash, and says what was answered and what the receiver thought of it.
    pub fn run(&self, line: &str) -> (Value, String) {
        let output =
            Command::new("bash").args(["-c", line]).env("NO_PROXY", "*").output().expect("bash runs");
        let answer = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{line}\n{output:?}"));
        let judgement =
            self.judgements.recv_timeout(Duration::from_secs(10)).expect("it judges every request");
        let judgement =
            judgement.split_once(": ").expect("the request, and what was thought of it").1.to_owned();
        (answer, judgement)
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        drop(self.input.take());
        if let Err(error) = self.child.wait() {
            eprintln!("the receiver did not end: {error}");
        }
    }
}
