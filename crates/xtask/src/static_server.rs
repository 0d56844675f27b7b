//! A static file server on the loopback interface that remembers what it was asked for.
//!
//! It stands in for the static host that the page is put on: it sends no header of ours, only what any server
//! sends (`Date`, `Server`, `Content-Type`, `Content-Length`), and serves from a sub-path if told so.

use std::{
    io::{self, BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::{Component, Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::{Duration, SystemTime},
};

use percent_encoding::percent_decode_str;

use crate::{
    content_type,
    failure::{Failure, Result},
    files,
};

/// How long a connection may be silent. A browser opens some that it never uses.
const SILENCE: Duration = Duration::from_secs(30);

/// The longest head of a request that is read.
const LONGEST_HEAD: u64 = 64 * 1024;

/// A request that the server got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// `GET`, `HEAD` ...
    pub method: String,
    /// The request target as it was sent: path and query, nothing decoded.
    pub path: String,
    /// The status of our response.
    pub status: u16,
}

/// A running server. It stops when this is dropped.
pub struct StaticServer {
    site: Arc<Site>,
    stopping: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
    port: u16,
}

/// What all connections share.
struct Site {
    folder: PathBuf,
    mount: String,
    requests: Mutex<Vec<Request>>,
}

impl StaticServer {
    /// Serves a folder on a free port of 127.0.0.1.
    ///
    /// `mount` is the path that the folder appears under: `/`, or a sub-path such as `/repo/`.
    ///
    /// # Errors
    ///
    /// If `mount` does not begin and end with `/`, or no port can be had.
    pub fn start(folder: impl Into<PathBuf>, mount: &str) -> Result<Self> {
        Self::start_on(listen(0)?, folder, mount)
    }

    /// The same on a listener that the caller has made with [`listen`].
    ///
    /// # Errors
    ///
    /// If `mount` does not begin and end with `/`, or the listener cannot be used.
    pub fn start_on(listener: TcpListener, folder: impl Into<PathBuf>, mount: &str) -> Result<Self> {
        if !(mount.starts_with('/') && mount.ends_with('/')) {
            return Err(Failure::new(format!("A mount begins and ends with `/`; `{mount}` does not.")));
        }
        let cannot = |error: io::Error| Failure::new(format!("Cannot start the web server: {error}."));
        let port = listener.local_addr().map_err(cannot)?.port();
        let site = Site { folder: folder.into(), mount: mount.to_owned(), requests: Mutex::default() };
        let (site, stopping) = (Arc::new(site), Arc::new(AtomicBool::new(false)));
        let thread = thread::spawn({
            let (site, stopping) = (site.clone(), stopping.clone());
            move || accept(&listener, &site, &stopping)
        });
        Ok(Self { site, stopping, thread: Some(thread), port })
    }

    /// Where the folder is served: `http://127.0.0.1:<port><mount>`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}{}", self.port, self.site.mount)
    }

    /// The port.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The requests so far, in the order in which they came.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        locked(&self.site.requests).clone()
    }

    /// Forgets the requests so far, so that a test can look at what comes next.
    pub fn forget_requests(&self) {
        locked(&self.site.requests).clear();
    }

    /// Serves until the process is ended.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            // The thread ends only by a panic, and that has been printed by then.
            drop(thread.join());
        }
    }
}

impl Drop for StaticServer {
    fn drop(&mut self) {
        self.stopping.store(true, Ordering::Release);
        // It wakes the thread that waits for a connection; should that fail, there is none.
        drop(TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)));
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

impl std::fmt::Debug for StaticServer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("StaticServer").field("url", &self.url()).finish_non_exhaustive()
    }
}

/// Listens on a port of 127.0.0.1; 0 is any free one.
///
/// # Errors
///
/// If the port is taken.
pub fn listen(port: u16) -> Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => {
            Failure::new(format!("Port {port} is taken by another program; choose one with `--port`."))
        }
        _ => Failure::new(format!("Cannot listen on port {port}: {error}.")),
    })
}

/// What a request target leads to.
#[derive(Debug, PartialEq, Eq)]
enum Found {
    File(PathBuf),
    /// The mount without its last slash: every static host sends one to the folder.
    Moved(String),
    Nothing,
}

fn find(target: &str, folder: &Path, mount: &str) -> Found {
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let Some(inside) = path.strip_prefix(mount) else {
        let is_mount = mount.strip_suffix('/') == Some(path) && !path.is_empty();
        return if is_mount { Found::Moved(mount.to_owned()) } else { Found::Nothing };
    };
    let Ok(decoded) = percent_decode_str(inside).decode_utf8() else {
        return Found::Nothing;
    };
    // Only plain names: nothing that could lead out of the folder.
    if !Path::new(&*decoded).components().all(|part| matches!(part, Component::Normal(_))) {
        return Found::Nothing;
    }
    let mut file = folder.join(&*decoded);
    if file.is_dir() {
        file.push("index.html");
    }
    if file.is_file() { Found::File(file) } else { Found::Nothing }
}

