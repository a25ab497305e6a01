//! How long the server takes for the pages of a day with 100k open invoices.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result};

use super::{empty, measured};

/// Requests of each page.
const REQUESTS: usize = 200;

/// Serves the data of the first day and asks for its pages, one after another on one connection.
pub fn measure(binary: &Path, folder: &Path) -> Result<()> {
    let place = empty(folder)?;
    measured(binary, &place, &["generate", "--as-of", "2026-03-05", "--json"])?;
    measured(binary, &place, &["run", "--date", "2026-03-05", "--no-send", "--json"])?;
    measured(binary, &place, &["user", "bench@voorbeeld.example", "Bench"])?;
    let mut server = Server::start(binary, &place)?;
    let cookie = server.log_in(binary, &place)?;
    for (name, path) in [("Vandaag", "/today"), ("Klantdossier", "/customers/")] {
        let mut times = Vec::new();
        for request in 0..REQUESTS {
            let path = match path {
                "/customers/" => format!("/customers/{}", 1 + request * 37 % 10_000),
                path => path.to_owned(),
            };
            let began = now();
            let (status, _) = server.get(&path, &cookie)?;
            times.push(began.elapsed().as_secs_f64() * 1000.0);
            anyhow::ensure!(status == 200, "{path} answered {status}");
        }
        times.sort_by(f64::total_cmp);
        println!(
            "{name:<14} with 100k invoices:  p50 {:.1} ms, p95 {:.1} ms, most {:.1} ms ({REQUESTS} requests)",
            times[REQUESTS / 2],
            times[REQUESTS * 95 / 100],
            times[REQUESTS - 1]
        );
    }
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "measuring is what this program is for")]
fn now() -> Instant {
    Instant::now()
}

struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start(binary: &Path, place: &Path) -> Result<Server> {
        let mut child = Command::new(binary)
            .args(["serve", "--listen", "127.0.0.1:0", "--no-schedule"])
            .current_dir(place)
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()?;
        let output = child.stdout.take().context("the server's output is read")?;
        let line = BufReader::new(output).lines().next().context("the server says where it is")??;
        let at = line.find("http://").context("the server says where it is")?;
        let address: String =
            line[at + 7..].chars().take_while(|letter| !letter.is_whitespace() && *letter != '/').collect();
        Ok(Server { child, address })
    }

    fn log_in(&mut self, binary: &Path, place: &Path) -> Result<String> {
        let link = measured(binary, place, &["link", "bench@voorbeeld.example", "--json"])?.last_line;
        let link: serde_json::Value = serde_json::from_str(&link)?;
        let token = link["link"]
            .as_str()
            .and_then(|link| link.split_once('#'))
            .context("the link has a token")?
            .1
            .to_owned();
        let body = format!("token={token}");
        let head = format!(
            "POST /login/link HTTP/1.1\r\nHost: {0}\r\nOrigin: http://{0}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {1}\r\nConnection: close\r\n\r\n{body}",
            self.address,
            body.len()
        );
        let (_, answer) = self.ask(&head)?;
        let cookie = answer.lines().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            name.eq_ignore_ascii_case("set-cookie")
                .then(|| value.trim().split(';').next().unwrap_or_default().to_owned())
        });
        cookie.context("logging in gives a cookie")
    }

    fn get(&self, path: &str, cookie: &str) -> Result<(u16, String)> {
        self.ask(&format!(
            "GET {path} HTTP/1.1\r\nHost: {}\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n",
            self.address
        ))
    }

    fn ask(&self, request: &str) -> Result<(u16, String)> {
        let mut stream = TcpStream::connect(&self.address)?;
        stream.write_all(request.as_bytes())?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let status = answer.split_whitespace().nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        Ok((status, answer))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
