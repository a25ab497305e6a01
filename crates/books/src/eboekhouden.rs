//! e-Boekhouden, REST v1: a session with a token, then what debtors have outstanding, each with its
//! mutation (for the term) and its relation.
//!
//! Read from the public description (api.e-boekhouden.nl, v1). What it does not offer: versions, so
//! changes are seen by comparing; pausing reminders or choosing how invoices are sent. Everything is
//! in euros there.

mod ask;
mod cursor;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

use app::bookkeeping::{Administration, Answer, Books, Changes, Remark, Trouble};
use app::{ConnectionSettings, Document, Package, Person};
use domain::{Cents, Channel, Date};
use formats::{Customer, Invoice, InvoiceKind};
use serde_json::{Value, json};

use crate::fields::{Fields, first_address, plain};
use crate::http::{Http, Method, Patience, escaped};
use crate::keys::KeyChain;
use crate::told;
use cursor::{Cursor, Open};

const ADDRESS: &str = "https://api.e-boekhouden.nl";

/// Things of one part: each is a question of its own.
const AT_ONCE: usize = 50;

/// Invoices that did not change in the list, but whose term is looked at again in one go.
const LOOKED_AT_AGAIN: usize = 400;

pub struct EBoekhouden {
    http: Http,
    chain: Box<dyn KeyChain>,
    session: Option<String>,
    plan: Option<Plan>,
    /// Numbers of what is outstanding, as it was listed in this round.
    outstanding: BTreeSet<String>,
    /// Relations that were asked for in this round.
    relations: BTreeMap<i64, Customer>,
}

/// What is still to be asked.
struct Plan {
    listed: BTreeMap<i64, Open>,
    queue: VecDeque<Part>,
    unreadable: Vec<String>,
}

enum Part {
    /// New, changed, or looked at again.
    Outstanding(i64),
    /// Not in the list any more: paid, or gone.
    Absent(i64),
}

impl EBoekhouden {
    /// # Errors
    /// `NoKey`.
    pub fn open(
        settings: &ConnectionSettings,
        chain: Box<dyn KeyChain>,
        patience: Arc<dyn Patience>,
    ) -> Answer<EBoekhouden> {
        chain.keys()?;
        Ok(EBoekhouden {
            http: Http::new(settings.address.as_deref().unwrap_or(ADDRESS), patience),
            chain,
            session: None,
            plan: None,
            outstanding: BTreeSet::new(),
            relations: BTreeMap::new(),
        })
    }

    fn plan(&mut self, cursor: &Cursor) -> Answer<Plan> {
        let (mut listed, mut unreadable) = (BTreeMap::new(), Vec::new());
        self.pages("/v1/mutation/invoice/outstanding?credDeb=D", "the outstanding invoices", &mut |one| {
            if one.cents("totalAmount").is_none() || one.cents("outstandingAmount").is_none() {
                unreadable.extend(one.text("invoiceNumber"));
            } else if let Some((id, open)) = Open::read(one) {
                listed.insert(id, open);
            }
        })?;
        self.relations.clear();
        self.outstanding = listed.values().map(|open: &Open| open.number.clone()).collect();
        self.outstanding.extend(unreadable.iter().cloned());
        let mut queue = VecDeque::new();
        let (same, differs): (Vec<i64>, Vec<i64>) = listed
            .keys()
            .copied()
            .partition(|id| cursor.open.get(id).is_some_and(|known| known.same(&listed[id])));
        queue.extend(differs.into_iter().map(Part::Outstanding));
        queue.extend(cursor.open.keys().filter(|id| !listed.contains_key(*id)).map(|id| Part::Absent(*id)));
        // The list does not tell the term: each is looked at again, in turn where there are many.
        let (before, after): (Vec<i64>, Vec<i64>) = same.into_iter().partition(|id| *id <= cursor.looked_at);
        queue.extend(after.into_iter().chain(before).take(LOOKED_AT_AGAIN).map(Part::Outstanding));
        Ok(Plan { listed, queue, unreadable })
    }

