//! A few letters in full, as a customer sees them: read these to hear the tone.

use text::{Call, DebtorKind, Letter, LetterContext, Templates, Voice};

fn rendered(letter: Letter, voice: Voice) -> String {
    let rendered = Templates::new().render(letter, &LetterContext::sample(voice)).unwrap();
    format!("Subject: {}\n\n{}", rendered.subject, rendered.text)
}

#[test]
fn a_friendly_reminder_with_je() {
    insta::assert_snapshot!(rendered(Letter::FriendlyReminder, Voice::NlJe));
}

#[test]
fn an_overview_with_u() {
    insta::assert_snapshot!(rendered(Letter::FirmReminder, Voice::NlU));
}

#[test]
fn a_receipt_check_in_english() {
    insta::assert_snapshot!(rendered(Letter::ReceiptCheck, Voice::En));
}

#[test]
fn a_final_notice_with_u() {
    insta::assert_snapshot!(rendered(Letter::FinalNotice, Voice::NlU));
}

#[test]
fn a_fourteen_day_letter_with_u() {
    let mut context = LetterContext::sample(Voice::NlU);
    context.debtor.kind = DebtorKind::Consumer;
    context.debtor.name = "Petra Jansen".to_owned();
    let text = Templates::new().render(Letter::FourteenDayLetter, &context).unwrap().text;
    insta::assert_snapshot!(text);
}

#[test]
fn the_page_of_a_friendly_reminder() {
    let context = LetterContext::sample(Voice::NlJe);
    insta::assert_snapshot!(Templates::new().render(Letter::FriendlyReminder, &context).unwrap().html);
}

#[test]
fn short_messages() {
    let templates = Templates::new();
    let mut all = String::new();
    for letter in
        [Letter::DueDayReminder, Letter::FriendlyReminder, Letter::ThankYou, Letter::PromiseConfirmed]
    {
        let mut context = LetterContext::sample(Voice::NlJe);
        context.invoices.truncate(1);
        all.push_str(&format!(
            "{}\n{}\n\n",
            letter.word(),
            templates.render_short(letter, &context).unwrap()
        ));
    }
    insta::assert_snapshot!(all);
}

#[test]
fn a_call_for_the_reason() {
    let script = Call::ReasonCall.script(&LetterContext::sample(Voice::NlJe));
    insta::assert_snapshot!([script.open, script.ask, script.listen, script.agree].join("\n\n"));
}
