//! A listener that nothing must ever reach. It counts who does, over TCP and over UDP.

use std::{
    io::{ErrorKind, Read},
    net::{Ipv4Addr, TcpListener, UdpSocket},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

/// A trap on a port of the loopback interface. It stops when this is dropped.
#[derive(Debug)]
pub struct Trap {
    port: u16,
    caught: Arc<Mutex<Vec<String>>>,
    stopping: Arc<AtomicBool>,
}

impl Trap {
    /// Sets one.
    pub fn set() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port is free");
        let port = listener.local_addr().expect("it has an address").port();
        // WebTransport and WebRTC speak UDP.
        let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, port)).expect("the port is free for UDP as well");
        listener.set_nonblocking(true).expect("it can be asked without waiting");
        socket.set_nonblocking(true).expect("it can be asked without waiting");
        let (caught, stopping) = (Arc::new(Mutex::new(Vec::new())), Arc::new(AtomicBool::new(false)));
        thread::spawn({
            let (caught, stopping) = (caught.clone(), stopping.clone());
            move || {
                while !stopping.load(Ordering::Relaxed) {
                    let mut bytes = [0; 512];
                    let hit = match listener.accept() {
                        Ok((mut stream, _)) => {
                            let timeout = stream.set_read_timeout(Some(Duration::from_millis(200)));
                            let length = timeout.and_then(|()| stream.read(&mut bytes)).unwrap_or(0);
                            Some(length)
                        }
                        Err(error) if error.kind() == ErrorKind::WouldBlock => socket.recv(&mut bytes).ok(),
                        Err(error) => panic!("the trap is broken: {error}"),
                    };
                    match hit {
                        Some(length) => caught
                            .lock()
                            .unwrap_or_else(PoisonError::into_inner)
                            .push(String::from_utf8_lossy(&bytes[..length]).into_owned()),
                        None => thread::sleep(Duration::from_millis(5)),
                    }
                }
            }
        });
        Self { port, caught, stopping }
    }

    /// Host and port.
    pub fn host(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// The beginnings of what came.
    pub fn caught(&self) -> Vec<String> {
        self.caught.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Trap {
    fn drop(&mut self) {
        self.stopping.store(true, Ordering::Relaxed);
    }
}
