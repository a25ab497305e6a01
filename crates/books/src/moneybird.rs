//! Moneybird, REST v2: invoices and contacts by the synchronisation endpoints (ids with versions,
//! then a hundred at a time), reminders paused, terms and delivery written on the contact.
//!
//! Read from the public description (OpenAPI v2-20261002 and developer.moneybird.com). What it
//! does not offer: a payment term on the contact itself. The term is the first step of the contact's
//! workflow, so writing a term is choosing a workflow with it.

mod ask;
mod bank;
mod cursor;
mod hook;
mod invoice;
mod oauth;
mod plan;
mod workflow;

use std::collections::BTreeMap;
use std::sync::Arc;

use app::bookkeeping::{Administration, Answer, Books, Changes, Remark, Trouble};
use app::{ConnectionSettings, Document, Package};
use domain::{Channel, Date};
use serde_json::{Value, json};

pub use hook::{Hook, is_from_moneybird};
pub use oauth::{OAUTH_SCOPES, authorize_address};

use crate::fields::{self, Fields};
use crate::http::{Http, Method, Patience, escaped};
use crate::keys::{KeyChain, Keys};
use cursor::Cursor;
use plan::Plan;
use workflow::Workflow;

const ADDRESS: &str = "https://moneybird.com";

/// More than Moneybird gives in one answer, it does not give.
const AT_ONCE: usize = 100;

pub struct Moneybird {
    http: Http,
    chain: Box<dyn KeyChain>,
    keys: Keys,
    administration: String,
    /// What is left of what changed, while it is taken over.
    plan: Option<Plan>,
    workflows: Option<Vec<Workflow>>,
    /// Ids by number, as far as they were seen.
    ids: BTreeMap<String, String>,
}

impl Moneybird {
    /// # Errors
    /// `NoKey`.
    pub fn open(
        settings: &ConnectionSettings,
        chain: Box<dyn KeyChain>,
        patience: Arc<dyn Patience>,
    ) -> Answer<Moneybird> {
        Ok(Moneybird {
            http: Http::new(settings.address.as_deref().unwrap_or(ADDRESS), patience),
            keys: chain.keys()?,
            chain,
            administration: settings.administration.clone(),
            plan: None,
            workflows: None,
            ids: BTreeMap::new(),
        })
    }

    fn workflows(&mut self) -> Answer<&[Workflow]> {
        if self.workflows.is_none() {
            let what = "the workflows";
            let answer = self.get("/workflows.json", what)?;
            self.workflows =
                Some(fields::list(&answer, what)?.into_iter().filter_map(Workflow::read).collect());
        }
        Ok(self.workflows.as_deref().unwrap_or_default())
    }

    /// The next invoices that changed, as they are now.
    fn invoices(&mut self, cursor: &mut Cursor, ids: &[String]) -> Answer<Changes> {
        let answer = self.by_ids("/sales_invoices/synchronization.json", ids, "invoices")?;
        let told = fields::list(&answer, "invoices")?;
        let mut changes = Changes::default();
        let workflows = self.workflows()?.to_vec();
        // Numbers first: a credit invoice names its original by id.
        for one in &told {
            if let (Some(id), Some(number)) = (one.text("id"), one.text("invoice_id")) {
                cursor.name(&id, &number);
                self.ids.insert(number, id);
            }
        }
        for one in &told {
            let (Some(id), Some(version)) = (one.text("id"), one.number("version")) else { continue };
            // An answer from before what we know: the newer one comes with the next time.
            if cursor.invoice_version(&id).is_some_and(|known| version < known) {
                continue;
            }
            invoice::read(*one, &workflows, cursor, &mut changes);
            cursor.saw_invoice(&id, version);
        }
        changes.source = source(&told);
        Ok(changes)
    }

