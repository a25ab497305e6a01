//! A small HTTP server: one thread a connection, one question a connection, faults on demand.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use serde_json::Value;

/// A question as it came.
#[derive(Debug, Clone)]
pub struct Asked {
    pub method: String,
    /// Without its query.
    pub path: String,
    pub query: String,
    pub key: String,
    pub body: Value,
}

impl Asked {
    pub fn query(&self, name: &str) -> Option<String> {
        let pairs = self.query.split('&').filter_map(|pair| pair.split_once('='));
        pairs.into_iter().find(|(known, _)| unescaped(known) == name).map(|(_, value)| unescaped(value))
    }
}

#[derive(Debug, Clone)]
pub struct Replied {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Replied {
    pub fn json(status: u16, body: &Value) -> Replied {
        Replied { status, headers: Vec::new(), body: body.to_string().into_bytes() }
    }
}

/// What goes wrong with a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nothing.
    Fine,
    /// "Later", in so many seconds.
    Busy(i64),
    /// "Later", as the seconds since 1970.
    BusyUntil(i64),
    Status(u16),
    /// The connection is closed without an answer.
    Cut,
    /// The answer stops in the middle, though it says it is longer.
    CutInTheMiddle,
    /// The answer is whole as HTTP, and half as JSON.
    Half,
}

#[derive(Default)]
struct State {
    faults: VecDeque<Fault>,
    /// From this question on (0: the first), nothing comes through.
    dead_from: Option<usize>,
    asked: Vec<String>,
}

pub struct Server {
    address: String,
    state: Arc<Mutex<State>>,
    stop: Arc<AtomicBool>,
}

impl Server {
    pub fn start(answer: impl Fn(&Asked) -> Replied + Send + Sync + 'static) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
        let address = format!("http://{}", listener.local_addr().expect("it has an address"));
        let state = Arc::new(Mutex::new(State::default()));
        let stop = Arc::new(AtomicBool::new(false));
        let (heard, ends) = (state.clone(), stop.clone());
        let answer = Arc::new(answer);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                if ends.load(Ordering::Relaxed) {
                    return;
                }
                let Ok(stream) = stream else { continue };
                let (heard, answer) = (heard.clone(), answer.clone());
                std::thread::spawn(move || {
                    let _ = serve(stream, &heard, &*answer);
                });
            }
        });
        Server { address, state, stop }
    }

    pub fn address(&self) -> &str {
        &self.address
    }

    /// What goes wrong with the next questions, one each.
    pub fn faults(&self, faults: &[Fault]) {
        self.lock().faults.extend(faults);
    }

    /// So many questions are answered from now on, then none.
    pub fn dies_after(&self, questions: usize) {
        let mut state = self.lock();
        state.dead_from = Some(state.asked.len() + questions);
    }

    pub fn lives(&self) {
        let mut state = self.lock();
        state.dead_from = None;
        state.faults.clear();
    }

    /// The questions so far: `GET /path`.
    pub fn asked(&self) -> Vec<String> {
        self.lock().asked.clone()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().expect("the server's threads do not panic")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        // It waits for a connection: this is one.
        let _ = TcpStream::connect(self.address.trim_start_matches("http://"));
    }
}

fn serve(
    mut stream: TcpStream,
    state: &Mutex<State>,
    answer: &dyn Fn(&Asked) -> Replied,
) -> std::io::Result<()> {
    let Some(asked) = read(&stream)? else { return Ok(()) };
    let fault = {
        let mut state = state.lock().expect("the server's threads do not panic");
        let dead = state.dead_from.is_some_and(|from| state.asked.len() >= from);
        state.asked.push(format!("{} {}", asked.method, asked.path));
        if dead { Fault::Cut } else { state.faults.pop_front().unwrap_or(Fault::Fine) }
    };
    let simple = |status: u16| Replied { status, headers: Vec::new(), body: b"{}".to_vec() };
    let retry = |seconds: i64| Replied {
        status: 429,
        headers: vec![("Retry-After".to_owned(), seconds.to_string())],
        body: b"Retry later".to_vec(),
    };
    let mut reply = match fault {
        Fault::Cut => return stream.shutdown(Shutdown::Both),
        Fault::Status(status) => simple(status),
        Fault::Busy(seconds) | Fault::BusyUntil(seconds) => retry(seconds),
        _ => answer(&asked),
    };
    if fault == Fault::Half {
        reply.body.truncate(reply.body.len() / 2);
    }
    let mut head = format!(
        "HTTP/1.1 {} x\r\nConnection: close\r\nContent-Length: {}\r\n",
        reply.status,
        reply.body.len()
    );
    for (name, value) in &reply.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    if fault == Fault::CutInTheMiddle {
        reply.body.truncate(reply.body.len() / 2);
    }
    stream.write_all(format!("{head}\r\n").as_bytes())?;
    stream.write_all(&reply.body)?;
    stream.shutdown(Shutdown::Write)?;
    // The other side reads to the end before the connection goes.
    let _ = stream.read(&mut [0; 64]);
    Ok(())
}

fn read(stream: &TcpStream) -> std::io::Result<Option<Asked>> {
    let mut lines = BufReader::new(stream);
    let mut first = String::new();
    if lines.read_line(&mut first)? == 0 {
        return Ok(None);
    }
    let (mut key, mut length) = (String::new(), 0);
    loop {
        let mut line = String::new();
        lines.read_line(&mut line)?;
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        match name.to_ascii_lowercase().as_str() {
            "authorization" => value.trim().clone_into(&mut key),
            "content-length" => length = value.trim().parse().unwrap_or(0),
            _ => {}
        }
    }
    let mut body = vec![0; length];
    lines.read_exact(&mut body)?;
    let mut words = first.split_whitespace();
    let method = words.next().unwrap_or_default().to_owned();
    let address = words.next().unwrap_or_default();
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let body = serde_json::from_slice(&body).unwrap_or(Value::Null);
    Ok(Some(Asked { method, path: unescaped(path), query: query.to_owned(), key, body }))
}

fn unescaped(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut plain = Vec::with_capacity(bytes.len());
    let mut place = 0;
    while place < bytes.len() {
        let pair = text.get(place + 1..place + 3).filter(|_| bytes[place] == b'%');
        match pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
            Some(byte) => {
                plain.push(byte);
                place += 3;
            }
            None => {
                plain.push(bytes[place]);
                place += 1;
            }
        }
    }
    String::from_utf8_lossy(&plain).into_owned()
}
