//! The ledger over a hundred thousand random histories: no cent is lost or made.
//!
//! Invoices in two currencies, corrections, payments, money on account, storno, credit notes, what
//! the bookkeeping calls paid, what people let go. Not here: the statement made of it (`app`).

use std::collections::BTreeMap;

use domain::event::NewInvoice;
use domain::ledger::{Posting, PostingKind, balance, postings};
use domain::{
    Cents, Collect, Currency, Date, DecidedOutcome, Dossier, Event, Fact, InvoiceId,
    agreement::DisputeOutcome,
};
use proptest::prelude::*;

fn quarter() -> ProptestConfig {
    ProptestConfig { cases: 25_000, failure_persistence: None, ..ProptestConfig::default() }
}

fn currency(invoice: i64) -> Currency {
    if invoice == 3 { "USD".parse().unwrap() } else { Currency::EUR }
}

/// Four invoices; the third is in another currency. Facts may come about an invoice that nobody
/// knows yet.
fn event() -> impl Strategy<Value = Event> {
    let id = 1i64..=4;
    let cents = 1i64..=20_000;
    (0u8..=12, id, cents, -1i32..40).prop_map(|(kind, id, cents, days)| {
        let invoice = InvoiceId(id);
        let (amount, currency) = (Cents(cents), currency(id));
        let dated = (days > 20).then(|| Date::from_days(20_000 - days));
        match kind {
            0..=2 => Event::Invoice(Box::new(NewInvoice {
                invoice,
                number: format!("2026-{id}"),
                amount,
                currency,
                issued: Date::from_days(19_990 + days),
                sent: Date::from_days(19_990 + days),
                due: Date::from_days(20_004 + days),
                project: None,
                specialist: None,
                collect: Collect::Transfer,
                reference: None,
            })),
            3 => Event::AmountChanged { invoice, amount },
            4 => Event::BooksPaid { invoice, paid: amount },
            5 => Event::BooksReopened { invoice },
            6 => Event::Payment { invoice: Some(invoice), amount, currency, dated },
            7 => Event::Payment { invoice: None, amount, currency, dated },
            8 => {
                Event::Allocated { invoice, amount: if days < 5 { -amount } else { amount }, currency, dated }
            }
            9 => Event::PaymentReversed { invoice, amount },
            10 => Event::CreditNote { invoice: (days > 5).then_some(invoice), amount, currency },
            11 => Event::Decided { outcome: DecidedOutcome::LetGo },
            _ if days > 20 => Event::DisputeOpened { invoice, amount: Some(amount), reason: String::new() },
            _ => Event::DisputeClosed { invoice, outcome: DisputeOutcome::LetGo, customer_satisfied: None },
        }
    })
}

fn history() -> impl Strategy<Value = Vec<Fact>> {
    let fact = |(place, event): (usize, Event)| Fact { on: Date::from_days(20_000 + place as i32), event };
    proptest::collection::vec(event(), 1..14)
        .prop_map(move |events| events.into_iter().enumerate().map(fact).collect())
}

fn sum(postings: &[Posting], of: impl Fn(&Posting) -> bool) -> Cents {
    postings.iter().filter(|posting| of(posting)).map(|posting| posting.amount).sum()
}

/// What the facts themselves say came in, taken back by nobody: only what can be booked, on an
/// invoice that is known by then or on the account.
fn told(facts: &[Fact], wanted: impl Fn(&Event) -> Option<(Option<InvoiceId>, Cents)>) -> Cents {
    let mut known: Vec<InvoiceId> = Vec::new();
    let mut total = Cents::ZERO;
    for fact in facts {
        if let Event::Invoice(new) = &fact.event {
            known.push(new.invoice);
        }
        if let Some((invoice, amount)) = wanted(&fact.event)
            && invoice.is_none_or(|id| known.contains(&id))
        {
            total += amount;
        }
    }
    total
}

fn nothing_is_lost_or_made(facts: &[Fact]) -> Result<(), TestCaseError> {
    let made = postings(&Dossier::default(), facts);
    let all: Vec<Posting> = made.iter().map(|(_, posting)| *posting).collect();
    let mut dossier = Dossier::default();
    let mut one_by_one = Vec::new();
    for (place, fact) in facts.iter().enumerate() {
        let of_fact = postings(&dossier, std::slice::from_ref(fact));
        one_by_one.extend(of_fact.into_iter().map(|(_, posting)| (place, posting)));
        dossier.apply(fact);
    }
    prop_assert_eq!(&made, &one_by_one, "in one transaction or in many, the same postings");
    for invoice in &dossier.invoices {
        let own = sum(&all, |posting| posting.invoice == Some(invoice.id));
        prop_assert_eq!(own, balance(invoice), "invoice {}", invoice.id);
        let one_currency = all.iter().filter(|posting| posting.invoice == Some(invoice.id));
        prop_assert!(one_currency.clone().all(|posting| posting.currency == invoice.currency));
    }
    for currency in [currency(1), currency(3)] {
        let account = sum(&all, |posting| posting.invoice.is_none() && posting.currency == currency);
        prop_assert_eq!(account, -dossier.unallocated(currency), "account in {}", currency);
    }
    prop_assert!(all.iter().all(|posting| !posting.amount.is_zero()));
    money_is_where_it_was_told(facts, &made)?;
    Ok(())
}

fn money_is_where_it_was_told(facts: &[Fact], made: &[(usize, Posting)]) -> Result<(), TestCaseError> {
    let of_kind = |kind: PostingKind| -> Cents {
        made.iter().filter(|(_, posting)| posting.kind == kind).map(|(_, posting)| posting.amount).sum()
    };
    let received = told(facts, |event| match event {
        Event::Payment { invoice, amount, .. } => Some((*invoice, *amount)),
        _ => None,
    });
    prop_assert_eq!(of_kind(PostingKind::Payment), -received, "every payment, once");
    let reversed = told(facts, |event| match event {
        Event::PaymentReversed { invoice, amount } => Some((Some(*invoice), *amount)),
        _ => None,
    });
    prop_assert_eq!(of_kind(PostingKind::Reversal), reversed, "every return, once");
    let credited = told(facts, |event| match event {
        Event::CreditNote { invoice, amount, .. } => Some((*invoice, *amount)),
        _ => None,
    });
    prop_assert_eq!(of_kind(PostingKind::CreditNote), -credited, "every credit note, once");
    // From the account to an invoice: nothing is added to what is owed.
    let mut known: Vec<InvoiceId> = Vec::new();
    let mut moved: BTreeMap<usize, Cents> = BTreeMap::new();
    for (place, posting) in made {
        if posting.kind == PostingKind::Allocation {
            *moved.entry(*place).or_default() += posting.amount;
        }
    }
    for (place, fact) in facts.iter().enumerate() {
        match &fact.event {
            Event::Invoice(new) => known.push(new.invoice),
            Event::Allocated { invoice, .. } if known.contains(invoice) => {
                prop_assert_eq!(moved.get(&place).copied(), Some(Cents::ZERO));
            }
            _ => {}
        }
    }
    Ok(())
}

macro_rules! a_hundred_thousand_histories {
    ($($name:ident)*) => {
        proptest! {
            #![proptest_config(quarter())]
            $(#[test]
            fn $name(facts in history()) {
                nothing_is_lost_or_made(&facts)?;
            })*
        }
    };
}

a_hundred_thousand_histories! {
    no_cent_is_lost_or_made_one
    no_cent_is_lost_or_made_two
    no_cent_is_lost_or_made_three
    no_cent_is_lost_or_made_four
}
