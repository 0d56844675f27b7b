//! Chromium's own protocol, spoken with the browser itself: its events, of which chromedriver hands on none.

use std::{
    io::{Read, Write},
    net::TcpStream,
    time::Duration,
};

use serde_json::{Value, json};

use crate::chromium::{Chromium, wait};

/// A connection to the page that a Chromium shows. It is a web socket (RFC 6455) without the parts that are not needed.
#[derive(Debug)]
pub struct DevTools {
    stream: TcpStream,
    sent: u64,
    events: Vec<Value>,
}

impl DevTools {
    /// Connects.
    pub fn of(chromium: &Chromium) -> Self {
        let session = chromium.session();
        let capabilities = serde_json::to_value(session.capabilities()).expect("they are JSON");
        let address = capabilities["goog:chromeOptions"]["debuggerAddress"].as_str().expect("its port");
        let page = wait(session.window()).expect("it has a window");
        let mut stream = TcpStream::connect(address).expect("Chromium listens");
        stream.set_read_timeout(Some(Duration::from_mins(1))).expect("it can be set");
        write!(
            stream,
            "GET /devtools/page/{page} HTTP/1.1\r\nHost: {address}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
             Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n"
        )
        .expect("it takes a request");
        let mut answer = Vec::new();
        while !answer.ends_with(b"\r\n\r\n") {
            let mut byte = [0];
            stream.read_exact(&mut byte).expect("it answers");
            answer.extend(byte);
        }
        assert!(answer.starts_with(b"HTTP/1.1 101"), "{}", String::from_utf8_lossy(&answer));
        Self { stream, sent: 0, events: Vec::new() }
    }

    /// Sends a command and waits for its result. Events that come before it are kept.
    pub fn command(&mut self, method: &str, parameters: &Value) -> Value {
        self.sent += 1;
        self.send(&json!({"id": self.sent, "method": method, "params": parameters}).to_string());
        loop {
            let message = self.receive();
            if message["id"] == self.sent {
                assert_eq!(message["error"], Value::Null, "{method}");
                return message["result"].clone();
            }
            self.events.push(message);
        }
    }

    /// The parameters of the events of this name that have come by now.
    pub fn events(&mut self, name: &str) -> Vec<Value> {
        // What happened before this is answered has come before it.
        self.command("Runtime.evaluate", &json!({"expression": "0"}));
        let named = self.events.iter().filter(|event| event["method"] == name);
        named.map(|event| event["params"].clone()).collect()
    }

    /// One text in one frame. A client's frames are masked; a mask of nothing changes nothing.
    fn send(&mut self, text: &str) {
        let length = u16::try_from(text.len()).expect("no command is longer");
        let mut frame = vec![0x81, 0x80 | 0x7e];
        frame.extend(length.to_be_bytes());
        frame.extend([0; 4]);
        frame.extend(text.as_bytes());
        self.stream.write_all(&frame).expect("Chromium reads");
    }

    fn receive(&mut self) -> Value {
        let mut text = Vec::new();
        loop {
            let [first, second] = self.bytes();
            let length = match second & 0x7f {
                126 => u64::from(u16::from_be_bytes(self.bytes())),
                127 => u64::from_be_bytes(self.bytes()),
                length => u64::from(length),
            };
            let start = text.len();
            text.resize(start + usize::try_from(length).expect("it fits into memory"), 0);
            self.stream.read_exact(&mut text[start..]).expect("the whole frame comes");
            match (first & 0x0f, first & 0x80 != 0) {
                (0 | 1, true) => return serde_json::from_slice(&text).expect("every message is JSON"),
                (0 | 1, false) => {}
                (8, _) => panic!("Chromium has closed the connection"),
                // A ping or a pong.
                _ => text.truncate(start),
            }
        }
    }

    fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        self.stream.read_exact(&mut bytes).expect("Chromium speaks");
        bytes
    }
}
