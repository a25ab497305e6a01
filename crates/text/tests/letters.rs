//! Every text in every voice: tone, elements, level of language. These are the rules of
//! behaviours 0.7, 0.24, 1.2 and 1.26, told to all texts at once.

use text::{Letter, LetterContext, Size, Templates, Voice, check};

fn all_texts() -> Vec<(Letter, Voice, Size, &'static str)> {
    let mut texts = Vec::new();
    for &letter in Letter::ALL {
        for &voice in Voice::ALL {
            for size in [Size::Full, Size::Short] {
                texts.extend(letter.default_source(voice, size).map(|source| (letter, voice, size, source)));
            }
        }
    }
    texts
}

#[test]
fn b0_24_no_text_of_ours_has_a_remark() {
    // Threats before the formal letters, je beside u, missing elements, more than 120 words, more
    // than 15 words a sentence, hard words, other terms in the fourteen-day letter.
    let mut remarks = Vec::new();
    for (letter, voice, size, source) in all_texts() {
        for problem in check(letter, voice, size, source) {
            remarks.push(format!("{} {} {size:?}: {problem}", voice.word(), letter.word()));
        }
    }
    assert!(remarks.is_empty(), "{}", remarks.join("\n"));
}

#[test]
fn every_text_can_be_filled_in_and_nothing_is_left_over() {
    let templates = Templates::new();
    for (letter, voice, size, _) in all_texts() {
        let context = LetterContext::sample(voice);
        let texts = match size {
            Size::Full => {
                let rendered = templates.render(letter, &context).unwrap();
                assert!(!rendered.subject.contains('\n') && !rendered.subject.is_empty());
                vec![rendered.subject, rendered.text, rendered.html]
            }
            Size::Short => vec![templates.render_short(letter, &context).unwrap()],
        };
        for text in texts {
            // A style sheet closes its braces twice as well.
            let text = text.replace("!important}}", "");
            let left_over =
                ["{{", "}}", "{%", "%}", "\u{1d}", "\u{1e}", "[pay]", "[invoices]", "[signature]", "⟨"];
            for mark in left_over {
                assert!(!text.contains(mark), "{mark} in {} {}: {text}", voice.word(), letter.word());
            }
        }
    }
}

#[test]
fn letters_about_money_name_sender_invoice_and_amount_in_the_subject() {
    let templates = Templates::new();
    let about_money = [
        Letter::ReceiptCheck,
        Letter::DueDayReminder,
        Letter::FriendlyReminder,
        Letter::SecondReminder,
        Letter::FirmReminder,
        Letter::FinalNotice,
        Letter::FourteenDayLetter,
    ];
    for letter in about_money {
        for &voice in Voice::ALL {
            let mut context = LetterContext::sample(voice);
            context.invoices.truncate(1);
            let subject = templates.render(letter, &context).unwrap().subject;
            assert!(subject.starts_with("Meelhuis Noord: "), "{subject}");
            assert!(subject.contains("2026-0117"), "{subject}");
            assert!(subject.contains("980"), "{subject}");
        }
    }
}

#[test]
fn b0_07_every_reminder_says_what_is_open_what_we_ask_what_comes_next_and_who_writes() {
    let templates = Templates::new();
    for letter in
        [Letter::DueDayReminder, Letter::FriendlyReminder, Letter::SecondReminder, Letter::FirmReminder]
    {
        for &voice in Voice::ALL {
            let text = templates.render(letter, &LetterContext::sample(voice)).unwrap().text;
            let dutch = voice != Voice::En;
            let wanted = [
                if dutch { "€\u{a0}2.480,00" } else { "€2,480.00" },
                "2026-0117",
                "NL02 ABNA 0123 4567 89",
                "https://betalen.example/b/7000117",
                if dutch { "donderdag 19 maart" } else { "Thursday 19 March" },
                if dutch { "Klopt er iets niet" } else { "something wrong" },
                if dutch { "Al betaald?" } else { "Already paid?" },
                "Joost de Boer",
                "0512-12 34 56",
            ];
            for part in wanted {
                assert!(
                    text.contains(part),
                    "“{part}” is not in {} {}:\n{text}",
                    voice.word(),
                    letter.word()
                );
            }
        }
    }
}

/// Each follow-up thinks along: it asks or offers something, and leaves room for what is hard.
#[test]
fn b1_02_every_follow_up_asks_and_offers_help() {
    let templates = Templates::new();
    for letter in
        [Letter::ReceiptCheck, Letter::DueDayReminder, Letter::FriendlyReminder, Letter::SecondReminder]
    {
        for &voice in Voice::ALL {
            let text = templates.render(letter, &LetterContext::sample(voice)).unwrap().text;
            assert!(text.contains('?'), "{} {} asks nothing:\n{text}", voice.word(), letter.word());
        }
    }
}

