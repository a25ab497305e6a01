//! What figures are made of, read once: the dossiers, and the facts of two periods.

use std::collections::HashMap;

use domain::event::Acted;
use domain::standing::effective_due;
use domain::{Cents, ClientId, Currency, CustomerId, Date, Event, Strategy};

use super::Period;
use crate::care::each_customer;
use crate::disputes::{CaseRow, cases};
use crate::reasons::{self, Known};
use crate::records::{Customer, TimelineRow};
use crate::store::Shown;
use crate::{App, Result};

const PAGE: i64 = 1_000;

/// Everything that figures over a period and the one before it look at.
pub struct Scan {
    pub customers: Vec<Customer>,
    /// Where each customer stands in `customers`.
    places: HashMap<CustomerId, usize>,
    pub strategy: Strategy,
    pub today: Date,
    pub acted: Vec<(CustomerId, Date, Acted)>,
    /// Contacts that were not about debt.
    pub care: Vec<(CustomerId, Date)>,
    pub known_reasons: Vec<Known>,
    pub cases: Vec<CaseRow>,
    /// The whole history of customers with whom anything was agreed: there reminders were avoided.
    pub agreed_with: HashMap<CustomerId, Vec<TimelineRow>>,
}

impl Scan {
    /// # Errors
    /// Of the store; no such client.
    pub fn read(app: &App, client: ClientId, period: Period, today: Date) -> Result<Scan> {
        let known = app.client(client)?;
        let (from, through) = (period.before().from, period.through);
        let mut customers = Vec::new();
        each_customer(app, client, &mut |customer| customers.push(customer.clone()))?;
        let mut agreed_with = HashMap::new();
        for customer in customers.iter().filter(|customer| has_agreements(customer)) {
            agreed_with.insert(customer.id, app.store.facts(client, customer.id)?);
        }
        let facts = |kind| facts(app, client, kind, from, through);
        let acted = facts("acted")?.into_iter().filter_map(|(customer, row)| match row.fact.event {
            Event::Acted(acted) => Some((customer, row.fact.on, *acted)),
            _ => None,
        });
        let days = |rows: Vec<(CustomerId, TimelineRow)>| -> Vec<(CustomerId, Date)> {
            rows.into_iter().map(|(customer, row)| (customer, row.fact.on)).collect()
        };
        let mut care = days(facts("care_contact")?);
        care.extend(days(facts("care_talk")?));
        care.extend(days(facts("good_word_asked")?));
        Ok(Scan {
            places: customers.iter().enumerate().map(|(place, known)| (known.id, place)).collect(),
            acted: acted.collect(),
            care,
            known_reasons: reasons::times(app, client, from, through)?,
            cases: cases(app, &known, today, Shown::All)?,
            strategy: known.settings.strategy,
            agreed_with,
            customers,
            today,
        })
    }

    pub fn customer(&self, id: CustomerId) -> Option<&Customer> {
        self.places.get(&id).and_then(|place| self.customers.get(*place))
    }

    pub fn name(&self, customer: CustomerId) -> String {
        self.customer(customer).map(|known| known.card.name.clone()).unwrap_or_default()
    }

    /// All euro invoices with their customers.
    pub fn invoices(&self) -> impl Iterator<Item = (&Customer, &domain::Invoice)> {
        self.customers.iter().flat_map(|customer| {
            let euro = |invoice: &&domain::Invoice| invoice.currency == Currency::EUR;
            customer.dossier.invoices.iter().filter(euro).map(move |invoice| (customer, invoice))
        })
    }

    pub fn due(&self, customer: &Customer, invoice: &domain::Invoice) -> Date {
        effective_due(invoice, &customer.dossier, &self.strategy).date
    }

    /// What was invoiced, in euro.
    pub fn sold(&self, period: Period) -> Cents {
        let sold = self.invoices().filter(|(_, invoice)| period.has(invoice.issued));
        sold.map(|(_, invoice)| invoice.amount - invoice.credited).sum()
    }

    /// What was open at the end of a day. What is settled was open until the day it was; a part
    /// that was paid of what is open now counts as paid from the beginning.
    pub fn open_on(&self, on: Date) -> Cents {
        self.open_at(on).map(|(_, amount)| amount).sum()
    }

    /// Of that, what was not due yet.
    pub fn not_due_on(&self, on: Date) -> Cents {
        self.open_at(on).filter(|(due, _)| *due >= on).map(|(_, amount)| amount).sum()
    }

    fn open_at(&self, on: Date) -> impl Iterator<Item = (Date, Cents)> {
        self.invoices().filter(move |(_, invoice)| invoice.issued <= on).filter_map(
            move |(customer, invoice)| {
                let amount = match invoice.settled_on {
                    Some(settled) if settled <= on => return None,
                    Some(_) => invoice.amount - invoice.credited,
                    None => invoice.open(),
                };
                Some((self.due(customer, invoice), amount))
            },
        )
    }
}

fn has_agreements(customer: &Customer) -> bool {
    let state = &customer.dossier.state;
    !(state.promises.is_empty()
        && state.disputes.is_empty()
        && state.arrangements.is_empty()
        && state.terms.is_empty()
        && state.claim.is_none())
}

fn facts(
    app: &App,
    client: ClientId,
    kind: &str,
    from: Date,
    through: Date,
) -> Result<Vec<(CustomerId, TimelineRow)>> {
    let mut all = Vec::new();
    loop {
        let page = app.store.facts_between(client, kind, from, through, all.len() as i64, PAGE)?;
        let ended = (page.len() as i64) < PAGE;
        all.extend(page);
        if ended {
            return Ok(all);
        }
    }
}