/// A thread a connection: one that a browser keeps open and silent holds up no other.
fn accept(listener: &TcpListener, site: &Arc<Site>, stopping: &AtomicBool) {
    for connection in listener.incoming() {
        if stopping.load(Ordering::Acquire) {
            return;
        }
        if let Ok(connection) = connection {
            let site = site.clone();
            // A browser that closes a tab ends its connections in the middle of an answer. That is no fault.
            thread::spawn(move || drop(answer(&connection, &site)));
        }
    }
}

/// Answers one request and closes the connection.
fn answer(mut connection: &TcpStream, site: &Site) -> io::Result<()> {
    connection.set_read_timeout(Some(SILENCE))?;
    let mut input = BufReader::new(connection.try_clone()?);
    let Some((method, path)) = request(&mut input)? else { return Ok(()) };
    let answer = match method.as_str() {
        "GET" | "HEAD" => Answer::to(find(&path, &site.folder, &site.mount)),
        _ => Answer {
            header: Some(("Allow", "GET, HEAD".to_owned())),
            ..Answer::plain("405 Method Not Allowed")
        },
    };
    let is_head = method == "HEAD";
    // Noted before it is answered: a test that has the answer finds the request in the list.
    locked(&site.requests).push(Request { method, path, status: answer.status() });
    answer.write(&mut connection, is_head)?;
    connection.shutdown(std::net::Shutdown::Write)?;
    // What is left of the request is read, or the other side might lose the answer to a reset.
    io::copy(&mut input.take(LONGEST_HEAD), &mut io::sink())?;
    Ok(())
}

/// Reads the head of a request: its method and its target. `None` if the connection was not used.
fn request(input: &mut impl BufRead) -> io::Result<Option<(String, String)>> {
    let mut head = input.take(LONGEST_HEAD);
    let mut line = String::new();
    head.read_line(&mut line)?;
    let mut words = line.split_ascii_whitespace();
    let (Some(method), Some(target)) = (words.next(), words.next()) else { return Ok(None) };
    let request = (method.to_owned(), target.to_owned());
    while !line.trim_end().is_empty() {
        line.clear();
        head.read_line(&mut line)?;
    }
    Ok(Some(request))
}

/// A response.
struct Answer {
    status: &'static str,
    content_type: &'static str,
    header: Option<(&'static str, String)>,
    body: Vec<u8>,
}

impl Answer {
    fn to(found: Found) -> Self {
        let file = match found {
            Found::File(file) => file,
            Found::Moved(to) => {
                return Self { header: Some(("Location", to)), ..Self::plain("301 Moved Permanently") };
            }
            Found::Nothing => return Self::plain("404 Not Found"),
        };
        match files::read(&file) {
            Ok(body) => Self { status: "200 OK", content_type: content_type::of(&file), header: None, body },
            Err(failure) => {
                eprintln!("{failure}");
                Self::plain("500 Internal Server Error")
            }
        }
    }

    fn plain(status: &'static str) -> Self {
        let content_type = content_type::of(Path::new("answer.txt"));
        Self { status, content_type, header: None, body: format!("{status}\n").into_bytes() }
    }

    fn status(&self) -> u16 {
        self.status[..3].parse().expect("a status begins with its number")
    }

    fn write(&self, output: &mut impl Write, is_head: bool) -> io::Result<()> {
        let date = httpdate::fmt_http_date(SystemTime::now());
        let mut head = format!(
            "HTTP/1.1 {}\r\nServer: countersign\r\nDate: {date}\r\nContent-Type: {}\r\nContent-Length: {}\r\n",
            self.status,
            self.content_type,
            self.body.len(),
        );
        if let Some((name, value)) = &self.header {
            head.push_str(&[name, ": ", value, "\r\n"].concat());
        }
        head.push_str("Connection: close\r\n\r\n");
        output.write_all(head.as_bytes())?;
        if is_head { Ok(()) } else { output.write_all(&self.body) }
    }
}

/// The list, even after a panic in another thread: it is only ever appended to or cleared.
fn locked(requests: &Mutex<Vec<Request>>) -> MutexGuard<'_, Vec<Request>> {
    requests.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::{
        fs,
        io::{Read, Write},
        net::TcpStream,
        time::Duration,
    };

    use super::*;

