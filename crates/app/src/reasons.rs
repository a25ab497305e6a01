//! The reason of every overdue invoice and the time it took to know it (4.4, A1); and where the
//! money may be of who says that he paid.
//!
//! Not here: what a reason does (`domain`). Invariant: the clock of a reason is measured once, on
//! the day on which it is first known, by the due dates of that day.

use domain::standing::effective_due;
use domain::{
    Cents, ClientId, CustomerId, Date, Dossier, Event, Fact, Invoice, InvoiceId, Reason, Strategy, TodoKind,
};

use crate::matching::plain;
use crate::records::{Client, Customer};
use crate::taken::take;
use crate::{App, Result};

const PAGE: i64 = 500;
/// Bank entries without an invoice that are looked through.
const ENTRIES: i64 = 2_000;

/// A reason that became known: first overdue day, day of knowing, the days between.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    pub customer: CustomerId,
    pub invoice: InvoiceId,
    pub reason: Reason,
    pub overdue_since: Date,
    pub on: Date,
    pub days: i32,
}

/// An overdue invoice of which nobody knows yet why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    pub customer: CustomerId,
    pub name: String,
    pub invoice: InvoiceId,
    pub number: String,
    pub open: Cents,
    pub overdue_since: Date,
    pub days: i32,
    /// A person has it on his list, or a step of the strategy comes.
    pub asked: bool,
}

/// The reasons that became known from `from` through `through`, oldest first.
///
/// # Errors
/// Of the store.
pub fn times(app: &App, client: ClientId, from: Date, through: Date) -> Result<Vec<Known>> {
    let mut known = Vec::new();
    loop {
        let offset = known.len() as i64;
        let page = app.store.facts_between(client, "reason_known", from, through, offset, PAGE)?;
        if page.is_empty() {
            return Ok(known);
        }
        for (customer, row) in page {
            if let Event::ReasonKnown { invoice, reason, overdue_since, days } = row.fact.event {
                known.push(Known { customer, invoice, reason, overdue_since, on: row.fact.on, days });
            }
        }
    }
}

/// Overdue invoices whose reason is not known, longest waiting first.
///
/// # Errors
/// Of the store.
pub fn unknown(app: &App, client: &Client, today: Date) -> Result<Vec<Unknown>> {
    let mut found = Vec::new();
    let mut after = CustomerId(0);
    loop {
        let page = app.store.customers_after(client.id, after, PAGE)?;
        let Some(last) = page.last() else { break };
        after = last.id;
        for customer in &page {
            found.extend(unknown_of(customer, client, today));
        }
    }
    found.sort_by_key(|one| (one.overdue_since, one.customer, one.invoice));
    Ok(found)
}

fn unknown_of(customer: &Customer, client: &Client, today: Date) -> Vec<Unknown> {
    let dossier = &customer.dossier;
    let strategy = &client.settings.strategy;
    let calendar = client.calendar();
    let of = |invoice: &Invoice| {
        let due = effective_due(invoice, dossier, strategy).date;
        let silent = due < today && !is_explained(dossier, invoice);
        silent.then(|| Unknown {
            customer: customer.id,
            name: customer.card.name.clone(),
            invoice: invoice.id,
            number: invoice.number.clone(),
            open: invoice.open(),
            overdue_since: due.plus_days(1),
            days: today.days_since(due),
            asked: is_asked(dossier, invoice)
                || crate::ahead::next_act(dossier, strategy, &calendar, today).is_some(),
        })
    };
    dossier.open_invoices().filter_map(of).collect()
}

/// Something agreed, disputed or told explains it, or a person said why.
pub fn is_explained(dossier: &Dossier, invoice: &Invoice) -> bool {
    let id = invoice.id;
    let state = &dossier.state;
    let promised = state
        .promises
        .iter()
        .any(|one| one.invoices.contains(&id) && one.state == domain::agreement::PromiseState::Open);
    let arranged = state
        .arrangements
        .iter()
        .any(|one| one.invoices.contains(&id) && one.state == domain::agreement::ArrangementState::Running);
    let reason = invoice.track.reason.is_some();
    reason || promised || arranged || state.stop.is_some() || dossier.open_dispute(id).is_some()
}

fn is_asked(dossier: &Dossier, invoice: &Invoice) -> bool {
    let asks = |todo: &domain::Todo| {
        let about = todo.invoices.contains(&invoice.id);
        about && matches!(todo.kind, TodoKind::Call(..) | TodoKind::Visit(_) | TodoKind::Task(..))
    };
    dossier.state.todos.iter().any(asks)
}