    fn outstanding(
        &mut self,
        cursor: &mut Cursor,
        id: i64,
        listed: &Open,
        changes: &mut Changes,
    ) -> Answer<()> {
        let mutation = match self.get(&format!("/v1/mutation/{id}"), "a mutation") {
            Ok(mutation) => mutation,
            // Gone between the list and now: the next list says so.
            Err(Trouble::NotThere { .. }) => return Ok(()),
            Err(trouble) => return Err(trouble),
        };
        let mut open = listed.clone();
        open.days = Fields(&mutation).days("termOfPayment");
        let customer = self.relation(open.relation, &listed.company, changes)?;
        let is_known = cursor.open.get(&id).is_some_and(|known| known == &open);
        cursor.open.insert(id, open.clone());
        cursor.looked_at = id;
        if !is_known {
            changes.reading.invoices.push(invoice(&open, customer, open.outstanding));
        }
        Ok(())
    }

    fn absent(&mut self, cursor: &mut Cursor, id: i64, changes: &mut Changes) -> Answer<()> {
        let Some(known) = cursor.open.get(&id).cloned() else { return Ok(()) };
        match self.get(&format!("/v1/mutation/{id}"), "a mutation") {
            Ok(_) => {
                let customer = self.relation(known.relation, &known.company, changes)?;
                if known.total.is_positive() {
                    changes.reading.invoices.push(invoice(&known, customer, Cents::ZERO));
                }
            }
            Err(Trouble::NotThere { .. }) => changes.gone.push(known.number),
            Err(trouble) => return Err(trouble),
        }
        cursor.open.remove(&id);
        Ok(())
    }

    /// The card of a relation, asked for once in a round.
    fn relation(&mut self, id: i64, company: &str, changes: &mut Changes) -> Answer<Customer> {
        if let Some(known) = self.relations.get(&id) {
            return Ok(known.clone());
        }
        let customer = match self.get(&format!("/v1/relation/{id}"), "a relation") {
            Ok(relation) => {
                let customer = customer(Fields(&relation));
                if let (Some(number), Some(name)) = (&customer.number, Fields(&relation).text("contact")) {
                    let person = Person { name, role: "contact".to_owned(), ..Person::default() };
                    changes.persons.push((number.clone(), vec![person]));
                }
                changes.cards.push(customer.clone());
                customer
            }
            Err(Trouble::NotThere { .. }) => {
                Customer { name: Some(company.to_owned()), ..Customer::default() }
            }
            Err(trouble) => return Err(trouble),
        };
        self.relations.insert(id, customer.clone());
        Ok(customer)
    }

    fn relation_by_code(&mut self, code: &str) -> Answer<(i64, Value)> {
        let what = "a relation";
        let found = self.get(&format!("/v1/relation?code={}&limit=2", escaped(code)), what)?;
        let id = Fields(&found)
            .list("items")
            .find(|one| one.text("code").as_deref() == Some(code))
            .and_then(|one| one.number("id"))
            .ok_or_else(|| Trouble::NotThere { what: what.to_owned() })?;
        let relation = self.get(&format!("/v1/relation/{id}"), what)?;
        Ok((id, relation))
    }
}

impl Books for EBoekhouden {
    fn package(&self) -> Package {
        Package::EBoekhouden
    }

    /// A token opens one administration. Only an accountant's token can tell names.
    fn administrations(&mut self) -> Answer<Vec<Administration>> {
        self.get("/v1/relation?limit=1", "the relations")?;
        let own = Administration { id: "1".to_owned(), name: "e-Boekhouden".to_owned() };
        Ok(vec![own])
    }

    fn changes(&mut self, since: &str) -> Answer<Changes> {
        let mut cursor = Cursor::read(since);
        let mut plan = match self.plan.take() {
            Some(plan) => plan,
            None => self.plan(&cursor)?,
        };
        let mut changes = Changes { unreadable: std::mem::take(&mut plan.unreadable), ..Changes::default() };
        for _ in 0..AT_ONCE {
            match plan.queue.pop_front() {
                Some(Part::Outstanding(id)) => {
                    let listed = plan.listed[&id].clone();
                    self.outstanding(&mut cursor, id, &listed, &mut changes)?;
                }
                Some(Part::Absent(id)) => self.absent(&mut cursor, id, &mut changes)?,
                None => break,
            }
        }
        changes.source = source(&changes);
        changes.cursor = cursor.text();
        changes.more = !plan.queue.is_empty();
        if changes.more {
            self.plan = Some(plan);
        }
        Ok(changes)
    }

    /// It is there, and not outstanding.
    fn was_settled(&mut self, number: &str) -> Answer<bool> {
        if self.outstanding.contains(number) {
            return Ok(false);
        }
        let path = format!("/v1/mutation?type=2&invoiceNumber={}&limit=2", escaped(number));
        let found = self.get(&path, "an invoice")?;
        Ok(Fields(&found).list("items").any(|one| one.text("invoiceNumber").as_deref() == Some(number)))
    }