    fn contacts(&mut self, cursor: &mut Cursor, ids: &[String]) -> Answer<Changes> {
        let answer = self.by_ids("/contacts/synchronization.json", ids, "contacts")?;
        let told = fields::list(&answer, "contacts")?;
        let mut changes = Changes::default();
        let workflows = self.workflows()?.to_vec();
        for one in &told {
            let (Some(id), Some(version)) = (one.text("id"), one.number("version")) else { continue };
            if cursor.contact_version(&id).is_some_and(|known| version < known) {
                continue;
            }
            let customer = invoice::customer(*one, &workflows);
            invoice::persons(*one, &customer, &mut changes);
            changes.cards.push(customer);
            cursor.saw_contact(&id, version);
        }
        changes.source = source(&told);
        Ok(changes)
    }

    /// An invoice that is not in the list: only when Moneybird says so of itself, it is gone.
    fn absent(&mut self, cursor: &mut Cursor, id: &str) -> Answer<Changes> {
        let mut changes = Changes::default();
        match self.get(&format!("/sales_invoices/{}.json", escaped(id)), "an invoice") {
            Err(Trouble::NotThere { .. }) => {
                changes.gone.extend(cursor.forget_invoice(id));
            }
            Ok(_) => {}
            Err(trouble) => return Err(trouble),
        }
        Ok(changes)
    }

    fn plan(&mut self, cursor: &mut Cursor) -> Answer<Plan> {
        let workflows = self.workflows()?.to_vec();
        if cursor.workflows_changed(&workflows) {
            // Another term in a workflow is another term on each card that goes by it.
            cursor.look_at_all_contacts_again();
        }
        let invoices = self.get("/sales_invoices/synchronization.json", "the list of invoices")?;
        let contacts = self.get("/contacts/synchronization.json", "the list of contacts")?;
        let invoices = plan::versions(&fields::list(&invoices, "the list of invoices")?);
        let contacts = plan::versions(&fields::list(&contacts, "the list of contacts")?);
        Ok(Plan::new(cursor, &invoices, &contacts))
    }

    fn id_of(&mut self, number: &str) -> Answer<String> {
        if let Some(id) = self.ids.get(number) {
            return Ok(id.clone());
        }
        let path = format!("/sales_invoices/find_by_invoice_id/{}.json", escaped(number));
        let answer = self.get(&path, "an invoice")?;
        let id = Fields(&answer).text("id");
        let id = id.ok_or_else(|| Trouble::NotUnderstood { what: "an invoice has no id".to_owned() })?;
        self.ids.insert(number.to_owned(), id.clone());
        Ok(id)
    }

    fn contact_of(&mut self, customer: &str) -> Answer<Value> {
        self.get(&format!("/contacts/customer_id/{}.json", escaped(customer)), "a contact")
    }

    fn change_contact(&mut self, id: &str, change: Value) -> Answer<Value> {
        let body = json!({ "contact": change });
        self.write(Method::Patch, &format!("/contacts/{}.json", escaped(id)), Some(&body), "a contact")
    }
}

impl Books for Moneybird {
    fn package(&self) -> Package {
        Package::Moneybird
    }

    fn administrations(&mut self) -> Answer<Vec<Administration>> {
        let what = "the administrations";
        let answer = self.ask_root("/administrations.json", what)?;
        let read = |one: Fields| Some(Administration { id: one.text("id")?, name: one.text("name")? });
        Ok(fields::list(&answer, what)?.into_iter().filter_map(read).collect())
    }

    fn changes(&mut self, since: &str) -> Answer<Changes> {
        let mut cursor = Cursor::read(since);
        cursor.numbers().for_each(|(number, id)| {
            self.ids.insert(number.to_owned(), id.to_owned());
        });
        let mut plan = match self.plan.take() {
            Some(plan) => plan,
            None => self.plan(&mut cursor)?,
        };
        let mut changes = match plan.next(AT_ONCE) {
            Some(plan::Part::Invoices(ids)) => self.invoices(&mut cursor, &ids)?,
            Some(plan::Part::Contacts(ids)) => self.contacts(&mut cursor, &ids)?,
            Some(plan::Part::Absent(id)) => self.absent(&mut cursor, &id)?,
            None => Changes::default(),
        };
        changes.cursor = cursor.text();
        changes.more = !plan.is_done();
        if changes.more {
            self.plan = Some(plan);
        }
        Ok(changes)
    }