/// Notes for each invoice whose reason became known just now how long that took.
pub(crate) fn stop_clocks(
    client: &Client,
    before: &Customer,
    after: &mut Customer,
    facts: &mut Vec<Fact>,
    today: Date,
) {
    let strategy: &Strategy = &client.settings.strategy;
    let stopped: Vec<Event> = after
        .dossier
        .invoices
        .iter()
        .filter(|invoice| invoice.track.reason_known == Some(today))
        .filter_map(|invoice| {
            let was = before.dossier.invoice(invoice.id)?;
            let due = effective_due(was, &before.dossier, strategy).date;
            let counts = was.track.reason_known.is_none() && due < today;
            counts.then_some(Event::ReasonKnown {
                invoice: invoice.id,
                reason: invoice.track.reason?,
                overdue_since: due.plus_days(1),
                days: today.days_since(due) - 1,
            })
        })
        .collect();
    for event in stopped {
        take(after, facts, today, event);
    }
}

/// Why a payment without an invoice may be this customer's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trace {
    /// It names one of the invoices.
    Number,
    /// It comes from an account of his.
    Account,
    /// It has his name and exactly an amount that is open.
    NameAndAmount,
    /// It has exactly an amount that is open, or the sum of all.
    Amount,
    /// It has his name.
    Name,
}

impl Trace {
    pub const fn word(self) -> &'static str {
        match self {
            Trace::Number => "number",
            Trace::Account => "account",
            Trace::NameAndAmount => "name_and_amount",
            Trace::Amount => "amount",
            Trace::Name => "name",
        }
    }
}

/// A payment that waits without an invoice and may be what he means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    pub entry: i64,
    pub booked: Date,
    pub amount: Cents,
    pub name: Option<String>,
    pub remittance: String,
    pub trace: Trace,
}

/// Payments without an invoice that may be this customer's, the most telling first.
///
/// # Errors
/// Of the store.
pub fn candidates(app: &App, client: ClientId, customer: &Customer) -> Result<Vec<Candidate>> {
    let mut found = Vec::new();
    let mut offset = 0;
    while offset < ENTRIES {
        let page = app.store.waiting_entries(client, offset, PAGE)?;
        if page.is_empty() {
            break;
        }
        offset += page.len() as i64;
        for waiting in page.iter().filter(|waiting| waiting.entry.amount.is_positive()) {
            let rest = waiting.entry.amount - waiting.allocated;
            if let Some(trace) = trace(customer, &waiting.entry, rest) {
                found.push(Candidate {
                    entry: waiting.id,
                    booked: waiting.entry.booked,
                    amount: rest,
                    name: waiting.entry.counterparty_name.clone(),
                    remittance: waiting.entry.remittance.clone(),
                    trace,
                });
            }
        }
    }
    found.sort_by_key(|one| (one.trace, std::cmp::Reverse(one.booked)));
    Ok(found)
}

fn trace(customer: &Customer, entry: &crate::records::NewBankEntry, rest: Cents) -> Option<Trace> {
    let open: Vec<&Invoice> = customer.dossier.open_invoices().collect();
    let told =
        plain(&format!("{} {}", entry.remittance, entry.structured_reference.as_deref().unwrap_or_default()));
    let named = |invoice: &&Invoice| {
        let number = plain(&invoice.number);
        number.len() >= 3 && told.contains(&number)
    };
    let account = entry.counterparty_iban.as_ref().map(|iban| plain(iban));
    let owns = account.is_some_and(|account| customer.card.ibans.iter().any(|iban| plain(iban) == account));
    let sum: Cents = open.iter().map(|invoice| invoice.open()).sum();
    let amount = rest == sum || open.iter().any(|invoice| invoice.open() == rest);
    let name = entry.counterparty_name.as_ref().is_some_and(|name| same_name(name, &customer.card.name));
    match (open.iter().any(named), owns, name, amount) {
        (true, ..) => Some(Trace::Number),
        (_, true, ..) => Some(Trace::Account),
        (_, _, true, true) => Some(Trace::NameAndAmount),
        (_, _, false, true) => Some(Trace::Amount),
        (_, _, true, false) => Some(Trace::Name),
        _ => None,
    }
}

/// One word of some length in common: “Bakkerij Jansen B.V.” and “JANSEN BAKKERIJ”.
fn same_name(one: &str, other: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        let parts = name.split(|letter: char| !letter.is_alphanumeric());
        parts.filter(|word| word.len() >= 4).map(str::to_lowercase).collect()
    };
    let (one, other) = (words(one), words(other));
    !one.is_empty()
        && one.iter().filter(|word| other.contains(word)).count() * 2 >= one.len().min(other.len())
}

#[cfg(test)]
mod tests {
    use super::same_name;

    #[test]
    fn names_are_compared_by_their_words() {
        assert!(same_name("JANSEN BAKKERIJ", "Bakkerij Jansen B.V."));
        assert!(!same_name("Slagerij Pietersen", "Bakkerij Jansen"));
        assert!(!same_name("BV", "BV"), "too short to mean anything");
    }
}
