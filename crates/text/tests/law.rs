//! The formal letters, to the letter of the law (`law_nl.md` §1): art. 6:96 and 6:119a BW,
//! HR 25-11-2016, ECLI:NL:HR:2016:2704.

use domain::{Cents, Language};
use text::{Amount, CollectionCosts, DebtorKind, Letter, LetterContext, Templates, Voice, money};

fn consumer(voice: Voice) -> LetterContext {
    let mut context = LetterContext::sample(voice);
    context.debtor.kind = DebtorKind::Consumer;
    context.last_day = None;
    context.next_step = None;
    context
}

#[test]
fn fourteen_days_begin_on_the_day_after_delivery() {
    let templates = Templates::new();
    for (voice, term) in [
        (Voice::NlJe, "binnen veertien dagen vanaf de dag nadat deze brief bij jou is bezorgd"),
        (Voice::NlU, "binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd"),
        (Voice::En, "within fourteen days from the day after this letter was delivered to you"),
    ] {
        let rendered = templates.render(Letter::FourteenDayLetter, &consumer(voice)).unwrap();
        assert!(rendered.text.contains(term) && rendered.html.contains(term), "{}", rendered.text);
    }
}

#[test]
fn it_names_the_exact_costs_and_no_day_on_which_to_pay() {
    let templates = Templates::new();
    for &voice in Voice::ALL {
        let context = consumer(voice);
        let text = templates.render(Letter::FourteenDayLetter, &context).unwrap().text;
        let language = voice.language();
        let costs = money(Cents(37_200), domain::Currency::EUR, language);
        let total = money(Cents(285_200), domain::Currency::EUR, language);
        assert!(text.contains(&costs) && text.contains(&total), "{text}");
        // The only days in it are those of the invoices: no date after today.
        let later = (1..60).map(|days| context.today.plus_days(days));
        for day in later {
            for form in [text::date_long(day, language), text::date_digits(day, language)] {
                assert!(!text.contains(&form), "{form} is another term");
            }
        }
    }
}

#[test]
fn vat_on_the_costs_is_named_with_its_reason_or_not_at_all() {
    let templates = Templates::new();
    let mut context = consumer(Voice::NlU);
    let without = templates.render(Letter::FourteenDayLetter, &context).unwrap().text;
    assert!(!without.contains("btw"));
    context.costs = Some(CollectionCosts {
        costs: Amount::euro(4_000),
        vat: Some(text::collection_costs_vat(Cents(4_000))),
    });
    let with = templates.render(Letter::FourteenDayLetter, &context).unwrap().text;
    assert!(
        with.contains("niet verrekenen") && with.contains("€\u{a0}8,40 btw") && with.contains("€\u{a0}48,40"),
        "{with}"
    );
}

#[test]
fn without_the_costs_there_is_no_fourteen_day_letter() {
    let mut context = consumer(Voice::NlU);
    context.costs = None;
    let problem = Templates::new().render(Letter::FourteenDayLetter, &context).unwrap_err().to_string();
    assert!(problem.contains("costs"), "{problem}");
}

#[test]
fn a_final_notice_names_default_last_day_interest_costs_and_reservation() {
    let text = Templates::new().render(Letter::FinalNotice, &LetterContext::sample(Voice::NlU)).unwrap().text;
    for part in [
        "in gebreke",
        "uiterlijk maandag 30 maart 2026",
        "6:119a",
        "6:96",
        "€\u{a0}372,00",
        "uitdrukkelijk voor",
    ] {
        assert!(text.contains(part), "“{part}” is not in:\n{text}");
    }
    let mut context = LetterContext::sample(Voice::NlU);
    context.last_day = None;
    assert!(Templates::new().render(Letter::FinalNotice, &context).is_err());
    assert_eq!(Voice::NlU.language(), Language::Nl);
}
