//! From the events of a play file to facts, with a clear word about what does not fit.

use std::collections::BTreeMap;
use std::str::FromStr;

use super::file::{PlayEvent, PlayFile};
use super::keys;
use crate::agreement::{DisputeOutcome, Said, StopWhy};
use crate::channel::Channel;
use crate::date::Date;
use crate::dossier::Dossier;
use crate::event::{CallOutcome, DecidedOutcome, Event, Intent};
use crate::ids::InvoiceId;
use crate::invoice::Reason;
use crate::money::Cents;
use crate::reason::{Fault, ReasonGiven};
use crate::step::{Step, TaskKind};

/// What is wrong, and where in the file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {what}")]
pub struct PlayError {
    pub place: String,
    pub what: String,
}

impl PlayError {
    pub(super) fn new(place: impl Into<String>, what: impl ToString) -> PlayError {
        PlayError { place: place.into(), what: what.to_string() }
    }
}

/// The names in a play file and what they stand for.
pub(super) struct Names {
    /// Invoice name → (id, customer name, issued).
    pub invoices: BTreeMap<String, (InvoiceId, String, Date)>,
    pub customers: Vec<String>,
}

impl Names {
    pub fn try_new(file: &PlayFile) -> Result<Names, PlayError> {
        let customers: Vec<String> = file.customers.iter().map(|customer| customer.id.clone()).collect();
        let mut invoices = BTreeMap::new();
        for (index, invoice) in file.invoices.iter().enumerate() {
            let place = format!("invoices[{index}]");
            if !customers.contains(&invoice.customer) {
                return Err(PlayError::new(place, format!("there is no customer “{}”", invoice.customer)));
            }
            let value = (InvoiceId(index as i64 + 1), invoice.customer.clone(), invoice.issued);
            if invoices.insert(invoice.id.clone(), value).is_some() {
                return Err(PlayError::new(place, format!("invoice “{}” stands here twice", invoice.id)));
            }
        }
        Ok(Names { invoices, customers })
    }
}

/// One event on its way to facts.
pub(super) struct Translation<'a> {
    pub event: &'a PlayEvent,
    pub place: String,
    pub names: &'a Names,
}

