//! Matching as properties, in memory: whatever comes in, no cent is lost or made, and nothing is paid
//! twice.

use domain::{Cents, Currency, CustomerId, Date, Dossier, Event, Fact, InvoiceId, NewInvoice};

use super::trial::on_trial;
use super::{Open, Proposal, Reason};
use crate::records::{BankEntry, Card, Customer, NewBankEntry};

/// Chance from a seed (SplitMix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % end
    }
}

fn day(number: i32) -> Date {
    Date::from_days(20_000 + number)
}

fn customer(id: i64, amounts: &[i64]) -> Customer {
    let mut dossier = Dossier::default();
    for (place, cents) in (0..).zip(amounts) {
        let new = NewInvoice {
            invoice: InvoiceId(id * 100 + place),
            number: format!("2026-{id:02}{place:02}"),
            amount: Cents(*cents),
            currency: Currency::EUR,
            issued: day(0),
            sent: day(0),
            due: day(14 + i32::try_from(place).unwrap()),
            project: None,
            specialist: None,
            collect: domain::Collect::Transfer,
            reference: None,
        };
        dossier.apply(&Fact { on: day(0), event: Event::Invoice(Box::new(new)) });
    }
    let card = Card {
        number: format!("{}", 10_000 + id),
        name: format!("Klantenhuis {id} BV"),
        ibans: vec![format!("NL00DEMO{id:010}")],
        ..Card::default()
    };
    Customer { id: CustomerId(id), version: 1, card, dossier, look_on: None }
}

fn payment(cents: i64, iban: Option<i64>, text: &str) -> NewBankEntry {
    NewBankEntry {
        key: String::new(),
        account: "NL01DEMO0000000001".to_owned(),
        booked: day(20),
        amount: Cents(cents),
        currency: Currency::EUR,
        reversal: false,
        counterparty_name: None,
        counterparty_iban: iban.map(|id| format!("NL00DEMO{id:010}")),
        end_to_end_id: None,
        mandate_id: None,
        structured_reference: None,
        remittance: text.to_owned(),
        return_reason: None,
        raw: String::new(),
        import: 1,
    }
}

fn judged(customers: &[Customer], entry: NewBankEntry) -> Vec<Proposal> {
    let waiting = BankEntry { id: 1, entry, allocated: Cents::ZERO, set_aside: None, customer: None };
    Open::of(customers).judge(&waiting)
}

#[track_caller]
fn certainly(entry: NewBankEntry, numbers: &[i64], reason: Reason) {
    let customers = [customer(1, &[12_100, 25_317, 40_099, 5_000]), customer(2, &[8_850, 12_100])];
    let found = judged(&customers, entry);
    let first = found.first().filter(|first| first.is_certain());
    let first = first.unwrap_or_else(|| panic!("nothing certain: {found:?}"));
    let ids: Vec<i64> = first.invoices().map(|(_, id, _)| id.0).collect();
    assert_eq!(ids, numbers, "{first:?}");
    assert!(first.reasons.contains(&reason), "{first:?}");
}

#[test]
fn each_way_of_wording_leads_to_its_invoice() {
    certainly(payment(25_317, None, "factuur 2026-0101"), &[101], Reason::Amount);
    certainly(payment(25_317, None, "202 60101"), &[101], Reason::Number);
    certainly(payment(25_317, None, "2O260101"), &[101], Reason::Number);
    certainly(payment(25_317, Some(1), "0101"), &[101], Reason::EndOfNumber);
    certainly(payment(25_317, Some(1), "2026-0191"), &[101], Reason::AlmostNumber);
    certainly(payment(25_317, Some(1), "dank u"), &[101], Reason::Account);
    certainly(payment(65_416, Some(1), "2026-0101, 0102"), &[101, 102], Reason::Sum);
    certainly(payment(77_516, Some(1), "2026-0100 t/m 2026-0102"), &[100, 101, 102], Reason::Range);
    certainly(payment(82_516, Some(1), "alles"), &[100, 101, 102, 103], Reason::AllOpen);
    certainly(payment(34_167, None, "2026-0101 2026-0200"), &[101, 200], Reason::Group);
    certainly(payment(24_811, Some(1), "2026-0101 met 2%"), &[101], Reason::Discount);
    certainly(payment(25_315, None, "2026-0101"), &[101], Reason::Cents);
    certainly(payment(10_000, Some(1), "deel 2026-0101"), &[101], Reason::Part);
}

#[test]
fn one_witness_is_a_proposal_and_no_match() {
    let customers = [customer(1, &[12_100, 25_317]), customer(2, &[8_850, 12_100])];
    for entry in [
        payment(8_850, None, "bedankt"),
        payment(10_000, None, "uitkering 2026-0101"),
        // The number of one invoice with the amount of another.
        payment(12_100, Some(1), "2026-0101"),
    ] {
        let found = judged(&customers, entry);
        assert!(!found.is_empty() && found.iter().all(|one| !one.is_certain()), "{found:?}");
    }
    assert_eq!(judged(&customers, payment(77, None, "rente")), []);
}