    /// A folder with a page and a module, removed at the end.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let folder = std::env::temp_dir().join(format!("countersign-{}-{name}", std::process::id()));
            fs::create_dir_all(folder.join("deep")).unwrap();
            fs::write(folder.join("index.html"), "<!doctype html>").unwrap();
            fs::write(folder.join("deep/a b.wasm"), vec![0; 100_000]).unwrap();
            Self(folder)
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            fs::remove_dir_all(&self.0).unwrap();
        }
    }

    /// The whole response to a request line, head and body.
    fn ask(server: &StaticServer, line: &str) -> (String, Vec<u8>) {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, server.port())).unwrap();
        write!(stream, "{line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
        let mut response = Vec::new();
        stream.read_to_end(&mut response).unwrap();
        let end = response.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        let body = response.split_off(end + 4);
        (String::from_utf8(response).unwrap(), body)
    }

    #[test]
    fn serves_files_below_a_sub_path_with_their_types() {
        let site = Folder::new("types");
        let server = StaticServer::start(&site.0, "/repo/").unwrap();
        let (head, body) = ask(&server, "GET /repo/?utm=1");
        assert!(head.starts_with("HTTP/1.1 200 "), "{head}");
        assert!(head.contains("\r\nContent-Type: text/html; charset=utf-8\r\n"), "{head}");
        assert!(head.contains("\r\nDate: "), "{head}");
        assert_eq!(body, b"<!doctype html>");
        let (head, body) = ask(&server, "GET /repo/deep/a%20b.wasm");
        assert!(head.contains("\r\nContent-Type: application/wasm\r\n"), "{head}");
        assert!(head.contains("\r\nContent-Length: 100000\r\n"), "{head}");
        assert_eq!(body.len(), 100_000);
    }

    #[test]
    fn head_has_the_length_and_no_body() {
        let site = Folder::new("head");
        let server = StaticServer::start(&site.0, "/").unwrap();
        let (head, body) = ask(&server, "HEAD /index.html");
        assert!(head.starts_with("HTTP/1.1 200 ") && head.contains("\r\nContent-Length: 15\r\n"), "{head}");
        assert!(body.is_empty());
    }

    #[test]
    fn everything_else_is_refused() {
        let site = Folder::new("refused");
        let server = StaticServer::start(&site.0, "/repo/").unwrap();
        for (line, status) in [
            ("GET /", 404),
            ("GET /repo/nothing", 404),
            ("GET /repo/../../etc/passwd", 404),
            ("GET /repo/%2e%2e/secret", 404),
            ("GET /repo//etc/passwd", 404),
            ("GET /repo/%ff", 404),
            ("GET /repo", 301),
            ("POST /repo/", 405),
        ] {
            let (head, _) = ask(&server, line);
            assert!(head.starts_with(&format!("HTTP/1.1 {status} ")), "{line}: {head}");
        }
    }

    #[test]
    fn remembers_the_requests_in_order_until_told_to_forget() {
        let site = Folder::new("requests");
        let server = StaticServer::start(&site.0, "/").unwrap();
        ask(&server, "GET /?a=%20b");
        ask(&server, "HEAD /gone");
        let request =
            |method: &str, path: &str, status| Request { method: method.into(), path: path.into(), status };
        assert_eq!(server.requests(), [request("GET", "/?a=%20b", 200), request("HEAD", "/gone", 404)]);
        server.forget_requests();
        assert_eq!(server.requests(), []);
    }

    /// A browser opens connections ahead of their use: those hold up nobody.
    #[test]
    fn silent_connections_hold_up_no_other() {
        let site = Folder::new("silent");
        let server = StaticServer::start(&site.0, "/").unwrap();
        let silent = || TcpStream::connect((Ipv4Addr::LOCALHOST, server.port())).unwrap();
        let _kept: Vec<_> = (0..50).map(|_| silent()).collect();
        assert!(ask(&server, "GET /").0.starts_with("HTTP/1.1 200 "));
    }

    #[test]
    fn stops_when_dropped() {
        let site = Folder::new("stops");
        let server = StaticServer::start(&site.0, "/").unwrap();
        let port = server.port();
        drop(server);
        // Its accepting thread closes the port a moment later.
        let closed = || TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err();
        for _ in 0..100 {
            if closed() {
                return;
            }
            thread::sleep(Duration::from_millis(50));
        }
        panic!("the port is still open");
    }

    #[test]
    fn a_taken_port_is_said_in_one_sentence() {
        let first = listen(0).unwrap();
        let port = first.local_addr().unwrap().port();
        let failure = listen(port).unwrap_err();
        assert_eq!(
            failure.to_string(),
            format!("Port {port} is taken by another program; choose one with `--port`.")
        );
    }

    #[test]
    fn a_mount_without_slashes_is_refused() {
        assert!(StaticServer::start("/tmp", "repo").is_err());
    }
}