    fn document(&mut self, number: &str) -> Answer<Option<Document>> {
        let id = self.id_of(number)?;
        let what = "a PDF";
        let reply = self.reply(
            Method::Get,
            &format!("/sales_invoices/{}/download_pdf.json", escaped(&id)),
            None,
            what,
        )?;
        let bytes = match (reply.status, reply.location) {
            (200, _) => reply.body,
            (301 | 302 | 303 | 307 | 308, Some(location)) => {
                let reply = self.http.fetch(&location, what)?;
                if reply.status != 200 {
                    return Ok(None);
                }
                reply.body
            }
            _ => return Ok(None),
        };
        let is_pdf = bytes.starts_with(b"%PDF");
        let name = format!("{}.pdf", number.replace(['/', '\\'], "-"));
        Ok(is_pdf.then(|| Document { name, mime: "application/pdf".to_owned(), bytes }))
    }

    fn bank_through(&mut self, today: Date) -> Answer<(Option<Date>, Vec<Remark>)> {
        bank::through(self, today)
    }

    fn remarks(&mut self) -> Answer<Vec<Remark>> {
        let sends = |workflow: &&Workflow| workflow.active && workflow.reminds;
        let remark = |workflow: &Workflow| Remark::OwnReminders { workflow: workflow.name.clone() };
        Ok(self.workflows()?.iter().filter(sends).map(remark).collect())
    }

    fn pause_reminders(&mut self, number: &str) -> Answer<()> {
        let id = self.id_of(number)?;
        let path = format!("/sales_invoices/{}/pause.json", escaped(&id));
        self.write(Method::Post, &path, None, "the reminders of an invoice").map(drop)
    }

    fn set_term(&mut self, customer: &str, days: i32) -> Answer<i32> {
        let contact = self.contact_of(customer)?;
        let contact = Fields(&contact);
        let workflows = self.workflows()?;
        let now = workflow::of_contact(workflows, contact.text("invoice_workflow_id").as_deref());
        let wanted = workflow::with_term(workflows, days, now).map(|workflow| workflow.id.clone());
        let wanted = wanted.ok_or_else(|| Trouble::Cannot {
            what: format!("no workflow gives {days} days; make one in Moneybird and try again"),
        })?;
        let id = contact.text("id").unwrap_or_default();
        let changed = self.change_contact(&id, json!({ "invoice_workflow_id": wanted }))?;
        let stands = Fields(&changed).text("invoice_workflow_id");
        if stands.as_ref() != Some(&wanted) {
            return Err(Trouble::NotUnderstood { what: "the workflow was not taken over".to_owned() });
        }
        Ok(days)
    }

    fn set_delivery(&mut self, customer: &str, way: Channel) -> Answer<()> {
        let way = match way {
            Channel::Email => "Email",
            Channel::Post => "Post",
            _ => return Err(Trouble::Cannot { what: "invoices go by e-mail or post there".to_owned() }),
        };
        let contact = self.contact_of(customer)?;
        let id = Fields(&contact).text("id").unwrap_or_default();
        let changed = self.change_contact(&id, json!({ "delivery_method": way }))?;
        if Fields(&changed).text("delivery_method").as_deref() != Some(way) {
            return Err(Trouble::NotUnderstood { what: "the delivery was not taken over".to_owned() });
        }
        Ok(())
    }
}

/// The answers as they came, without what nobody reads again here.
fn source(told: &[Fields]) -> Vec<u8> {
    const LEFT_OUT: [&str; 6] = ["events", "details", "notes", "custom_fields", "tax_totals", "time_entries"];
    let lean = |one: &Fields| {
        let mut one = one.0.clone();
        for object in [None, Some("contact")] {
            let place = match object {
                Some(inner) => one.get_mut(inner),
                None => Some(&mut one),
            };
            if let Some(fields) = place.and_then(Value::as_object_mut) {
                fields.retain(|field, _| !LEFT_OUT.contains(&field.as_str()));
            }
        }
        one
    };
    let told: Vec<Value> = told.iter().map(lean).collect();
    serde_json::to_vec(&told).expect("JSON that was read can be written")
}
