//! The check before anything goes out, filled: what waits since the last run and what the run of
//! today would add, with the conditions for a good first day.
//!
//! Invariant: nothing is stored here; the list is decided anew each time, and its version says
//! whether it is still the one that a person saw.

use app::letter::{self, Desk};
use app::plan::plan;
use app::{Customer, Message as Kept, MessageFilter, MessageState, NewMessage, Result, Sending};
use domain::{Act, ActKind, Cents, Channel, InvoiceId, Step};

use super::view::View;
use crate::pages::outbox::{Message, OutboxRow, SendState};
use crate::pages::release::{Release, ReleaseCheck, ReleaseRow};

/// So many are shown to tick off; the rest goes with the yes to all.
const SHOWN: usize = 300;

/// The list of today.
///
/// # Errors
/// Of the store.
pub fn page(view: &View) -> Result<Release> {
    let mut rows = Vec::new();
    for kept in planned(view)? {
        let customer = view.app.customer(view.client.id, kept.customer)?;
        let why = view.words().because(&kept.new.because, view.today);
        rows.push(row(view, &customer, kept.id.0.to_string(), &kept.new, why));
    }
    let (mut calls, mut tasks, mut rests) = (0, 0, 0);
    plan(view.app, view.client.id, view.today, &mut |customer, decision| {
        rests += decision.rests.iter().map(|rest| rest.invoices.len() as i64).sum::<i64>();
        for act in &decision.acts {
            match act.kind {
                ActKind::Call | ActKind::Visit => calls += 1,
                ActKind::Task => tasks += 1,
                ActKind::Message | ActKind::Letter => {
                    let why = view.words().because(&act.because, view.today);
                    let (contact, new) = (contact(customer, act), intent(view, act));
                    rows.extend(new.map(|new| row(view, customer, contact, &new, why)));
                }
            }
        }
    })?;
    let open = rows.iter().map(|row| row.open).sum();
    let total = rows.len() as i64;
    let told: Vec<String> = rows.iter().map(|row| format!("{}/{}", row.contact, row.open)).collect();
    rows.truncate(SHOWN);
    Ok(Release {
        recovery: view.client.sending == Sending::Restored,
        checks: checks(view)?,
        rows,
        total,
        open,
        calls,
        tasks,
        rests,
        next: None,
        list_version: letter::sha256(told.join(" ").as_bytes())[..16].to_owned(),
    })
}

/// What a message of the run of today would say, before it is planned: `p{customer}-{step}`.
///
/// # Errors
/// Of the store.
pub fn preview(view: &View, contact_asked: &str) -> Result<Option<Message>> {
    let mut found = None;
    plan(view.app, view.client.id, view.today, &mut |customer, decision| {
        let act = decision.acts.iter().find(|act| contact(customer, act) == contact_asked);
        if let Some((act, new)) = act.and_then(|act| Some((act, intent(view, act)?))) {
            let why = view.words().because(&act.because, view.today);
            found = Some(message(view, customer, contact_asked, &new, why));
        }
    })?;
    Ok(found)
}

fn planned(view: &View) -> Result<Vec<Kept>> {
    let filter = MessageFilter { states: vec![MessageState::Planned], ..MessageFilter::default() };
    let mut planned = view.app.store.messages(view.client.id, &filter, 0, 5_000)?;
    planned.retain(|one| one.new.channel == Channel::Email);
    Ok(planned)
}

fn contact(customer: &Customer, act: &Act) -> String {
    let first = act.invoices.iter().min().map_or(0, |invoice| invoice.0);
    let step = act.step.map_or("", Step::word);
    format!("p{}-{step}-{first}", customer.id)
}

/// The message that the run would plan for this act.
fn intent(view: &View, act: &Act) -> Option<NewMessage> {
    Some(NewMessage {
        key: String::new(),
        public_id: String::new(),
        planned_on: view.today,
        step: act.step?,
        channel: act.channel?,
        registered: act.registered,
        invoices: act.invoices.clone(),
        from: act.from.clone(),
        because: act.because,
        approved: false,
        note: None,
    })
}

fn row(view: &View, customer: &Customer, contact: String, new: &NewMessage, why: String) -> ReleaseRow {
    let of = |id: &InvoiceId| customer.dossier.invoice(*id);
    let invoices = || new.invoices.iter().filter_map(of);
    let late = invoices().map(|invoice| view.today.days_since(invoice.due)).max();
    ReleaseRow {
        contact,
        customer: customer.id,
        name: customer.card.name.clone(),
        to: letter::address(&customer.card).unwrap_or_default(),
        step: new.step,
        channel: new.channel,
        invoices: new.invoices.len() as i64,
        open: invoices().map(domain::Invoice::open).sum::<Cents>(),
        days_late: late.unwrap_or(0).max(0),
        why,
    }
}

fn message(view: &View, customer: &Customer, contact: &str, new: &NewMessage, why: String) -> Message {
    let desk = Desk::new(view.client, None);
    let rendered = desk.render(view.client, customer, new, &new.invoices, view.today);
    let (subject, body) = match rendered {
        Ok(rendered) => (rendered.subject, rendered.text),
        Err(problem) => (view.words().step(new.step), problem.to_string()),
    };
    let speaker = new.from.clone().unwrap_or_else(|| view.client.settings.signer.clone());
    let line = |id: &InvoiceId| {
        let invoice = customer.dossier.invoice(*id)?;
        Some((invoice.number.clone(), invoice.open()))
    };
    Message {
        row: OutboxRow {
            contact: contact.to_owned(),
            customer: customer.id,
            name: customer.card.name.clone(),
            to: letter::address(&customer.card).unwrap_or_default(),
            channel: new.channel,
            step: new.step,
            subject,
            at: None,
            state: SendState::Planned,
            reason: None,
        },
        by_hand: false,
        from: format!("{speaker} <{}>", view.client.settings.email),
        language: customer.dossier.profile.language,
        body,
        attachments: Vec::new(),
        invoices: new.invoices.iter().filter_map(line).collect(),
        why,
        rule: None,
        guard: Vec::new(),
        message_id: None,
        server_answer: None,
        sha256: None,
        history: Vec::new(),
    }
}

fn checks(view: &View) -> Result<Vec<ReleaseCheck>> {
    let say = view.say;
    let mend = |met: bool, path: &str, key: &str| (!met).then(|| (path.to_owned(), say.t(key)));
    let fresh = view.client.bank_is_fresh(view.today, &view.client.calendar());
    let bank = match view.client.bank_through {
        Some(through) => say.with("check-bank-through", "day", say.long_day(through)),
        None => say.t("check-bank-never"),
    };
    let waiting = view.app.store.waiting_entries(view.client.id, 0, 1)?.is_empty();
    let known = view.client.settings.iban.is_some();
    let words = |met: bool, yes: &str, no: &str| say.t(if met { yes } else { no });
    Ok(vec![
        ReleaseCheck { words: bank, met: fresh, mend: mend(fresh, "/import", "nav-import") },
        ReleaseCheck {
            words: words(waiting, "check-matched", "check-unmatched"),
            met: waiting,
            mend: mend(waiting, "/payments", "nav-payments"),
        },
        ReleaseCheck {
            words: words(known, "check-iban", "check-no-iban"),
            met: known,
            mend: mend(known, "/settings", "nav-settings"),
        },
    ])
}
