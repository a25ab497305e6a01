//! Values that people, importers and attackers bring. Whatever they are, the message keeps its
//! shape: the same headers, the same parts, one recipient; or it is refused.

use channels::{BuildProblem, Envelope, build};
use mail_parser::{Message, MessageParser};

use crate::samples::{document, envelope};

fn values() -> Vec<String> {
    let mut values: Vec<String> = [
        "{{7*7}}",
        "<script>alert(1)</script>",
        "Bcc: jan@winkel.example",
        "=?utf-8?B?SGFsbG8=?=",
        "a =?utf-8?Q?b?= c",
        "Boer, Piet de",
        "Piet \"de Boer\" \\ Zn.",
        "piet@winkel.example",
        "<piet@winkel.example>, <jan@winkel.example>",
        "(commentaar) ; groep: a;",
        "Müller & Söhne GmbH",
        "店铺有限公司",
        "👩‍👩‍👧‍👦 Bakkerij 🥐",
        "\u{202e}evil\u{202c}",
        "e\u{301}\u{301}\u{301}",
        "a\u{2028}b\u{2029}c",
        "a\u{85}b",
        "tab\there",
        "bel\u{7}",
        ".",
        "..",
        ".een punt",
        "From hier",
        "--=_a_0195f1c2-7b1e-7c3a-9d55--",
        "--=_m_0195f1c2-7b1e-7c3a-9d55",
        "=",
        "=3D=",
        "a  b   c",
        "=cmd|' /C calc'!A0",
        "%0d%0aBcc: jan@winkel.example",
        "\\r\\nBcc: jan@winkel.example",
        "'; DROP TABLE invoices; --",
        "${jndi:ldap://x}",
        "\u{feff}bom",
        "\u{0}",
        "a\rb",
        "a\nb",
        "a\r\nBcc: jan@winkel.example",
        "a\r\n\r\n<p>",
        "a\r\n ",
    ]
    .map(str::to_owned)
    .to_vec();
    values.push("x".repeat(10_000));
    values.push("woord ".repeat(2_000));
    values.push("é".repeat(5_000));
    values.push("😀".repeat(60));
    values.push("a".repeat(997));
    values
}

/// What must not change: header names, the tree of parts, recipients.
fn shape(message: &Message<'_>, bytes: &[u8]) -> (Vec<String>, Vec<usize>, usize) {
    let headers = message.headers_raw().map(|(name, _)| name.to_owned());
    let parts =
        message.parts.iter().map(|part| part.sub_parts().map_or(0, <[_]>::len) * 100 + part.headers.len());
    assert!(bytes.is_ascii());
    for line in bytes.split(|byte| *byte == b'\n') {
        assert!(line.len() <= 999, "a line of {} bytes", line.len());
    }
    let text = String::from_utf8_lossy(bytes);
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "a bare LF");
    assert_eq!(text.matches('\r').count(), text.matches("\r\n").count(), "a bare CR");
    let people = message.to().map_or(0, |to| to.iter().count());
    (headers.collect(), parts.collect(), people)
}

fn base() -> Envelope {
    Envelope { attachments: vec![document()], ..envelope() }
}

/// Puts the value somewhere, and says what the parser reads there.
type Place = (&'static str, fn(&mut Envelope, &str), fn(&Message<'_>) -> Option<String>);

const IN_HEADERS: [Place; 3] = [
    (
        "subject",
        |envelope, value| envelope.subject = value.to_owned(),
        |message| message.subject().map(str::to_owned),
    ),
    (
        "recipient's name",
        |envelope, value| envelope.to_name = value.to_owned(),
        |message| Some(message.to()?.first()?.name()?.to_owned()),
    ),
    (
        "sender's name",
        |envelope, value| envelope.from_name = value.to_owned(),
        |message| Some(message.from()?.first()?.name()?.to_owned()),
    ),
];

#[test]
fn in_a_header_a_value_stays_a_value_or_is_refused() {
    let benign = build(&base()).expect("a message");
    let benign_shape = shape(&MessageParser::default().parse(&benign).expect("a message"), &benign);
    for (part, put, read) in IN_HEADERS {
        for value in values() {
            let mut envelope = base();
            put(&mut envelope, &value);
            let built = build(&envelope);
            if value.contains(['\r', '\n', '\0']) {
                assert_eq!(built, Err(BuildProblem::LineBreak { part }), "{value:?}");
                continue;
            }
            let bytes = built.expect("a message");
            let message = MessageParser::default().parse(&bytes).expect("a message");
            assert_eq!(shape(&message, &bytes), benign_shape, "{part}: {value:?}");
            let expected = value.replace(char::is_control, " ").trim().to_owned();
            let found = read(&message).unwrap_or_default();
            assert_eq!(found, expected, "{part}: {value:?}");
        }
    }
}

#[test]
fn in_the_words_everything_may_stand_and_comes_back() {
    let benign = build(&base()).expect("a message");
    let benign_shape = shape(&MessageParser::default().parse(&benign).expect("a message"), &benign);
    for value in values() {
        let mut envelope = base();
        envelope.text = format!("a{value}\n{value}\n.\n");
        envelope.html = format!("<p>{value}</p>\n{value}");
        let bytes = build(&envelope).expect("a message");
        let message = MessageParser::default().parse(&bytes).expect("a message");
        assert_eq!(shape(&message, &bytes), benign_shape, "{value:?}");
        let lines = |text: &str| text.replace("\r\n", "\n").replace('\r', "\n");
        let text = message.body_text(0).expect("text");
        assert_eq!(lines(&text), lines(&envelope.text), "{value:?}");
        let html = message.body_html(0).expect("html");
        assert_eq!(lines(&html), lines(&envelope.html), "{value:?}");
    }
}

#[test]
fn an_address_that_is_no_single_address_is_refused() {
    let refused = |change: &dyn Fn(&mut Envelope)| {
        let mut envelope = base();
        change(&mut envelope);
        build(&envelope).expect_err("refused")
    };
    for value in values() {
        if value == "piet@winkel.example" {
            continue;
        }
        let wrong = |part| BuildProblem::AddressNotUsable { part };
        let to = refused(&|envelope| envelope.to_address = value.clone());
        assert_eq!(to, wrong("recipient's address"), "{value:?}");
        let from = refused(&|envelope| envelope.from_address = value.clone());
        assert_eq!(from, wrong("sender's address"), "{value:?}");
        let reply = refused(&|envelope| envelope.reply_to = Some(value.clone()));
        assert_eq!(reply, wrong("address for replies"), "{value:?}");
    }
    let forged = refused(&|envelope| envelope.trial_of = Some("a\r\nBcc: b@x.example".to_owned()));
    assert_eq!(forged, BuildProblem::LineBreak { part: "subject" });
}
