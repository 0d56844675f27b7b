//! A static file server on the loopback interface that remembers what it was asked for.
//!
//! It stands in for the static host that the page is put on: it sends no header of ours, only what any server
//! sends (`Date`, `Server`, `Content-Type`, `Content-Length`), and serves from a sub-path if told so.

use std::{
    fs::File,
    io::{self, Cursor},
    net::{Ipv4Addr, TcpListener},
    path::{Component, Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread::{self, JoinHandle},
};

use percent_encoding::percent_decode_str;
use tiny_http::{Header, Method, Response, ResponseBox, Server};

use crate::{
    content_type,
    failure::{Failure, Result},
};

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
    server: Arc<Server>,
    thread: Option<JoinHandle<()>>,
    requests: Arc<Mutex<Vec<Request>>>,
    port: u16,
    mount: String,
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
        let cannot =
            |error: &dyn std::error::Error| Failure::new(format!("Cannot start the web server: {error}."));
        let port = listener.local_addr().map_err(|error| cannot(&error))?.port();
        let server = Arc::new(Server::from_listener(listener, None).map_err(|error| cannot(&*error))?);
        let requests = Arc::new(Mutex::new(Vec::new()));
        let (folder, mount) = (folder.into(), mount.to_owned());
        let thread = thread::spawn({
            let (server, requests, mount) = (server.clone(), requests.clone(), mount.clone());
            move || {
                for request in server.incoming_requests() {
                    answer(request, &folder, &mount, &requests);
                }
            }
        });
        Ok(Self { server, thread: Some(thread), requests, port, mount })
    }

    /// Where the folder is served: `http://127.0.0.1:<port><mount>`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}{}", self.port, self.mount)
    }

    /// The port.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The requests so far, in the order in which they came.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        locked(&self.requests).clone()
    }

    /// Forgets the requests so far, so that a test can look at what comes next.
    pub fn forget_requests(&self) {
        locked(&self.requests).clear();
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
        self.server.unblock();
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

fn answer(request: tiny_http::Request, folder: &Path, mount: &str, requests: &Mutex<Vec<Request>>) {
    let (method, path) = (request.method().to_string(), request.url().to_owned());
    let response = match request.method() {
        Method::Get | Method::Head => response(find(&path, folder, mount)),
        _ => plain("405 Method Not Allowed\n", 405).with_header(header("Allow", "GET, HEAD")).boxed(),
    };
    // Noted before it is answered: a test that has the answer finds the request in the list.
    locked(requests).push(Request { method, path, status: response.status_code().0 });
    // A browser that closes a tab ends its connections in the middle of an answer. That is no fault.
    drop(request.respond(response));
}

fn response(found: Found) -> ResponseBox {
    let file = match found {
        Found::File(file) => file,
        Found::Moved(to) => {
            return plain("301 Moved Permanently\n", 301).with_header(header("Location", &to)).boxed();
        }
        Found::Nothing => return plain("404 Not Found\n", 404).boxed(),
    };
    match File::open(&file) {
        Ok(open) => Response::from_file(open)
            .with_header(header("Content-Type", content_type::of(&file)))
            // With a length, never in chunks, as static hosts do.
            .with_chunked_threshold(usize::MAX)
            .boxed(),
        Err(error) => {
            eprintln!("{}", Failure::file("read", &file, &error));
            plain("500 Internal Server Error\n", 500).boxed()
        }
    }
}

fn plain(text: &str, status: u16) -> Response<Cursor<Vec<u8>>> {
    let text_type = header("Content-Type", content_type::of(Path::new("answer.txt")));
    Response::from_string(text).with_status_code(status).with_header(text_type)
}

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("names and values here are plain ASCII")
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
    struct Site(PathBuf);

    impl Site {
        fn new(name: &str) -> Self {
            let folder = std::env::temp_dir().join(format!("countersign-{}-{name}", std::process::id()));
            fs::create_dir_all(folder.join("deep")).unwrap();
            fs::write(folder.join("index.html"), "<!doctype html>").unwrap();
            fs::write(folder.join("deep/a b.wasm"), vec![0; 100_000]).unwrap();
            Self(folder)
        }
    }

    impl Drop for Site {
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
        let site = Site::new("types");
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
        let site = Site::new("head");
        let server = StaticServer::start(&site.0, "/").unwrap();
        let (head, body) = ask(&server, "HEAD /index.html");
        assert!(head.starts_with("HTTP/1.1 200 ") && head.contains("\r\nContent-Length: 15\r\n"), "{head}");
        assert!(body.is_empty());
    }

    #[test]
    fn everything_else_is_refused() {
        let site = Site::new("refused");
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
        let site = Site::new("requests");
        let server = StaticServer::start(&site.0, "/").unwrap();
        ask(&server, "GET /?a=%20b");
        ask(&server, "HEAD /gone");
        let request =
            |method: &str, path: &str, status| Request { method: method.into(), path: path.into(), status };
        assert_eq!(server.requests(), [request("GET", "/?a=%20b", 200), request("HEAD", "/gone", 404)]);
        server.forget_requests();
        assert_eq!(server.requests(), []);
    }

    #[test]
    fn stops_when_dropped() {
        let site = Site::new("stops");
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