    fn document(&mut self, number: &str) -> Answer<Option<Document>> {
        let what = "a PDF";
        let found = self.get(&format!("/v1/invoice?invoiceNumber={}&limit=2", escaped(number)), what)?;
        let same = |one: &Fields| one.text("invoiceNumber").as_deref() == Some(number);
        let address = Fields(&found).list("items").find(same).and_then(|one| one.text("urlPdfFile"));
        let Some(address) = address else { return Ok(None) };
        let reply = self.http.fetch(&address, what)?;
        if reply.status != 200 || !reply.body.starts_with(b"%PDF") {
            return Ok(None);
        }
        let name = format!("{}.pdf", number.replace(['/', '\\'], "-"));
        Ok(Some(Document { name, mime: "application/pdf".to_owned(), bytes: reply.body }))
    }

    /// The newest payment of an invoice that was booked: nothing later is known there.
    fn bank_through(&mut self, today: Date) -> Answer<(Option<Date>, Vec<Remark>)> {
        let from = today.plus_days(-60);
        let mut newest: Option<Date> = None;
        self.pages(&format!("/v1/mutation?type=3&date%5Bgte%5D={from}"), "the bank", &mut |one| {
            newest = newest.max(one.day("date"));
        })?;
        Ok((newest, Vec::new()))
    }

    fn remarks(&mut self) -> Answer<Vec<Remark>> {
        Ok(vec![Remark::OwnRemindersUnseen])
    }

    fn pause_reminders(&mut self, _number: &str) -> Answer<()> {
        Err(Trouble::Cannot { what: "reminders can only be switched off in e-Boekhouden itself".to_owned() })
    }

    fn set_term(&mut self, customer: &str, days: i32) -> Answer<i32> {
        let (id, relation) = self.relation_by_code(customer)?;
        // The name has to be said again with every change.
        let body = json!({ "name": Fields(&relation).text("name"), "termOfPayment": days });
        self.write(Method::Patch, &format!("/v1/relation/{id}"), Some(&body), "a relation")?;
        let stands = self.get(&format!("/v1/relation/{id}"), "a relation")?;
        match Fields(&stands).days("termOfPayment") {
            Some(stands) if stands == days => Ok(stands),
            _ => Err(Trouble::NotUnderstood { what: "the term was not taken over".to_owned() }),
        }
    }

    fn set_delivery(&mut self, _customer: &str, _way: Channel) -> Answer<()> {
        Err(Trouble::Cannot { what: "how invoices are sent is chosen in e-Boekhouden itself".to_owned() })
    }
}

fn customer(relation: Fields) -> Customer {
    Customer {
        number: relation.text("code"),
        name: relation.text("name"),
        email: ["emailAddressReminder", "emailAddressInvoice", "emailAddress"]
            .into_iter()
            .find_map(|field| first_address(relation.text(field))),
        phone: relation.text("phoneNumber").or_else(|| relation.text("mobilePhoneNumber")),
        term_days: relation.days("termOfPayment").filter(|days| *days > 0),
        vat: plain(relation.text("vatNumber")),
        kvk: plain(relation.text("companyRegistrationNumber")),
        iban: plain(relation.text("iban")),
        contact: relation.text("contact"),
        street: relation.text("address"),
        postal_code: relation.text("postalCode"),
        city: relation.text("city"),
        country: relation.text("country").filter(|country| !["NL", "Nederland"].contains(&country.as_str())),
        ..Customer::default()
    }
}

fn invoice(open: &Open, customer: Customer, outstanding: Cents) -> Invoice {
    let is_credit = open.total < Cents::ZERO;
    let days = open.days.or(customer.term_days);
    let kind = if is_credit { InvoiceKind::CreditNote } else { InvoiceKind::Invoice };
    Invoice {
        issued: Some(open.date),
        due: days.map(|days| open.date.plus_days(days)),
        total_cents: open.total.abs(),
        open_cents: if is_credit { outstanding.abs() } else { outstanding },
        ..told::invoice(open.number.clone(), kind, customer)
    }
}

/// What was understood of the answers: they are many and small here.
fn source(changes: &Changes) -> Vec<u8> {
    let numbers: BTreeSet<&str> = changes.gone.iter().map(String::as_str).collect();
    let told = json!({ "invoices": changes.reading.invoices, "gone": numbers });
    serde_json::to_vec(&told).expect("plain data always has a form")
}
