//! A real SMTP server of a test's own: another process, on free loopback ports, with TLS.
//!
//! It is aiosmtpd, a Debian package that runs as any user and any number of times at once. (OpenSMTPD
//! was tried: it wants root and one spool a machine, and Debian 12's cannot do TLS with its OpenSSL 3.)
//! What it accepts it keeps, byte for byte, with the envelope. It delivers nothing anywhere.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::folder::create_lasting;
use crate::warden::Warden;
use crate::{wait, without};

const SCRIPT: &str = include_str!("smtp_server.py");

/// The only login that the server knows; a client may also send without one.
pub const USER: &str = "bondig";
pub const PASSWORD: &str = "alleen-voor-de-proef";

/// A running server. Dropping it ends the process and removes what it kept.
#[derive(Debug)]
pub struct Server {
    warden: Warden,
    port: u16,
    tls_port: u16,
}

/// A message that the server took, with its envelope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    pub from: String,
    pub to: Vec<String>,
    /// Whether it came over TLS.
    pub encrypted: bool,
    /// Who logged in to send it.
    pub user: Option<String>,
    /// The message as it came over the wire, dots unstuffed.
    pub bytes: Vec<u8>,
}

/// A running server, or `None` where the developer said `BONDIG_TEST_WITHOUT=smtp`.
pub fn server() -> Option<Server> {
    if without::left_out("smtp") {
        return None;
    }
    Some(Server::start())
}

impl Server {
    /// Starts a server; says what is missing where that is not possible.
    pub fn start() -> Server {
        let python = python();
        let folder = create_lasting("smtp");
        std::fs::create_dir(folder.join("mail")).expect("a new folder can be filled");
        std::fs::write(folder.join("rules"), "").expect("a new folder can be filled");
        std::fs::write(folder.join("server.py"), SCRIPT).expect("a new folder can be filled");
        make_certificate(&folder);
        let place = folder.to_str().expect("the temporary folder's path is plain text").to_owned();
        let script = format!("{place}/server.py");
        let mut warden = Warden::start(folder, "TERM", &python, &["-u", &script, &place, USER, PASSWORD]);
        let ports = warden
            .ready("the SMTP server", |warden| std::fs::read_to_string(warden.folder().join("ports")).ok());
        let (port, tls_port) = ports.split_once(' ').expect("the server names two ports");
        let number = |port: &str| port.parse().expect("a port is a number");
        let (port, tls_port) = (number(port), number(tls_port));
        Server { warden, port, tls_port }
    }

    /// The name that the certificate is for; it means 127.0.0.1.
    pub fn host(&self) -> &'static str {
        "localhost"
    }

    /// The port that starts in plain text and offers STARTTLS.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The port that speaks TLS from the first byte.
    pub fn tls_port(&self) -> u16 {
        self.tls_port
    }

    /// The PEM file of the certificate, which signed itself: trust this one to trust the server.
    pub fn certificate(&self) -> PathBuf {
        self.warden.folder().join("certificate.pem")
    }

    /// From now on this recipient is refused for good (550 5.1.1).
    pub fn refuse(&self, recipient: &str) {
        self.rule("refuse", recipient);
    }

    /// From now on this recipient is put off (451 4.3.0).
    pub fn defer(&self, recipient: &str) {
        self.rule("defer", recipient);
    }

    /// From now on a message to this recipient is kept, but the line breaks before the answer.
    pub fn lose_answer(&self, recipient: &str) {
        self.rule("lose", recipient);
    }

    /// From now on this recipient is a usual one again.
    pub fn accept(&self, recipient: &str) {
        self.rule("accept", recipient);
    }

    /// What has been taken so far, oldest first.
    pub fn received(&self) -> Vec<Mail> {
        let folder =
            std::fs::read_dir(self.warden.folder().join("mail")).expect("the server's folder is there");
        let mut messages: Vec<PathBuf> = folder.flatten().map(|entry| entry.path()).collect();
        messages.retain(|path| path.extension().is_some_and(|ending| ending == "eml"));
        messages.sort();
        messages.iter().map(|message| Mail::read(message)).collect()
    }

    /// Waits until this many have been taken, and gives all of them.
    pub fn wait_for(&self, count: usize) -> Vec<Mail> {
        wait::until(&format!("{count} mails"), || Some(self.received()).filter(|mails| mails.len() >= count))
    }

    fn rule(&self, word: &str, recipient: &str) {
        let path = self.warden.folder().join("rules");
        let mut rules = std::fs::read_to_string(&path).expect("the rules are there");
        rules.push_str(&format!("{word} {recipient}\n"));
        let draft = path.with_extension("draft");
        std::fs::write(&draft, rules)
            .and_then(|()| std::fs::rename(&draft, &path))
            .expect("the rules can be changed");
    }
}

impl Mail {
    /// The value of a header, unfolded to one line, encoded words left as they are.
    pub fn header(&self, name: &str) -> Option<String> {
        let text = self.text();
        let head = text.split("\r\n\r\n").next()?.replace("\r\n ", " ").replace("\r\n\t", " ");
        head.lines().find_map(|line| {
            let (found, value) = line.split_once(':')?;
            found.eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
        })
    }

    /// The message as text, transfer encodings left as they are.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    fn read(message: &Path) -> Mail {
        let bytes = std::fs::read(message).expect("a message that is there can be read");
        let envelope = std::fs::read_to_string(message.with_extension("envelope"))
            .expect("the envelope comes before the message");
        let mut mail = Mail { from: String::new(), to: Vec::new(), encrypted: false, user: None, bytes };
        for line in envelope.lines() {
            match line.split_once(' ') {
                Some(("from", address)) => mail.from = address.to_owned(),
                Some(("to", address)) => mail.to.push(address.to_owned()),
                Some(("user", name)) => mail.user = Some(name.to_owned()),
                _ => mail.encrypted |= line == "encrypted",
            }
        }
        mail
    }
}

/// A Python that has aiosmtpd: Debian's own, also where another stands before it in `PATH`.
fn python() -> PathBuf {
    let known = ["python3", "/usr/bin/python3"];
    let found = known.iter().filter_map(|name| without::program(&[name])).find(|python| {
        let tried = Command::new(python).args(["-c", "import aiosmtpd"]).output();
        tried.is_ok_and(|output| output.status.success())
    });
    found.unwrap_or_else(|| {
        panic!("no Python with aiosmtpd is found: run ./test, or install python3-aiosmtpd, or leave its tests out with BONDIG_TEST_WITHOUT=smtp")
    })
}

fn make_certificate(folder: &Path) {
    let mut openssl = Command::new("openssl");
    openssl.current_dir(folder).args([
        "req",
        "-x509",
        "-nodes",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
    ]);
    openssl.args(["-keyout", "key.pem", "-out", "certificate.pem", "-days", "2", "-subj", "/CN=localhost"]);
    openssl.args(["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]);
    // Rust's TLS refuses a server whose own certificate says that it is an authority.
    openssl.args(["-addext", "basicConstraints=critical,CA:FALSE"]);
    let output = openssl
        .output()
        .expect("openssl starts: install it, or leave these tests out with BONDIG_TEST_WITHOUT=smtp");
    assert!(output.status.success(), "openssl failed: {}", String::from_utf8_lossy(&output.stderr));
}
