//! What is built is what a foreign parser reads back.

use channels::{Attachment, BuildProblem, Envelope, MESSAGE_BYTES_MAX, build};
use mail_parser::{MessageParser, MimeHeaders};

use crate::samples::{document, envelope};

#[test]
fn a_message_reads_back_as_it_was_meant() {
    let envelope = envelope();
    let bytes = build(&envelope).expect("a message");
    let message = MessageParser::default().parse(&bytes).expect("a message");
    let id = "0195f1c2-7b1e-7c3a-9d55@leverancier.example";
    assert_eq!(message.message_id(), Some(id));
    assert_eq!(message.subject(), Some(envelope.subject.as_str()));
    let from = message.from().and_then(|from| from.first()).expect("from");
    assert_eq!(from.name(), Some("Sanne Vermeer"));
    assert_eq!(from.address(), Some("sanne@leverancier.example"));
    let to = message.to().expect("to");
    assert_eq!(to.iter().count(), 1);
    assert_eq!(to.first().and_then(|to| to.name()), Some("Piet de Boer"));
    assert_eq!(to.first().and_then(|to| to.address()), Some("piet@winkel.example"));
    let reply_to = message.reply_to().and_then(|reply| reply.first());
    assert_eq!(reply_to.and_then(|reply| reply.address()), Some("antwoord@leverancier.example"));
    let date = message.date().expect("a date");
    assert_eq!(date.to_timestamp(), envelope.date.as_second());
    let text = message.body_text(0).expect("text");
    assert_eq!(text.replace("\r\n", "\n"), envelope.text);
    assert_eq!(message.body_html(0).expect("html"), envelope.html);
    assert_eq!(message.attachment_count(), 0);
    assert!(message.cc().is_none() && message.bcc().is_none());
}

#[test]
fn the_whole_message_as_bytes() {
    let envelope = Envelope {
        reply_to: None,
        subject: "Nog open: € 10".to_owned(),
        text: "Dag Piet".to_owned(),
        html: "<p>Dag Piet</p>".to_owned(),
        ..envelope()
    };
    let expected = "\
Date: Thu, 05 Mar 2026 08:30:15 +0000
From: Sanne Vermeer <sanne@leverancier.example>
To: Piet de Boer <piet@winkel.example>
Subject: =?utf-8?B?Tm9nIG9wZW46IOKCrCAxMA==?=
Message-ID: <0195f1c2-7b1e-7c3a-9d55@leverancier.example>
X-Bondig-Message: 0195f1c2-7b1e-7c3a-9d55
MIME-Version: 1.0
Content-Type: multipart/alternative;
 boundary=\"=_a_0195f1c2-7b1e-7c3a-9d55\"

--=_a_0195f1c2-7b1e-7c3a-9d55
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Dag Piet
--=_a_0195f1c2-7b1e-7c3a-9d55
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable

<p>Dag Piet</p>
--=_a_0195f1c2-7b1e-7c3a-9d55--
";
    let bytes = build(&envelope).expect("a message");
    let text = String::from_utf8(bytes).expect("ASCII");
    assert_eq!(text, expected.replace('\n', "\r\n"));
}

#[test]
fn documents_go_with_it_unchanged() {
    let odd = Attachment {
        name: "creditnota „München” 50%.xml".to_owned(),
        mime: "application/xml".to_owned(),
        bytes: b"<a>\n.\r\n--=_m_0195f1c2-7b1e-7c3a-9d55--\0</a>".to_vec(),
    };
    let empty = Attachment {
        name: "../../leeg\"\\.txt".to_owned(),
        mime: "text/plain".to_owned(),
        bytes: Vec::new(),
    };
    let envelope = Envelope { attachments: vec![document(), odd.clone(), empty], ..envelope() };
    let bytes = build(&envelope).expect("a message");
    let message = MessageParser::default().parse(&bytes).expect("a message");
    let documents: Vec<_> = message.attachments().collect();
    assert_eq!(documents.len(), 3);
    assert_eq!(documents[0].attachment_name(), Some("factuur 2026-014.pdf"));
    assert_eq!(documents[0].contents(), document().bytes);
    let kind = documents[0].content_type().expect("a kind");
    assert_eq!((kind.ctype(), kind.subtype()), ("application", Some("pdf")));
    assert_eq!(documents[1].attachment_name(), Some(odd.name.as_str()));
    assert_eq!(documents[1].contents(), odd.bytes);
    assert_eq!(documents[2].attachment_name(), Some(".._.._leeg\"_.txt"));
    assert_eq!(documents[2].contents(), b"");
    assert_eq!(message.body_text(0).expect("text").replace("\r\n", "\n"), envelope.text);
    assert_eq!(message.body_html(0).expect("html"), envelope.html);
}

