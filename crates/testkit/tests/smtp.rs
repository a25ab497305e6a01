//! The SMTP server works on the wire, keeps what it took, and refuses as it is told.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::process::Command;

use testkit::smtp::{self, Server};

/// A conversation in the clear: the answer to each line.
struct Line(BufReader<TcpStream>);

impl Line {
    fn open(server: &Server) -> Line {
        let stream = TcpStream::connect((server.host(), server.port())).expect("the server listens");
        let mut line = Line(BufReader::new(stream));
        assert!(line.answer().starts_with("220"));
        assert!(line.say("EHLO proef.example").contains("STARTTLS"));
        line
    }

    fn say(&mut self, words: &str) -> String {
        self.0.get_mut().write_all(format!("{words}\r\n").as_bytes()).expect("the line is open");
        self.answer()
    }

    /// All lines of one answer; nothing when the line broke.
    fn answer(&mut self) -> String {
        let mut answer = String::new();
        loop {
            let mut line = String::new();
            if self.0.read_line(&mut line).unwrap_or(0) == 0 {
                return answer;
            }
            answer.push_str(&line);
            if line.as_bytes().get(3) != Some(&b'-') {
                return answer;
            }
        }
    }

    fn send(&mut self, recipient: &str) -> String {
        self.say("MAIL FROM:<administratie@leverancier.example>");
        let answer = self.say(&format!("RCPT TO:<{recipient}>"));
        if !answer.starts_with("250") {
            return answer;
        }
        self.say("DATA");
        self.say("Subject: Factuur\r\n F1\r\nMessage-ID: <een@leverancier.example>\r\n\r\nBeste,\r\n..en een punt\r\n.")
    }
}

#[test]
fn a_mail_is_kept_byte_for_byte_with_its_envelope() {
    let Some(server) = smtp::server() else { return };
    let answer = Line::open(&server).send("klant@winkel.example");
    assert!(answer.starts_with("250 2.0.0"), "{answer}");
    let mails = server.wait_for(1);
    assert_eq!(mails[0].from, "administratie@leverancier.example");
    assert_eq!(mails[0].to, ["klant@winkel.example"]);
    assert_eq!(mails[0].header("subject").as_deref(), Some("Factuur F1"));
    assert_eq!(mails[0].header("Message-Id").as_deref(), Some("<een@leverancier.example>"));
    assert!(mails[0].text().ends_with("\r\n\r\nBeste,\r\n.en een punt\r\n"));
    assert!(!mails[0].encrypted);
}

#[test]
fn recipients_are_refused_deferred_and_accepted_as_told() {
    let Some(server) = smtp::server() else { return };
    server.refuse("weg@winkel.example");
    server.defer("vol@winkel.example");
    let mut line = Line::open(&server);
    assert!(line.send("weg@winkel.example").starts_with("550 5.1.1"));
    line.say("RSET");
    assert!(line.send("vol@winkel.example").starts_with("451 4.3.0"));
    line.say("RSET");
    server.accept("weg@winkel.example");
    assert!(line.send("weg@winkel.example").starts_with("250"));
    assert_eq!(server.received().len(), 1);
}

#[test]
fn a_lost_answer_leaves_the_sender_in_doubt() {
    let Some(server) = smtp::server() else { return };
    server.lose_answer("stil@winkel.example");
    assert_eq!(Line::open(&server).send("stil@winkel.example"), "");
    assert_eq!(server.wait_for(1)[0].to, ["stil@winkel.example"]);
}

/// openssl is the independent client for what is encrypted.
fn converse_encrypted(server: &Server, arguments: &[&str], words: &str) -> String {
    let mut client = Command::new("openssl");
    client
        .args(["s_client", "-quiet", "-crlf", "-verify_return_error", "-CAfile"])
        .arg(server.certificate())
        .args(arguments);
    client
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped());
    let mut client = client.spawn().expect("openssl starts");
    client.stdin.take().expect("it listens").write_all(words.as_bytes()).expect("it listens");
    let output = client.wait_with_output().expect("it ends");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn both_ports_speak_tls_and_know_the_login() {
    let Some(server) = smtp::server() else { return };
    // "\0bondig\0alleen-voor-de-proef" in base64, as AUTH PLAIN wants it.
    let words = "EHLO proef.example\nAUTH PLAIN AGJvbmRpZwBhbGxlZW4tdm9vci1kZS1wcm9lZg==\n\
                 MAIL FROM:<a@leverancier.example>\nRCPT TO:<b@winkel.example>\nDATA\nSubject: x\n\nx\n.\nQUIT\n";
    let starttls = format!("127.0.0.1:{}", server.port());
    let said = converse_encrypted(&server, &["-starttls", "smtp", "-connect", &starttls], words);
    assert!(said.contains("235 "), "{said}");
    let implicit = format!("127.0.0.1:{}", server.tls_port());
    let said = converse_encrypted(&server, &["-connect", &implicit], words);
    assert!(said.contains("235 "), "{said}");
    let wrong = words.replace("AGJvbmRpZwBhbGxlZW4tdm9vci1kZS1wcm9lZg==", "AGJvbmRpZwB4");
    assert!(converse_encrypted(&server, &["-connect", &implicit], &wrong).contains("535 "));
    let mails = server.wait_for(2);
    assert!(
        mails.iter().take(2).all(|mail| mail.encrypted && mail.user.as_deref() == Some(smtp::USER)),
        "{mails:?}"
    );
}
