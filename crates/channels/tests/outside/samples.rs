//! Invented people and a mailer to a server of the test's own.

use std::time::Duration;

use channels::{Attachment, Delivery, Envelope, Security, SmtpSettings};
use jiff::Timestamp;

pub fn moment() -> Timestamp {
    "2026-03-05T08:30:15Z".parse().expect("a moment")
}

pub fn envelope() -> Envelope {
    Envelope {
        message_id: "0195f1c2-7b1e-7c3a-9d55".to_owned(),
        from_name: "Sanne Vermeer".to_owned(),
        from_address: "sanne@leverancier.example".to_owned(),
        reply_to: Some("antwoord@leverancier.example".to_owned()),
        to_name: "Piet de Boer".to_owned(),
        to_address: "piet@winkel.example".to_owned(),
        subject: "Factuur 2026-014: vandaag is de vervaldag".to_owned(),
        text: "Beste Piet,\n\nVandaag vervalt factuur 2026-014 van € 1.250,00.\n\nGroet, Sanne\n".to_owned(),
        html: "<p>Beste Piet,</p><p>Vandaag vervalt factuur 2026-014 van <b>€ 1.250,00</b>.</p>".to_owned(),
        attachments: Vec::new(),
        date: moment(),
        trial_of: None,
    }
}

/// Another message to another person, with marks that stand in no other.
pub fn numbered(number: usize) -> Envelope {
    let mark = format!("merk{number:06}x");
    Envelope {
        message_id: format!("nr-{number}"),
        to_name: format!("Klant {mark}"),
        to_address: format!("{mark}@winkel.example"),
        subject: format!("Factuur {mark}"),
        text: format!("Beste {mark},\n\nEr staat € {number},00 open.\n"),
        html: format!("<p>Beste {mark},</p><p>Er staat € {number},00 open.</p>"),
        ..envelope()
    }
}

pub fn document() -> Attachment {
    Attachment {
        name: "factuur 2026-014.pdf".to_owned(),
        mime: "application/pdf".to_owned(),
        bytes: (0..5_000_u32).map(|n| (n * 7 % 256) as u8).collect(),
    }
}

pub fn to_this_machine(port: u16) -> SmtpSettings {
    SmtpSettings {
        host: "127.0.0.1".to_owned(),
        port,
        security: Security::None,
        login: None,
        timeout: Duration::from_secs(20),
        hello: "bondig.leverancier.example".to_owned(),
        trusted_certificate: None,
    }
}

pub fn accepted(delivery: Delivery) -> String {
    match delivery {
        Delivery::Accepted { answer } => answer,
        other => panic!("not accepted: {other:?}"),
    }
}

pub fn refused_for_good(delivery: Delivery) -> String {
    match delivery {
        Delivery::Refused { permanent: true, answer } => answer,
        other => panic!("not refused for good: {other:?}"),
    }
}

pub fn refused_for_now(delivery: Delivery) -> String {
    match delivery {
        Delivery::Refused { permanent: false, answer } => answer,
        other => panic!("not refused for now: {other:?}"),
    }
}

pub fn unknown(delivery: Delivery) -> String {
    match delivery {
        Delivery::Unknown { answer } => answer,
        other => panic!("not in doubt: {other:?}"),
    }
}
