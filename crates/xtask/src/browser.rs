//! Chromium's WebDriver server, started for a test and stopped after it.

use std::{
    io::{self, BufRead, BufReader, Write},
    net::{Ipv4Addr, TcpStream},
    path::PathBuf,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use crate::{
    failure::{Failure, Result},
    tools,
};

/// How long chromedriver may take to close its browsers and end.
const PATIENCE: Duration = Duration::from_secs(10);

/// A running chromedriver. It stops, with every browser that it started, when this is dropped.
#[derive(Debug)]
pub struct Driver {
    child: Child,
    port: u16,
    chromium: PathBuf,
}

impl Driver {
    /// Starts chromedriver on a free port and waits until it takes requests.
    ///
    /// # Errors
    ///
    /// If Chromium or chromedriver is missing, or chromedriver does not start.
    pub fn start() -> Result<Self> {
        let chromium = tools::chromium()?;
        let mut command = Command::new(tools::chromedriver()?);
        command.arg("--port=0").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child =
            command.spawn().map_err(|error| Failure::new(format!("chromedriver did not start: {error}.")))?;
        let mut lines = child.stdout.take().into_iter().flat_map(|output| BufReader::new(output).lines());
        let Some(port) = lines.by_ref().map_while(io::Result::ok).find_map(|line| port_in(&line)) else {
            let ended = child.wait().map_or_else(|error| error.to_string(), |status| status.to_string());
            return Err(Failure::new(format!("chromedriver ended without saying its port ({ended}).")));
        };
        // Read on, or chromedriver would stop once the pipe is full.
        thread::spawn(move || lines.map_while(io::Result::ok).for_each(drop));
        Ok(Self { child, port, chromium })
    }

    /// Where WebDriver commands go: `http://127.0.0.1:<port>`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The program for `goog:chromeOptions.binary`.
    #[must_use]
    pub fn chromium(&self) -> &std::path::Path {
        &self.chromium
    }

    /// Asks chromedriver to close its browsers and end.
    fn ask_to_end(&mut self) -> io::Result<bool> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.write_all(b"GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")?;
        // Not read to its end: chromedriver answers, but never closes a connection before it ends itself.
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            if self.child.try_wait()?.is_some() {
                return Ok(true);
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(false)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Killing it alone would leave its browsers behind.
        if !self.ask_to_end().unwrap_or(false) {
            // Both fail only if it has ended meanwhile, which is what we want.
            drop(self.child.kill());
            drop(self.child.wait());
        }
    }
}

/// The port in chromedriver's "... was started successfully on port 12345."
fn port_in(line: &str) -> Option<u16> {
    line.split_once("started successfully on port ")?.1.trim_end_matches('.').parse().ok()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn the_port_is_read_from_the_line_that_names_it() {
        assert_eq!(port_in("ChromeDriver was started successfully on port 41853."), Some(41853));
        assert_eq!(port_in("Starting ChromeDriver 156.0.8078.79 on port 0"), None);
    }

    /// The body of what chromedriver answers to one request. It never closes a connection first.
    fn ask(port: u16, method: &str, path: &str, body: &str) -> String {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_mins(1))).unwrap();
        let length = body.len();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {length}\r\n\r\n{body}"
        )
        .unwrap();
        let mut lines = BufReader::new(stream);
        let (mut line, mut length) = (String::new(), 0);
        while lines.read_line(&mut line).unwrap() > 2 {
            if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse().unwrap();
            }
            line.clear();
        }
        let mut body = vec![0; length];
        lines.read_exact(&mut body).unwrap();
        String::from_utf8(body).unwrap()
    }

    #[test]
    fn a_driver_opens_chromium_and_takes_it_along_when_it_ends() {
        let driver = Driver::start().unwrap();
        let port = driver.port;
        let capabilities = format!(
            r#"{{"capabilities":{{"alwaysMatch":{{"goog:chromeOptions":{{"binary":{:?},"args":["--headless","--no-sandbox"]}}}}}}}}"#,
            driver.chromium()
        );
        let answer = ask(port, "POST", "/session", &capabilities);
        assert!(answer.contains("sessionId"), "{answer}");
        // The browser's own port, open for as long as it runs.
        let debugger = answer.split_once(r#""debuggerAddress":"localhost:"#).unwrap().1;
        let browser: u16 = debugger.split('"').next().unwrap().parse().unwrap();
        assert!(TcpStream::connect((Ipv4Addr::LOCALHOST, browser)).is_ok(), "the browser does not run");
        drop(driver);
        assert!(TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err(), "chromedriver still runs");
        assert!(TcpStream::connect((Ipv4Addr::LOCALHOST, browser)).is_err(), "the browser still runs");
    }
}