#[test]
fn without_form_the_message_is_plain_text() {
    let envelope = Envelope { html: String::new(), ..envelope() };
    let bytes = build(&envelope).expect("a message");
    let message = MessageParser::default().parse(&bytes).expect("a message");
    assert_eq!(message.parts.len(), 1);
    assert_eq!(message.body_text(0).expect("text").replace("\r\n", "\n"), envelope.text);
}

#[test]
fn a_trial_goes_elsewhere_and_says_so() {
    let envelope = Envelope {
        to_address: "proef@leverancier.example".to_owned(),
        trial_of: Some("piet@winkel.example".to_owned()),
        ..envelope()
    };
    let bytes = build(&envelope).expect("a message");
    let message = MessageParser::default().parse(&bytes).expect("a message");
    let to = message.to().expect("to");
    assert_eq!(to.iter().count(), 1);
    assert_eq!(to.first().and_then(|to| to.address()), Some("proef@leverancier.example"));
    assert_eq!(
        message.subject(),
        Some("[proef voor piet@winkel.example] Factuur 2026-014: vandaag is de vervaldag")
    );
    let mark = message.header_raw("X-Bondig-Trial-Of").map(str::trim);
    assert_eq!(mark, Some("piet@winkel.example"));
}

#[test]
fn what_cannot_be_sent_is_refused_by_name() {
    let problem = |change: fn(&mut Envelope)| {
        let mut envelope = envelope();
        change(&mut envelope);
        build(&envelope).expect_err("refused")
    };
    let not_usable = |part| BuildProblem::AddressNotUsable { part };
    assert_eq!(
        problem(|e| e.to_address = "a@x.example, b@x.example".to_owned()),
        not_usable("recipient's address")
    );
    assert_eq!(problem(|e| e.from_address.clear()), not_usable("sender's address"));
    assert_eq!(problem(|e| e.reply_to = Some("niemand".to_owned())), not_usable("address for replies"));
    assert_eq!(problem(|e| e.message_id = "a b".to_owned()), BuildProblem::IdNotPlain);
    assert_eq!(problem(|e| e.text = " \n".to_owned()), BuildProblem::NothingSaid);
    let attached = |change: fn(&mut Attachment)| {
        let mut envelope = envelope();
        let mut document = document();
        change(&mut document);
        envelope.attachments = vec![document];
        build(&envelope).expect_err("refused")
    };
    let bytes_max = 200;
    let nameless = BuildProblem::AttachmentName { number: 1, bytes_max };
    assert_eq!(attached(|a| a.name.clear()), nameless);
    assert_eq!(attached(|a| a.name = "x".repeat(201)), nameless);
    for mime in ["", "pdf", "application/", "multipart/mixed", "message/rfc822", "a/b\r\nX: y"] {
        let mut envelope = envelope();
        envelope.attachments = vec![Attachment { mime: mime.to_owned(), ..document() }];
        let problem = build(&envelope).expect_err("refused");
        assert_eq!(problem, BuildProblem::AttachmentKind { number: 1 }, "{mime}");
    }
    let large = attached(|a| a.bytes = vec![0; MESSAGE_BYTES_MAX]);
    assert!(matches!(large, BuildProblem::TooLarge { .. }), "{large:?}");
}
