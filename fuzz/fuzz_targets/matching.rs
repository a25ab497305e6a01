#![no_main]

use std::sync::OnceLock;

use app::matching::Open;
use app::{BankEntry, Card, Customer, NewBankEntry};
use domain::{Cents, Currency, CustomerId, Date, Dossier, Event, Fact, InvoiceId, NewInvoice};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|told: (i64, u8, &str)| {
    let (cents, who, text) = told;
    let cents = cents % 1_000_000_000;
    let entry = NewBankEntry {
        key: String::new(),
        account: String::new(),
        booked: Date::from_days(20_020),
        amount: Cents(cents),
        currency: Currency::EUR,
        reversal: cents < 0,
        counterparty_name: Some(text.chars().take(20).collect()),
        counterparty_iban: (who < 4).then(|| format!("NL00DEMO{who:010}")),
        end_to_end_id: None,
        mandate_id: None,
        structured_reference: (who > 200).then(|| text.to_owned()),
        remittance: text.to_owned(),
        return_reason: None,
        raw: text.to_owned(),
        import: 1,
    };
    let waiting = BankEntry { id: 1, entry, allocated: Cents(0), set_aside: None, customer: None };
    static OPEN: OnceLock<Open> = OnceLock::new();
    let open = OPEN.get_or_init(|| Open::of(&[customer(1), customer(2), customer(3)]));
    for proposal in open.judge(&waiting) {
        let sum: Cents = proposal.parts.iter().map(|part| part.amount).sum();
        assert_eq!(sum, Cents(cents));
        assert!(proposal.parts.iter().all(|part| part.amount.is_positive()));
    }
});

fn customer(id: i64) -> Customer {
    let mut dossier = Dossier::default();
    for place in 0..9 {
        let new = NewInvoice {
            invoice: InvoiceId(id * 100 + place),
            number: format!("2026-{id:02}{place:02}"),
            amount: Cents(1_000 * (place + 1) + 37 * place),
            currency: Currency::EUR,
            issued: Date::from_days(20_000),
            sent: Date::from_days(20_000),
            due: Date::from_days(20_014),
            project: None,
            specialist: None,
            collect: domain::Collect::Transfer,
            reference: Some(format!("RF{place:02}")),
        };
        dossier.apply(&Fact { on: Date::from_days(20_000), event: Event::Invoice(Box::new(new)) });
    }
    let card = Card {
        number: format!("{}", 10_000 + id),
        name: format!("Klantenhuis {id} BV"),
        ibans: vec![format!("NL00DEMO{id:010}")],
        ..Card::default()
    };
    Customer { id: CustomerId(id), version: 1, card, dossier, look_on: None }
}
