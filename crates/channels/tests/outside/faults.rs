//! A server of the test's own that fails where it is told, at every step of the conversation.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use channels::{Delivery, Mailer, SmtpMailer, build};

use crate::samples::{accepted, envelope, refused_for_good, refused_for_now, to_this_machine, unknown};

/// Where it fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Greeting,
    Hello,
    Mail,
    Recipient,
    Data,
    Message,
}

/// How it fails there.
#[derive(Debug, Clone, Copy)]
enum Fault {
    Says(&'static str),
    Cuts,
    Hangs,
}

/// How many whole messages came, over all lines.
type Count = Arc<AtomicUsize>;

/// A server whose first lines fail as told; later lines are faultless.
fn server(faults: Vec<(Step, Fault)>) -> (SmtpMailer, Count) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = listener.local_addr().expect("an address").port();
    let count = Count::default();
    let counted = count.clone();
    std::thread::spawn(move || {
        let mut faults = faults.into_iter();
        for stream in listener.incoming() {
            let stream = stream.expect("a line");
            let fault = faults.next();
            let counted = counted.clone();
            std::thread::spawn(move || converse(stream, fault, &counted));
        }
    });
    let mut settings = to_this_machine(port);
    settings.timeout = Duration::from_secs(1);
    (SmtpMailer::try_new(settings).expect("settings that work"), count)
}

/// One line, until somebody ends it.
fn converse(stream: TcpStream, fault: Option<(Step, Fault)>, count: &Count) -> Option<()> {
    let mut stream = BufReader::new(stream);
    answer(&mut stream, Step::Greeting, fault, "220 klaar")?;
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.get(..4)?.trim() {
            "EHLO" => answer(&mut stream, Step::Hello, fault, "250 proef.example")?,
            "MAIL" => answer(&mut stream, Step::Mail, fault, "250 ok")?,
            "RCPT" => answer(&mut stream, Step::Recipient, fault, "250 ok")?,
            "DATA" => {
                answer(&mut stream, Step::Data, fault, "354 kom maar")?;
                while line != ".\r\n" {
                    line.clear();
                    if stream.read_line(&mut line).ok()? == 0 {
                        return None;
                    }
                }
                count.fetch_add(1, Ordering::SeqCst);
                answer(&mut stream, Step::Message, fault, "250-dank u\r\n250 nummer 7")?;
            }
            _ => say(&mut stream, "250 ok")?,
        }
    }
}

fn answer(
    stream: &mut BufReader<TcpStream>,
    step: Step,
    fault: Option<(Step, Fault)>,
    usual: &str,
) -> Option<()> {
    match fault {
        Some((at, Fault::Says(words))) if at == step => say(stream, words),
        Some((at, Fault::Cuts)) if at == step => None,
        Some((at, Fault::Hangs)) if at == step => {
            // Until the other side gives up.
            stream.read_to_end(&mut Vec::new()).ok()?;
            None
        }
        _ => say(stream, usual),
    }
}

fn say(stream: &mut BufReader<TcpStream>, words: &str) -> Option<()> {
    let words = format!("{words}\r\n");
    stream.get_mut().write_all(words.as_bytes()).ok()
}

fn deliver(mailer: &dyn Mailer) -> Delivery {
    let bytes = build(&envelope()).expect("a message");
    mailer.deliver("sanne@leverancier.example", "piet@winkel.example", &bytes)
}

const BEFORE_THE_MESSAGE: [Step; 5] = [Step::Greeting, Step::Hello, Step::Mail, Step::Recipient, Step::Data];

#[test]
fn a_faultless_server_accepts_and_its_whole_answer_is_kept() {
    let (mailer, count) = server(vec![]);
    assert_eq!(accepted(deliver(&mailer)), "250 dank u\nnummer 7");
    assert_eq!(count.load(Ordering::SeqCst), 1);
}

#[test]
fn before_the_message_every_break_is_a_refusal_for_now() {
    for step in BEFORE_THE_MESSAGE {
        for fault in [Fault::Cuts, Fault::Hangs, Fault::Says("421 dicht")] {
            let (mailer, count) = server(vec![(step, fault)]);
            refused_for_now(deliver(&mailer));
            assert_eq!(count.load(Ordering::SeqCst), 0, "{step:?} {fault:?}");
            accepted(deliver(&mailer));
            assert_eq!(count.load(Ordering::SeqCst), 1, "{step:?} {fault:?}");
        }
    }
}

#[test]
fn after_the_message_every_break_is_unknown_and_nothing_is_sent_again() {
    for fault in [Fault::Cuts, Fault::Hangs, Fault::Says("354 nog een keer"), Fault::Says("wat zegt u")] {
        let (mailer, count) = server(vec![(Step::Message, fault)]);
        unknown(deliver(&mailer));
        assert_eq!(count.load(Ordering::SeqCst), 1, "{fault:?}");
        accepted(deliver(&mailer));
        assert_eq!(count.load(Ordering::SeqCst), 2, "{fault:?}");
    }
}

#[test]
fn an_answer_with_a_code_settles_it_at_every_step() {
    for step in [Step::Mail, Step::Recipient, Step::Data, Step::Message] {
        let (mailer, _) = server(vec![(step, Fault::Says("451 4.7.1 straks"))]);
        assert_eq!(refused_for_now(deliver(&mailer)), "451 4.7.1 straks");
        let (mailer, _) = server(vec![(step, Fault::Says("554 5.7.1 nooit"))]);
        assert_eq!(refused_for_good(deliver(&mailer)), "554 5.7.1 nooit");
    }
}

#[test]
fn a_closed_door_is_no_fault_of_the_message() {
    for step in [Step::Greeting, Step::Hello] {
        let (mailer, _) = server(vec![(step, Fault::Says("554 geen dienst"))]);
        let answer = refused_for_now(deliver(&mailer));
        assert!(answer.starts_with("no connection: 554"), "{answer}");
        assert_eq!(mailer.closed_in_a_row(), 1);
        accepted(deliver(&mailer));
        assert_eq!(mailer.closed_in_a_row(), 0);
    }
}

#[test]
fn an_answer_out_of_step_does_not_let_the_message_go() {
    let (mailer, count) = server(vec![(Step::Data, Fault::Says("250 ok"))]);
    refused_for_now(deliver(&mailer));
    assert_eq!(count.load(Ordering::SeqCst), 0);
}

/// The first message on this line is answered and the line then closed, as servers do with an
/// idle line: the second goes over a new line, once.
#[test]
fn a_line_that_the_server_closed_meanwhile_is_opened_again() {
    let (mailer, count) = server(vec![(Step::Message, Fault::Says("250 dank u\r\n421 u was stil"))]);
    accepted(deliver(&mailer));
    accepted(deliver(&mailer));
    assert_eq!(count.load(Ordering::SeqCst), 2);
}

#[test]
fn waiting_for_a_silent_server_ends() {
    let started = std::sync::mpsc::channel();
    let (mailer, _) = server(vec![(Step::Message, Fault::Hangs)]);
    std::thread::spawn(move || {
        let delivery = deliver(&mailer);
        started.0.send(delivery).expect("somebody waits");
    });
    let delivery = started.1.recv_timeout(Duration::from_secs(20));
    unknown(delivery.expect("an end within the time"));
}