/// Payments of all kinds, also nonsense: what is put on invoices and accounts is what came in.
#[test]
fn no_cent_is_lost_or_made_in_a_hundred_thousand_payments() {
    let mut dice = Dice(7);
    let mut payments = 0;
    let mut certain = 0;
    while payments < 100_000 {
        let customers: Vec<Customer> = (1..=3)
            .map(|id| {
                let round = [1, 100, 5_000][dice.below(3) as usize];
                let count = 1 + dice.below(7);
                let amounts: Vec<i64> =
                    (0..count).map(|_| (1 + dice.below(60_000 / round)) as i64 * round as i64).collect();
                customer(id, &amounts)
            })
            .collect();
        let entries: Vec<NewBankEntry> = (0..20).map(|_| some_payment(&customers, &mut dice)).collect();
        payments += entries.len();
        let mut open = Open::of(&customers);
        let judged = on_trial(&mut open, entries, Vec::new());
        let mut on_invoice = std::collections::BTreeMap::new();
        for one in &judged {
            for proposal in &one.proposals {
                let sum: Cents = proposal.parts.iter().map(|part| part.amount).sum();
                assert_eq!(sum, one.entry.amount, "{one:?}");
                assert!(proposal.parts.iter().all(|part| part.amount.is_positive()), "{one:?}");
            }
            if let Some(first) = one.proposals.first().filter(|first| first.is_certain()) {
                certain += 1;
                for (_, id, amount) in first.invoices() {
                    *on_invoice.entry(id).or_insert(Cents::ZERO) += amount;
                }
            }
        }
        for customer in &customers {
            for invoice in &customer.dossier.invoices {
                let paid = on_invoice.get(&invoice.id).copied().unwrap_or_default();
                assert!(paid <= invoice.amount, "{} was paid with {paid}", invoice.number);
            }
        }
    }
    assert!(certain > 20_000, "only {certain} of {payments} found a place");
}

fn some_payment(customers: &[Customer], dice: &mut Dice) -> NewBankEntry {
    let who = &customers[dice.below(3) as usize];
    let invoices = &who.dossier.invoices;
    let mut sum = 0;
    let mut text = String::new();
    for _ in 0..=dice.below(3) {
        let invoice = &invoices[dice.below(invoices.len() as u64) as usize];
        sum += invoice.amount.0;
        let from = dice.below(5) as usize;
        text += [&invoice.number, &invoice.number[from..], ", ", "bedankt", " t/m "][dice.below(5) as usize];
        text += " ";
        text += &invoice.number;
    }
    let cents = match dice.below(6) {
        0 => sum / 2,
        1 => sum + 1 + dice.below(500) as i64,
        2 => sum * 98 / 100,
        3 => 1 + dice.below(100_000) as i64,
        _ => sum,
    };
    let iban = [None, Some(who.id.0), Some(1 + dice.below(5) as i64)][dice.below(3) as usize];
    payment(cents.max(1), iban, if dice.below(4) == 0 { "dank u" } else { &text })
}

/// The same payments in another order of one day: the same certain matches, when each names its
/// invoice and pays it.
#[test]
fn the_order_of_named_payments_does_not_matter() {
    let mut dice = Dice(11);
    for _ in 0..2_000 {
        let customers = [customer(1, &[12_100, 25_317, 40_099]), customer(2, &[8_850, 12_100])];
        let mut entries: Vec<NewBankEntry> = Vec::new();
        for invoice in customers.iter().flat_map(|customer| &customer.dossier.invoices) {
            let again = 1 + dice.below(2);
            (0..again).for_each(|_| entries.push(payment(invoice.amount.0, None, &invoice.number)));
        }
        let paid = |entries: Vec<NewBankEntry>| {
            let mut open = Open::of(&customers);
            let judged = on_trial(&mut open, entries, Vec::new());
            let mut paid: Vec<(InvoiceId, Cents)> = judged
                .iter()
                .filter_map(|one| one.proposals.first().filter(|first| first.is_certain()))
                .flat_map(|first| first.invoices().map(|(_, id, amount)| (id, amount)).collect::<Vec<_>>())
                .collect();
            paid.sort();
            paid
        };
        let straight = paid(entries.clone());
        for place in (1..entries.len()).rev() {
            entries.swap(place, dice.below(place as u64 + 1) as usize);
        }
        assert_eq!(paid(entries), straight);
        assert_eq!(straight.len(), 5, "each invoice once, however often it was paid");
    }
}
