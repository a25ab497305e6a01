//! Against a real mail server in another process.

use std::time::Duration;

use channels::{Delivery, Envelope, Login, Mailer, Secret, Security, SmtpMailer, SmtpSettings, build};
use testkit::smtp::{self, PASSWORD, Server, USER};

use crate::samples::{
    accepted, document, envelope, numbered, refused_for_good, refused_for_now, to_this_machine, unknown,
};

fn plain(server: &Server) -> SmtpMailer {
    SmtpMailer::try_new(to_this_machine(server.port())).expect("settings that work")
}

fn deliver(mailer: &dyn Mailer, envelope: &Envelope) -> Delivery {
    let bytes = build(envelope).expect("a message");
    mailer.deliver(&envelope.from_address, &envelope.to_address, &bytes)
}

fn to(address: &str) -> Envelope {
    Envelope { to_address: address.to_owned(), ..envelope() }
}

fn secured(server: &Server, security: Security) -> SmtpSettings {
    let port = match security {
        Security::Tls => server.tls_port(),
        _ => server.port(),
    };
    SmtpSettings {
        host: server.host().to_owned(),
        security,
        login: Some(Login { user: USER.to_owned(), password: Secret::new(PASSWORD) }),
        trusted_certificate: Some(std::fs::read(server.certificate()).expect("a certificate")),
        ..to_this_machine(port)
    }
}

#[test]
fn an_accepted_message_arrives_byte_for_byte_with_its_answer() {
    let Some(server) = smtp::server() else { return };
    let mailer = plain(&server);
    let mut message = envelope();
    message.text = ".\n..\n.een punt vooraan\nFrom hier\n\n.".to_owned();
    message.attachments.push(document());
    let answer = accepted(deliver(&mailer, &message));
    assert_eq!(answer, "250 2.0.0 kept as 1");
    let mails = server.wait_for(1);
    assert_eq!(mails[0].from, "sanne@leverancier.example");
    assert_eq!(mails[0].to, ["piet@winkel.example"]);
    assert!(mails[0].bytes == build(&message).expect("a message"));
    assert!(!mailer.keeps_everything());
    assert_eq!(mailer.name(), format!("smtp 127.0.0.1:{}", server.port()));
}

#[test]
fn one_lane_hands_over_many_on_one_line_and_four_lanes_none_twice() {
    let Some(server) = smtp::server() else { return };
    let mailer = plain(&server);
    std::thread::scope(|scope| {
        for first in 0..4 {
            let lane = mailer.lane();
            scope.spawn(move || {
                for number in (first..100).step_by(4) {
                    accepted(deliver(&*lane, &numbered(number)));
                }
            });
        }
    });
    let mut recipients: Vec<String> = server.wait_for(100).into_iter().flat_map(|mail| mail.to).collect();
    recipients.sort();
    let expected: Vec<String> = (0..100).map(|number| numbered(number).to_address).collect();
    assert_eq!(recipients, expected);
}

#[test]
fn a_refused_recipient_is_refused_for_good_and_the_line_goes_on() {
    let Some(server) = smtp::server() else { return };
    server.refuse("weg@winkel.example");
    let mailer = plain(&server);
    let answer = refused_for_good(deliver(&mailer, &to("weg@winkel.example")));
    assert_eq!(answer, "550 5.1.1 no such mailbox here");
    accepted(deliver(&mailer, &numbered(1)));
    assert_eq!(server.received().len(), 1);
}

#[test]
fn a_deferred_recipient_may_be_tried_again() {
    let Some(server) = smtp::server() else { return };
    server.defer("vol@winkel.example");
    let mailer = plain(&server);
    let answer = refused_for_now(deliver(&mailer, &to("vol@winkel.example")));
    assert_eq!(answer, "451 4.3.0 try again later");
    assert_eq!(server.received().len(), 0);
    server.accept("vol@winkel.example");
    accepted(deliver(&mailer, &to("vol@winkel.example")));
    assert_eq!(server.received().len(), 1);
}

