//! Chromium's WebDriver server, started for a test and stopped after it.

use std::{
    io::{self, BufRead, BufReader, Read, Write},
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
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        stream.write_all(b"GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")?;
        stream.read_to_end(&mut Vec::new())?;
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(5) {
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
    use super::*;

    #[test]
    fn the_port_is_read_from_the_line_that_names_it() {
        assert_eq!(port_in("ChromeDriver was started successfully on port 41853."), Some(41853));
        assert_eq!(port_in("Starting ChromeDriver 156.0.8078.79 on port 0"), None);
    }
}