#[test]
fn b1_26_every_message_about_money_makes_it_easy_to_say_what_is_wrong() {
    let templates = Templates::new();
    for letter in [
        Letter::DueDayReminder,
        Letter::FriendlyReminder,
        Letter::SecondReminder,
        Letter::FirmReminder,
        Letter::FinalNotice,
        Letter::FourteenDayLetter,
    ] {
        for &voice in Voice::ALL {
            let text = templates.render(letter, &LetterContext::sample(voice)).unwrap().text;
            let text = text.to_lowercase();
            let wrong = ["klopt er iets niet", "something wrong", "not right"];
            let hard =
                ["lukt", "haalbaar", "cannot", "can't", "difficult", "not work", "manage", "all at once"];
            let offers = |words: &[&str]| words.iter().any(|word| text.contains(word));
            assert!(offers(&wrong), "{} {}: what is wrong\n{text}", voice.word(), letter.word());
            assert!(offers(&hard), "{} {}: what is hard\n{text}", voice.word(), letter.word());
        }
    }
}

#[test]
fn the_payment_block_asks_what_the_letter_asks() {
    let templates = Templates::new();
    let context = LetterContext::sample(Voice::NlJe);
    let asked = |letter| {
        let text = templates.render(letter, &context).unwrap().text;
        text.lines().find_map(|line| line.strip_prefix("Te betalen: ")).unwrap().to_owned()
    };
    assert_eq!(asked(Letter::FriendlyReminder), "€\u{a0}2.480,00");
    assert_eq!(asked(Letter::ArrangementReminder), "€\u{a0}620,00");
    assert_eq!(asked(Letter::PromiseConfirmed), "€\u{a0}1.980,00");
}

#[test]
fn what_is_absent_makes_a_letter_refuse() {
    let templates = Templates::new();
    let mut context = LetterContext::sample(Voice::NlJe);
    context.next_step = None;
    let problem = templates.render(Letter::FriendlyReminder, &context).unwrap_err().to_string();
    assert!(problem.contains("next_step"), "{problem}");
    context.invoices.clear();
    assert!(templates.render(Letter::CopySent, &context).is_err());
    let mut context = LetterContext::sample(Voice::En);
    context.pay_link = Some("javascript:alert(1)".to_owned());
    assert!(templates.render(Letter::FriendlyReminder, &context).is_err());
    assert!(templates.render_short(Letter::FinalNotice, &context).is_err());
}

#[test]
fn a_consumer_gets_no_amount_in_a_short_message() {
    // A preview on a telephone is read by others too.
    let templates = Templates::new();
    for letter in [Letter::DueDayReminder, Letter::FriendlyReminder, Letter::SecondReminder] {
        for &voice in Voice::ALL {
            let mut context = LetterContext::sample(voice);
            assert!(templates.render_short(letter, &context).unwrap().contains('€'));
            context.debtor.kind = text::DebtorKind::Consumer;
            assert!(!templates.render_short(letter, &context).unwrap().contains('€'));
        }
    }
}

#[test]
fn money_that_is_known_but_not_linked_is_named() {
    let templates = Templates::new();
    for &voice in Voice::ALL {
        let mut context = LetterContext::sample(voice);
        let before = templates.render(Letter::FriendlyReminder, &context).unwrap().text;
        context.unallocated = vec![text::Amount::euro(5_000)];
        let after = templates.render(Letter::FriendlyReminder, &context).unwrap().text;
        let fifty = text::money(domain::Cents(5_000), domain::Currency::EUR, voice.language());
        assert!(!before.contains(&fifty) && after.contains(&fifty));
    }
}

#[test]
fn currencies_are_never_added() {
    let mut context = LetterContext::sample(Voice::NlJe);
    context.invoices[1].currency = "GBP".parse().unwrap();
    let text = Templates::new().render(Letter::FirmReminder, &context).unwrap().text;
    assert!(text.contains("€\u{a0}1.980,00 en £\u{a0}500,00"), "{text}");
    assert!(!text.contains("2.480"));
}

#[test]
fn b4_10_the_call_for_the_reason_offers_help_with_papers() {
    for &voice in Voice::ALL {
        let script = text::Call::ReasonCall.script(&LetterContext::sample(voice));
        let offered = ["kopie", "copy"].iter().any(|word| script.listen.contains(word));
        assert!(offered, "{}: {}", voice.word(), script.listen);
        assert!(script.ask.contains('?'), "{}: it asks why", voice.word());
    }
}