#[test]
fn a_lost_answer_is_unknown_and_not_sent_again() {
    let Some(server) = smtp::server() else { return };
    server.lose_answer("stil@winkel.example");
    let mailer = plain(&server);
    unknown(deliver(&mailer, &to("stil@winkel.example")));
    accepted(deliver(&mailer, &numbered(1)));
    let mails = server.wait_for(2);
    assert_eq!(mails.len(), 2);
    assert_eq!(mails[0].to, ["stil@winkel.example"]);
}

#[test]
fn encrypted_from_the_start_or_after_asking_with_a_login() {
    let Some(server) = smtp::server() else { return };
    for (count, security) in [(1, Security::Tls), (2, Security::StartTls)] {
        let settings = secured(&server, security);
        let mailer = SmtpMailer::try_new(settings).expect("settings that work");
        accepted(deliver(&mailer, &numbered(count)));
        let mails = server.wait_for(count);
        assert!(mails[count - 1].encrypted, "{security:?}");
        assert_eq!(mails[count - 1].user.as_deref(), Some(USER));
        assert!(mails[count - 1].bytes == build(&numbered(count)).expect("a message"));
    }
}

#[test]
fn a_server_that_nobody_vouches_for_gets_nothing() {
    let Some(server) = smtp::server() else { return };
    for security in [Security::Tls, Security::StartTls] {
        let mut settings = secured(&server, security);
        settings.trusted_certificate = None;
        let mailer = SmtpMailer::try_new(settings).expect("settings that work");
        refused_for_now(deliver(&mailer, &envelope()));
        assert_eq!(mailer.closed_in_a_row(), 1);
    }
    assert_eq!(server.received().len(), 0);
}

#[test]
fn a_wrong_password_is_no_fault_of_the_message_and_is_not_repeated() {
    let Some(server) = smtp::server() else { return };
    let mut settings = secured(&server, Security::Tls);
    settings.login = Some(Login { user: USER.to_owned(), password: Secret::new("een-verkeerd-wachtwoord") });
    let mailer = SmtpMailer::try_new(settings).expect("settings that work");
    let lane = mailer.lane();
    let answer = refused_for_now(deliver(&mailer, &envelope()));
    assert!(answer.starts_with("no login: 535"), "{answer}");
    assert!(!answer.contains("een-verkeerd-wachtwoord"));
    refused_for_now(deliver(&*lane, &envelope()));
    assert_eq!(lane.closed_in_a_row(), 2, "counted over all lanes");
    assert_eq!(server.received().len(), 0);
}

#[test]
fn a_server_that_came_back_is_used_again() {
    let Some(server) = smtp::server() else { return };
    let mut settings = to_this_machine(1);
    settings.timeout = Duration::from_secs(5);
    let nobody = SmtpMailer::try_new(settings).expect("settings that work");
    let answer = refused_for_now(deliver(&nobody, &envelope()));
    assert!(answer.starts_with("no connection"), "{answer}");
    assert_eq!(nobody.closed_in_a_row(), 1);
    let mailer = plain(&server);
    accepted(deliver(&mailer, &envelope()));
    assert_eq!(mailer.closed_in_a_row(), 0);
}

#[test]
fn what_could_be_a_command_never_reaches_the_server() {
    let Some(server) = smtp::server() else { return };
    let mailer = plain(&server);
    let bytes = build(&envelope()).expect("a message");
    for address in ["", "a@b.example>\r\nDATA", "a@b.example b@c.example", "a@b.example,c@d.example"] {
        refused_for_good(mailer.deliver("sanne@leverancier.example", address, &bytes));
        refused_for_good(mailer.deliver(address, "piet@winkel.example", &bytes));
    }
    let smuggled = b"Subject: x\r\n\r\nx\n.\nMAIL FROM:<a@b.example>\n";
    refused_for_good(mailer.deliver("a@b.example", "b@c.example", smuggled));
    assert_eq!(server.received().len(), 0);
}