impl Translation<'_> {
    /// The customers that the event is about.
    pub fn customers(&self) -> Result<Vec<String>, PlayError> {
        if let Some(customer) = &self.event.customer {
            return match self.names.customers.contains(customer) {
                true => Ok(vec![customer.clone()]),
                false => Err(self.wrong(format!("there is no customer “{customer}”"))),
            };
        }
        let mut customers: Vec<String> = Vec::new();
        let named = self.event.invoice.iter().chain(self.event.invoices.iter().flatten());
        let synced = self.event.invoice_due.iter().flat_map(BTreeMap::keys);
        for name in named.chain(synced) {
            customers.push(self.find(name)?.1.clone());
        }
        for name in self.event.customer_terms.iter().flat_map(BTreeMap::keys) {
            if !self.names.customers.contains(name) {
                return Err(self.wrong(format!("there is no customer “{name}”")));
            }
            customers.push(name.clone());
        }
        customers.sort();
        customers.dedup();
        if customers.is_empty() {
            return Err(self.missing("customer"));
        }
        Ok(customers)
    }

    /// The facts for this customer, whose dossier is as it was just before.
    pub fn facts(&self, customer: &str, dossier: &Dossier) -> Result<Vec<Event>, PlayError> {
        let event = self.event;
        let one = |event| Ok(vec![event]);
        keys::check(event).map_err(|what| self.wrong(what))?;
        match event.kind.as_str() {
            "term_claimed" => one(Event::TermClaimed {
                days: self.need(event.days, "days")?,
                said: event.since.map(|since| Box::new(Said { since: Some(since), ..Said::default() })),
            }),
            "term_approved" => one(Event::TermApproved {
                days: self.need(event.days, "days")?,
                from_issued: self.first_issued()?,
                since: event.since,
                only: self.invoices()?,
                said: None,
            }),
            "term_denied" => one(Event::TermDenied { said: None }),
            "reason_given" => one(Event::ReasonGiven(Box::new(self.reason_given(dossier)?))),
            "books_synced" => self.books_synced(customer),
            "payment" => one(Event::Payment {
                invoice: self.invoice()?,
                amount: self.amount()?,
                currency: self.currency(dossier)?,
                dated: event.dated,
            }),
            "payment_reversed" => one(Event::PaymentReversed {
                invoice: self.need(self.invoice()?, "invoice")?,
                amount: self.amount()?,
            }),
            "credit_note" => one(Event::CreditNote {
                invoice: self.invoice()?,
                amount: self.amount()?,
                currency: self.currency(dossier)?,
            }),
            "call_outcome" => one(Event::CallOutcome {
                outcome: self.word::<CallOutcome>(&event.outcome, "outcome")?,
                until: event.until,
                invoices: self.invoices()?,
                amount: self.optional_amount()?,
                reason: event.reason.clone(),
            }),
            "reply" => one(Event::Reply {
                channel: event.channel.unwrap_or(Channel::Email),
                intents: self.intents()?,
                until: event.until,
                days: event.days,
                invoices: self.invoices()?,
                amount: self.optional_amount()?,
            }),
            "promise" => one(Event::Promise {
                invoices: self.invoices_or_open(dossier)?,
                until: self.need(event.until, "until")?,
                amount: self.optional_amount()?,
                heard: None,
            }),
            "dispute_opened" => one(Event::DisputeOpened {
                invoice: self.need(self.invoice()?, "invoice")?,
                amount: self.optional_amount()?,
                reason: event.reason.clone().unwrap_or_default(),
            }),
            "remedy_agreed" => one(Event::RemedyAgreed { invoice: self.need(self.invoice()?, "invoice")? }),
            "dispute_news" => {
                let invoice = self.need(self.invoice()?, "invoice")?;
                one(Event::DisputeNews { invoice, news: Box::new(self.news(dossier, invoice)?) })
            }
            "dispute_closed" => one(Event::DisputeClosed {
                invoice: self.need(self.invoice()?, "invoice")?,
                outcome: self.word::<DisputeOutcome>(&event.outcome, "outcome")?,
                customer_satisfied: event.customer_satisfied,
            }),
            "arrangement" => one(Event::Arrangement {
                invoices: self.invoices_or_open(dossier)?,
                terms: self.terms()?,
                heard: None,
            }),
            "arrangement_proposed" => {
                let invoices = self.invoices_or_open(dossier)?;
                one(Event::ArrangementProposed { invoices, terms: self.terms()? })
            }
            "arrangement_accepted" => one(Event::ArrangementAccepted {
                invoice: self.need(self.invoice()?, "invoice")?,
                heard: None,
            }),
            "term_shifted" => one(Event::TermShifted {
                invoice: self.need(self.invoice()?, "invoice")?,
                from: self.need(event.dated, "dated")?,
                to: self.need(event.until, "until")?,
            }),
            "score" => one(Event::Score { nps: self.nps()?, said: None }),
            "prefers" => one(Event::Prefers {
                reminders: event.reminders,
                admin: event.admin,
                invoices: None,
                source: None,
            }),
            "refuses" => one(Event::Refuses { channel: self.need(event.channel, "channel")? }),
            "consents" => one(Event::Consents { channel: self.need(event.channel, "channel")? }),
            "hold" => one(Event::Hold {
                invoices: self.invoices()?,
                why: event.why.clone().unwrap_or_default(),
                until: event.until,
            }),
            "hold_ended" => one(Event::HoldEnded),
            "stop" => one(Event::Stop { why: self.word::<StopWhy>(&event.why, "why")? }),
            "stop_ended" => one(Event::StopEnded),
            "message_failed" => one(Event::MessageFailed { channel: self.need(event.channel, "channel")? }),
            "approve" => {
                one(Event::Approve { step: self.word::<Step>(&event.step, "step")?, invoices: None })
            }
            "task_done" => Ok(task_done(self.word::<TaskKind>(&event.task, "task")?, dossier)),
            "reachable" => one(self.reachable(dossier)?),
            "decided" => {
                one(Event::Decided { outcome: self.word::<DecidedOutcome>(&event.outcome, "outcome")? })
            }
            "visit_planned" => one(Event::VisitPlanned {
                day: self.need(event.until, "until")?,
                by: None,
                preparation: event.why.clone().unwrap_or_default(),
            }),
            "visit_cancelled" => one(Event::VisitCancelled),
            "note" => one(Event::Note { text: event.text.clone().unwrap_or_default() }),
            other => Err(self.wrong(format!("“{other}” is not a type of event"))),
        }
    }

    fn reason_given(&self, dossier: &Dossier) -> Result<ReasonGiven, PlayError> {
        let event = self.event;
        let fault = event.fault.as_ref().map(|_| self.word::<Fault>(&event.fault, "fault")).transpose()?;
        let said = event.text.clone().map(|words| Box::new(Said { words: Some(words), ..Said::default() }));
        Ok(ReasonGiven {
            invoices: self.invoices_or_open(dossier)?,
            reason: self.word::<Reason>(&event.reason, "reason")?,
            fault,
            correct: event.correct.clone(),
            until: event.until,
            substitute: event.substitute.clone(),
            days: event.days,
            said,
        })
    }

    /// The customer can be reached through this channel from now on: a number was found.
    fn reachable(&self, dossier: &Dossier) -> Result<Event, PlayError> {
        let mut profile = dossier.profile.clone();
        profile.reachable.add(self.need(self.event.channel, "channel")?);
        Ok(Event::Profile { profile: Box::new(profile) })
    }

    fn books_synced(&self, customer: &str) -> Result<Vec<Event>, PlayError> {
        let terms = self.event.customer_terms.iter().flatten();
        let own =
            terms.filter(|(name, _)| *name == customer).map(|(_, days)| Event::BooksTerm { days: *days });
        let mut facts: Vec<Event> = own.collect();
        for (name, due) in self.event.invoice_due.iter().flatten() {
            let (invoice, owner, _) = self.find(name)?;
            if owner == customer {
                facts.push(Event::DueChanged { invoice: *invoice, due: *due });
            }
        }
        Ok(facts)
    }

    fn first_issued(&self) -> Result<Option<Date>, PlayError> {
        self.event.from_invoice.as_ref().map(|name| Ok(self.find(name)?.2)).transpose()
    }

    fn find(&self, name: &str) -> Result<&(InvoiceId, String, Date), PlayError> {
        self.names.invoices.get(name).ok_or_else(|| self.wrong(format!("there is no invoice “{name}”")))
    }

    fn invoice(&self) -> Result<Option<InvoiceId>, PlayError> {
        self.event.invoice.as_ref().map(|name| Ok(self.find(name)?.0)).transpose()
    }

    fn invoices(&self) -> Result<Option<Vec<InvoiceId>>, PlayError> {
        let ids = |names: &Vec<String>| -> Result<Vec<InvoiceId>, PlayError> {
            names.iter().map(|name| Ok(self.find(name)?.0)).collect()
        };
        match &self.event.invoices {
            Some(names) => ids(names).map(Some),
            None => Ok(self.invoice()?.map(|one| vec![one])),
        }
    }

    fn invoices_or_open(&self, dossier: &Dossier) -> Result<Vec<InvoiceId>, PlayError> {
        let open = || dossier.open_invoices().map(|invoice| invoice.id).collect();
        Ok(self.invoices()?.unwrap_or_else(open))
    }

    fn amount(&self) -> Result<Cents, PlayError> {
        self.need(self.optional_amount()?, "amount")
    }

    pub(super) fn optional_amount(&self) -> Result<Option<Cents>, PlayError> {
        let read = |text: &String| Cents::try_from_decimal(text).map_err(|error| self.wrong(error));
        self.event.amount.as_ref().map(read).transpose()
    }

    fn currency(&self, dossier: &Dossier) -> Result<crate::money::Currency, PlayError> {
        let of_invoice = self.invoice()?.and_then(|id| dossier.invoice(id)).map(|invoice| invoice.currency);
        Ok(self.event.currency.or(of_invoice).unwrap_or_default())
    }

    fn terms(&self) -> Result<Vec<(Date, Cents)>, PlayError> {
        let terms = self.event.terms.as_ref().ok_or_else(|| self.missing("terms"))?;
        let read = |(date, text): &(Date, String)| {
            Ok((*date, Cents::try_from_decimal(text).map_err(|error| self.wrong(error))?))
        };
        terms.iter().map(read).collect()
    }

    fn intents(&self) -> Result<Vec<Intent>, PlayError> {
        let words = self.event.intents.as_ref().ok_or_else(|| self.missing("intents"))?;
        words.iter().map(|word| word.parse().map_err(|error| self.wrong(error))).collect()
    }

    fn nps(&self) -> Result<u8, PlayError> {
        let nps = self.need(self.event.nps, "nps")?;
        if nps > 10 {
            return Err(self.wrong(format!("a score is 0 to 10, not {nps}")));
        }
        Ok(nps)
    }

    pub(super) fn word<T: FromStr>(&self, text: &Option<String>, key: &str) -> Result<T, PlayError>
    where
        T::Err: ToString,
    {
        let text = text.as_ref().ok_or_else(|| self.missing(key))?;
        let place = format!("{}.{key}", self.place);
        text.parse().map_err(|error: T::Err| PlayError::new(place, error.to_string()))
    }

    fn need<T>(&self, value: Option<T>, key: &str) -> Result<T, PlayError> {
        value.ok_or_else(|| self.missing(key))
    }

    fn missing(&self, key: &str) -> PlayError {
        self.wrong(format!("“{}” needs “{key}”", self.event.kind))
    }

    pub(super) fn wrong(&self, what: impl ToString) -> PlayError {
        PlayError::new(self.place.clone(), what)
    }
}

/// Money that waited is allocated when the person says that it is done: to the oldest first.
fn task_done(task: TaskKind, dossier: &Dossier) -> Vec<Event> {
    let mut facts = Vec::new();
    for (currency, waiting) in &dossier.state.unallocated {
        let mut left = *waiting;
        let mut open: Vec<_> =
            dossier.open_invoices().filter(|invoice| invoice.currency == *currency).collect();
        open.sort_by_key(|invoice| invoice.due);
        for invoice in open {
            let amount = left.min(invoice.open());
            if task != TaskKind::AllocatePayment || !amount.is_positive() {
                break;
            }
            left -= amount;
            facts.push(Event::Allocated { invoice: invoice.id, amount, currency: *currency, dated: None });
        }
    }
    facts.push(Event::TaskDone { task });
    facts
}
