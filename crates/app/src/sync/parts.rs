//! What a part says beyond what a file can say: payments that were taken back, invoices that are
//! gone or given up, the people at a customer.
//!
//! A file may be older than what we know; what a package answers now is not. So only here the
//! bookkeeping may call less paid than before.

use std::collections::{BTreeMap, BTreeSet};

use domain::agreement::PauseKind;
use domain::{Cents, CustomerId, Dossier, Event, InvoiceId};
use formats::InvoiceKind;
use text::Words;

use super::SyncReport;
use crate::bookkeeping::{Books, Changes, Trouble};
use crate::records::{Package, Person};
use crate::{Doing, Result, people};

/// Cards of those who are customers of ours already, by their number in the bookkeeping.
pub(super) fn cards_of_customers(doing: &Doing, changes: &Changes) -> Result<Vec<formats::Customer>> {
    if changes.cards.is_empty() {
        return Ok(Vec::new());
    }
    let known: BTreeSet<String> =
        doing.app.store.customer_numbers(doing.client)?.into_iter().map(|(number, _)| number).collect();
    let is_ours =
        |card: &&formats::Customer| card.number.as_ref().is_some_and(|number| known.contains(number));
    Ok(changes.cards.iter().filter(is_ours).cloned().collect())
}

pub(super) fn take_rest(
    doing: &Doing,
    package: Package,
    changes: &Changes,
    report: &mut SyncReport,
) -> Result<()> {
    let invoices = doing.app.store.invoice_numbers(doing.client)?;
    let invoices: BTreeMap<&str, (CustomerId, InvoiceId)> =
        invoices.iter().map(|(number, customer, id)| (number.as_str(), (*customer, *id))).collect();
    let mut wanted: BTreeMap<CustomerId, Vec<Wanted>> = BTreeMap::new();
    for told in changes.reading.invoices.iter().filter(|told| told.kind == InvoiceKind::Invoice) {
        if let Some((customer, id)) = invoices.get(told.number.as_str()) {
            let settled = told.total_cents - told.open_cents;
            wanted.entry(*customer).or_default().push(Wanted::NoMorePaidThan(*id, settled));
        }
    }
    for number in &changes.gone {
        if let Some((customer, id)) = invoices.get(number.as_str()) {
            wanted.entry(*customer).or_default().push(Wanted::Gone(*id, number.clone()));
        }
    }
    for number in &changes.uncollectible {
        if let Some((customer, id)) = invoices.get(number.as_str()) {
            wanted.entry(*customer).or_default().push(Wanted::GivenUp(*id));
        }
    }
    let words = Words::of(super::language(doing.app, doing.client)?);
    for (customer, wanted) in wanted {
        let dossier = doing.app.customer(doing.client, customer)?.dossier;
        let mut events = Vec::new();
        for one in wanted {
            one.happens(&dossier, package, words, &mut events, report);
        }
        if !events.is_empty() {
            people::record(&Doing { by: package.word(), ..*doing }, customer, &events)?;
        }
    }
    take_persons(doing, package, changes)
}

/// What is open here, from files, and was settled in the package before there was a connection.
pub(super) fn settled_before(
    doing: &Doing,
    package: Package,
    books: &mut dyn Books,
) -> Result<std::result::Result<(), Trouble>> {
    const PAGE: i64 = 500;
    let (mut open, mut offset) = (Vec::new(), 0);
    loop {
        let page = doing.app.store.list_invoices(doing.client, "", true, offset, PAGE)?;
        let is_last = (page.len() as i64) < PAGE;
        open.extend(page.into_iter().map(|row| (row.customer, row.number)));
        if is_last {
            break;
        }
        offset += PAGE;
    }
    for (customer, number) in open {
        match books.was_settled(&number) {
            Ok(true) => {}
            Ok(false) => continue,
            Err(trouble) => return Ok(Err(trouble)),
        }
        let dossier = doing.app.customer(doing.client, customer)?.dossier;
        if let Some(known) = dossier.invoices.iter().find(|known| known.number == number) {
            let paid = known.paid + known.open();
            let event = Event::BooksPaid { invoice: known.id, paid };
            people::record(&Doing { by: package.word(), ..*doing }, customer, &[event])?;
        }
    }
    Ok(Ok(()))
}

/// What should be so after this part.
enum Wanted {
    NoMorePaidThan(InvoiceId, Cents),
    Gone(InvoiceId, String),
    GivenUp(InvoiceId),
}

impl Wanted {
    /// The facts that make it so; none where it is so already.
    fn happens(
        &self,
        dossier: &Dossier,
        package: Package,
        words: &Words,
        events: &mut Vec<Event>,
        report: &mut SyncReport,
    ) {
        let (Wanted::NoMorePaidThan(id, _) | Wanted::Gone(id, _) | Wanted::GivenUp(id)) = self;
        let Some(known) = dossier.invoice(*id) else {
            return;
        };
        match self {
            Wanted::NoMorePaidThan(id, settled) => {
                let paid = (*settled - known.credited).max(Cents::ZERO);
                if known.paid > paid && known.paid_by_books.is_positive() {
                    events.push(Event::BooksTookBack { invoice: *id, paid });
                    report.taken_back += 1;
                }
            }
            Wanted::Gone(id, number) => {
                if known.is_open() {
                    let values = [("number", number.clone().into()), ("package", package.name().into())];
                    events.push(Event::AmountChanged { invoice: *id, amount: known.amount - known.open() });
                    events.push(Event::Note { text: words.t_args("connect-note-gone", &values) });
                    report.gone += 1;
                }
            }
            Wanted::GivenUp(id) => {
                let rests = dossier
                    .state
                    .pauses
                    .iter()
                    .any(|pause| pause.kind == PauseKind::Manual && pause.covers(*id));
                if known.is_open() && !rests {
                    let why = words.t("connect-hold-uncollectible");
                    events.push(Event::Hold { invoices: Some(vec![*id]), why, until: None });
                    report.given_up += 1;
                }
            }
        }
    }
}

/// People at a customer fill what is not known here; nobody is taken away.
fn take_persons(doing: &Doing, package: Package, changes: &Changes) -> Result<()> {
    if changes.persons.is_empty() {
        return Ok(());
    }
    let numbers = doing.app.store.customer_numbers(doing.client)?;
    let numbers: BTreeMap<&str, CustomerId> =
        numbers.iter().map(|(number, customer)| (number.as_str(), *customer)).collect();
    for (number, persons) in &changes.persons {
        let Some(customer) = numbers.get(number.as_str()) else { continue };
        let known = doing.app.customer(doing.client, *customer)?.card;
        let mut card = known.clone();
        persons.iter().for_each(|told| learn(&mut card.persons, told));
        if card != known {
            people::change_card(&Doing { by: package.word(), ..*doing }, *customer, card)?;
        }
    }
    Ok(())
}

fn learn(known: &mut Vec<Person>, told: &Person) {
    match known.iter_mut().find(|person| person.name == told.name) {
        Some(person) => {
            for (place, value) in [(&mut person.email, &told.email), (&mut person.phone, &told.phone)] {
                if place.is_none() {
                    place.clone_from(value);
                }
            }
        }
        None => known.push(told.clone()),
    }
}
