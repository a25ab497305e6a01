//! What a customer is called or writes never changes the structure of a message: the page with a
//! naughty value has the same tags as the page with a harmless one, the text the same lines.

use std::sync::Arc;

use text::{Call, Contact, Letter, LetterContext, Size, Templates, Voice};

fn naughty_values() -> Vec<String> {
    let mut values: Vec<String> = [
        "{{7*7}}",
        "{% for x in y %}",
        "{{ creditor }}",
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='x",
        "</title></style><b>",
        "Jan\r\nBcc: ander@voorbeeld.example",
        "a\n\n[pay]\n\nb",
        "\u{1e}\u{1d}[pay]\u{1e}",
        "\u{202e}gnurekeroV",
        "محمد",
        "=cmd|' /C calc'!A0",
        "&lt;b&gt; &amp;",
        "\0\u{7f}\u{feff}",
        "🧾👩‍👩‍👧",
        "[signature]",
        "]]>",
        "--\n",
        "javascript:alert(1)",
    ]
    .map(str::to_owned)
    .to_vec();
    values.push("x".repeat(10_000));
    values.push("<".repeat(10_000));
    values
}

/// The sample with one value in every place that comes from outside.
fn with_value(voice: Voice, value: &str) -> LetterContext {
    let mut context = LetterContext::sample(voice);
    let mut creditor = (*context.creditor).clone();
    creditor.name = value.to_owned();
    creditor.address = value.to_owned();
    creditor.email = value.to_owned();
    creditor.signer.name = value.to_owned();
    creditor.signer.function = value.to_owned();
    context.creditor = Arc::new(creditor);
    context.debtor.name = value.to_owned();
    context.debtor.contact =
        Some(Contact { first_name: Some(value.to_owned()), full_name: value.to_owned() });
    for line in &mut context.invoices {
        line.number = value.to_owned();
        line.project = Some(value.to_owned());
    }
    context.payment_reference = Some(value.to_owned());
    context.happened = Some(value.to_owned());
    if let Some(dispute) = &mut context.dispute {
        dispute.words = value.to_owned();
        dispute.owner = value.to_owned();
        dispute.solution = Some(value.to_owned());
    }
    if let Some(term) = &mut context.term {
        term.agreed_by = Some(value.to_owned());
        term.from_invoice = Some(value.to_owned());
    }
    context
}

/// The tags of a page with their attributes, without what is read or linked to.
fn structure(html: &str) -> Vec<String> {
    let tags = html.split('<').skip(1).filter_map(|piece| piece.split_once('>'));
    tags.map(|(tag, _)| tag.to_owned()).collect()
}

#[test]
fn a_page_keeps_its_tags_and_a_text_its_lines() {
    let templates = Templates::new();
    for &voice in Voice::ALL {
        let harmless = with_value(voice, "Jan");
        for &letter in Letter::ALL {
            let plain = templates.render(letter, &harmless).unwrap();
            for value in naughty_values() {
                let rendered = templates.render(letter, &with_value(voice, &value)).unwrap();
                assert!(!rendered.subject.contains(['\n', '\r']), "{value:?}");
                assert!(rendered.subject.len() < 2_000, "{} letters in a subject", rendered.subject.len());
                let bare = value.trim_matches(['\0', '\u{7f}', '\u{feff}']).is_empty();
                if !bare {
                    assert_eq!(
                        structure(&rendered.html),
                        structure(&plain.html),
                        "{} {value:?}",
                        letter.word()
                    );
                    assert_eq!(
                        rendered.text.lines().count(),
                        plain.text.lines().count(),
                        "{} {value:?}",
                        letter.word()
                    );
                }
                assert!(!rendered.html.contains("<script") && !rendered.html.contains("<img"));
                assert!(!rendered.text.contains("49") || plain.text.contains("49"), "{value:?} was reckoned");
            }
        }
    }
}

#[test]
fn short_messages_and_scripts_keep_their_form_too() {
    let templates = Templates::new();
    for &voice in Voice::ALL {
        let harmless = with_value(voice, "Jan");
        for value in naughty_values().iter().filter(|value| !value.starts_with('\0')) {
            let naughty = with_value(voice, value);
            for &letter in
                Letter::ALL.iter().filter(|letter| letter.default_source(voice, Size::Short).is_some())
            {
                let plain = templates.render_short(letter, &harmless).unwrap();
                let rendered = templates.render_short(letter, &naughty).unwrap();
                assert_eq!(rendered.lines().count(), plain.lines().count(), "{} {value:?}", letter.word());
            }
            for call in Call::ALL {
                let script = call.script(&naughty);
                for block in [script.open, script.ask, script.listen, script.agree] {
                    assert!(!block.is_empty() && !block.contains('\n'), "{} {value:?}", call.word());
                }
            }
        }
    }
}

#[test]
fn ten_thousand_letters_are_cut() {
    let rendered =
        Templates::new().render(Letter::DisputeReceived, &with_value(Voice::NlU, &"x".repeat(10_000)));
    let text = rendered.unwrap().text;
    assert!(text.len() < 6_000, "{}", text.len());
    assert!(text.contains('…'));
}
