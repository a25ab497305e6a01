//! From a planned message to exact bytes: is it still right, what does it say, to whom.
//!
//! Called inside the claim transaction, on what is known at that instant (G3). The last word is
//! here: nothing with an open amount of zero is ever asked.

use std::sync::Arc;

use channels::{Attachment, Envelope};
use domain::standing::{self, Standing};
use domain::{
    Because, Calendar, Cents, Currency, CustomerKind, Date, Dossier, Hold, InvoiceId, Step, Why,
};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use text::{Amount, Creditor, InvoiceLine, Letter, LetterContext, NextKind, NextStep, Templates};

use crate::ahead;
use crate::records::{Client, Customer, Document, Form, Frozen, Message, NewMessage};

/// The invoices that this message may still be about, or why it may not go out any more.
///
/// # Errors
/// The reason; the message is then cancelled with it.
pub fn still_right(
    client: &Client,
    customer: &Customer,
    message: &NewMessage,
    today: Date,
) -> Result<Vec<InvoiceId>, Because> {
    let dossier = &customer.dossier;
    if let Some(stop) = dossier.state.stop {
        return Err(Why::Stopped.until(stop.on));
    }
    let channel_closed =
        dossier.profile.refused.has(message.channel) || dossier.state.failed.has(message.channel);
    if channel_closed {
        return Err(Why::NoChannel.into());
    }
    let step = message.step;
    if step.is_reminder() || step.is_formal() {
        return money_still_right(client, dossier, message, today);
    }
    let open = |id: &&InvoiceId| dossier.invoice(**id).is_some_and(domain::Invoice::is_open);
    match step {
        Step::ReceiptCheck | Step::ArrangementReminder => {
            let about: Vec<InvoiceId> = message.invoices.iter().filter(open).copied().collect();
            let disputed = about.iter().find_map(|id| dossier.open_dispute(*id));
            match disputed {
                Some(dispute) => Err(Why::Disputed.until(dispute.opened)),
                None if about.is_empty() => Err(Why::Paid.into()),
                None => Ok(about),
            }
        }
        _ => Ok(message.invoices.clone()),
    }
}

fn money_still_right(
    client: &Client,
    dossier: &Dossier,
    message: &NewMessage,
    today: Date,
) -> Result<Vec<InvoiceId>, Because> {
    let calendar = client.calendar();
    let strategy = &client.settings.strategy;
    let day = client.day(today, &calendar);
    let mut reason = Because::from(Why::Paid);
    let mut about = Vec::new();
    for id in &message.invoices {
        let Some(invoice) = dossier.invoice(*id).filter(|invoice| invoice.is_open()) else {
            continue;
        };
        let due = standing::effective_due(invoice, dossier, strategy);
        let early =
            message.step == Step::DueDayReminder && calendar.on_or_before(due.date) <= today;
        match standing::standing(invoice, due, dossier, strategy, &day) {
            _ if message.step == Step::DueDayReminder && due.date < today => {
                reason = Why::StillOpen.days(today.days_since(due.date));
            }
            Standing::Free => about.push(*id),
            Standing::Rest {
                hold: Hold::NotDue | Hold::AgreedTerm,
                ..
            } if early => about.push(*id),
            Standing::Rest { because, .. } => reason = because,
        }
    }
    let asked = sum(dossier, &about, Currency::EUR);
    let waiting = dossier.unallocated(Currency::EUR);
    if asked.is_positive() && waiting >= asked {
        return Err(Why::MoneyWaits.into());
    }
    if about.is_empty() {
        Err(reason)
    } else {
        Ok(about)
    }
}

fn sum(dossier: &Dossier, about: &[InvoiceId], currency: Currency) -> Cents {
    let of = |id: &InvoiceId| {
        dossier
            .invoice(*id)
            .filter(|invoice| invoice.currency == currency)
    };
    about
        .iter()
        .filter_map(of)
        .map(|invoice| invoice.open())
        .sum()
}

/// What a client's letters have in common: made once for a run.
pub struct Desk {
    pub templates: Templates,
    pub creditor: Arc<Creditor>,
    pub calendar: Calendar,
    /// Everything to this address instead, marked as a trial.
    pub redirect_to: Option<String>,
}

/// What goes into one message, and when.
#[derive(Clone, Copy)]
pub struct Body<'a> {
    pub about: &'a [InvoiceId],
    pub documents: &'a [Document],
    pub now: Timestamp,
    pub today: Date,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CannotWrite {
    #[error("the customer has no e-mail address")]
    NoAddress,
    #[error("this step has no letter")]
    NoLetter,
    #[error("nothing is open any more")]
    NothingOpen,
    #[error("the text cannot be made: {0}")]
    Text(String),
    #[error("the message cannot be built: {0}")]
    Build(String),
}

impl Desk {
    pub fn new(client: &Client, redirect_to: Option<String>) -> Desk {
        let own = client.settings.letters.iter().filter_map(|own| {
            let letter: Letter = own.letter.parse().ok()?;
            let voice = text::Voice::of(own.language, form(own.form));
            Some((letter, voice, text::Size::Full, own.source.as_str()))
        });
        // A text of the client that does not pass the check is left out; the editor shows why.
        let (templates, _) = Templates::with_overrides(own);
        let creditor = Arc::new(creditor(client, None));
        Desk {
            templates,
            creditor,
            calendar: client.calendar(),
            redirect_to,
        }
    }

    /// The exact bytes of this message to this customer, as of now.
    ///
    /// # Errors
    /// [`CannotWrite`]; nothing is sent then and a person sees why.
    pub fn freeze(
        &self,
        client: &Client,
        customer: &Customer,
        message: &Message,
        body: &Body,
    ) -> Result<Frozen, CannotWrite> {
        let Body {
            about,
            documents,
            now,
            today,
        } = *body;
        let to = customer.card.email.clone().ok_or(CannotWrite::NoAddress)?;
        let rendered = self.render(client, customer, &message.new, about, today)?;
        let envelope = Envelope {
            message_id: message.new.public_id.clone(),
            from_name: message
                .new
                .from
                .clone()
                .unwrap_or_else(|| client.settings.signer.clone())
                + " | "
                + &client.name,
            from_address: client.settings.email.clone(),
            reply_to: None,
            to_name: customer.card.name.clone(),
            to_address: self.redirect_to.clone().unwrap_or_else(|| to.clone()),
            subject: rendered.subject.clone(),
            text: rendered.text,
            html: rendered.html,
            attachments: documents.iter().map(attachment).collect(),
            date: now,
            trial_of: self.redirect_to.as_ref().map(|_| to.clone()),
        };
        let bytes = channels::build(&envelope)
            .map_err(|problem| CannotWrite::Build(problem.to_string()))?;
        Ok(Frozen {
            recipient: envelope.to_address,
            subject: rendered.subject,
            sha256: sha256(&bytes),
            bytes,
        })
    }

    /// The words of this message, for the preview and for the letter to print.
    pub fn render(
        &self,
        client: &Client,
        customer: &Customer,
        message: &NewMessage,
        about: &[InvoiceId],
        today: Date,
    ) -> Result<text::Rendered, CannotWrite> {
        let letter = Letter::for_step(message.step).ok_or(CannotWrite::NoLetter)?;
        let context = self.context(client, customer, message, about, today);
        let asks = message.step.is_reminder() || message.step.is_formal();
        let open = context.invoices.iter().map(|line| line.open);
        if asks && !open.clone().sum::<Cents>().is_positive() {
            return Err(CannotWrite::NothingOpen);
        }
        self.templates
            .render(letter, &context)
            .map_err(|problem| CannotWrite::Text(problem.to_string()))
    }

    /// Everything that the letter can name.
    pub fn context(
        &self,
        client: &Client,
        customer: &Customer,
        message: &NewMessage,
        about: &[InvoiceId],
        today: Date,
    ) -> LetterContext {
        let dossier = &customer.dossier;
        let strategy = &client.settings.strategy;
        let creditor = match &message.from {
            Some(name) => Arc::new(creditor(client, Some(name))),
            None => self.creditor.clone(),
        };
        let mut context = LetterContext::new(today, creditor, debtor(client, customer));
        context.invoices = about
            .iter()
            .filter_map(|id| line(*id, dossier, strategy, today))
            .collect();
        context.unallocated = dossier
            .state
            .unallocated
            .iter()
            .map(|(currency, cents)| Amount {
                cents: *cents,
                currency: *currency,
            })
            .collect();
        context.payment_reference = match about {
            [only] => dossier
                .invoice(*only)
                .and_then(|invoice| invoice.reference.clone()),
            _ => None,
        };
        context.next_step = Some(self.next_step(dossier, strategy, today));
        let formal = strategy.formal_notice.clone().unwrap_or_default();
        let total = sum(dossier, about, Currency::EUR);
        match message.step {
            Step::FirmReminder => context.last_day = Some(today.plus_days(7)),
            Step::FinalNotice => context.last_day = Some(today.plus_days(formal.decide_after_days)),
            _ => {}
        }
        if message.step.is_formal() {
            let costs = Amount {
                cents: text::collection_costs(total),
                currency: Currency::EUR,
            };
            context.costs = Some(text::CollectionCosts { costs, vat: None });
        }
        self.about_agreements(&mut context, dossier, message, about, today);
        context
    }

    fn about_agreements(
        &self,
        context: &mut LetterContext,
        dossier: &Dossier,
        message: &NewMessage,
        about: &[InvoiceId],
        today: Date,
    ) {
        let overlaps = |ids: &[InvoiceId]| ids.iter().any(|id| about.contains(id));
        if let Some(arrangement) = dossier
            .state
            .arrangements
            .iter()
            .rfind(|one| overlaps(&one.invoices))
        {
            let terms = arrangement
                .terms
                .iter()
                .map(|(on, cents)| text::PlannedTerm {
                    on: *on,
                    amount: Amount {
                        cents: *cents,
                        currency: Currency::EUR,
                    },
                })
                .collect();
            let current = arrangement
                .terms
                .iter()
                .position(|(on, _)| *on >= today)
                .unwrap_or(0);
            context.arrangement = Some(text::Arrangement { terms, current });
        }
        if message.step == Step::ThankYou {
            let paid = about.iter().filter_map(|id| dossier.invoice(*id));
            context.paid = paid
                .map(|invoice| Amount {
                    cents: invoice.paid,
                    currency: invoice.currency,
                })
                .collect();
        }
        if message.step == Step::Apology {
            let voice = context.debtor.voice;
            let words = text::Words::of(voice.language());
            let day = message.because.date.unwrap_or(today);
            let day = text::date_long(day, voice.language());
            context.happened =
                Some(words.t_args("apology-happened", &[("date", day.as_str().into())]));
        }
    }

    /// What we do when we hear nothing: asked of the strategy itself.
    fn next_step(&self, dossier: &Dossier, strategy: &domain::Strategy, today: Date) -> NextStep {
        let next = ahead::next_act(dossier, strategy, &self.calendar, today);
        let known = next.and_then(|(on, act)| NextStep::for_step(act.approves.or(act.step)?, on));
        let on = self.calendar.plus_working_days(today, 10);
        known.unwrap_or(NextStep {
            kind: NextKind::PersonLooks,
            on,
        })
    }
}

fn line(
    id: InvoiceId,
    dossier: &Dossier,
    strategy: &domain::Strategy,
    today: Date,
) -> Option<InvoiceLine> {
    let invoice = dossier.invoice(id)?;
    let due = standing::effective_due(invoice, dossier, strategy).date;
    Some(InvoiceLine {
        number: invoice.number.clone(),
        project: invoice.project.clone(),
        issued: invoice.issued,
        due,
        amount: invoice.amount,
        open: invoice.open(),
        days_late: today.days_since(due),
        currency: invoice.currency,
    })
}

pub fn form(form: Form) -> text::Form {
    match form {
        Form::Je => text::Form::Je,
        Form::U => text::Form::U,
    }
}

fn creditor(client: &Client, signer: Option<&str>) -> Creditor {
    let settings = &client.settings;
    let phone = settings
        .signer_phone
        .clone()
        .or(settings.phone.clone())
        .unwrap_or_default();
    Creditor {
        name: client.name.clone(),
        iban: settings.iban.clone().unwrap_or_default(),
        phone: settings.phone.clone().unwrap_or_else(|| phone.clone()),
        email: settings.email.clone(),
        address: settings.address.clone().unwrap_or_default(),
        signer: text::Signer {
            name: signer.unwrap_or(&settings.signer).to_owned(),
            function: String::new(),
            phone,
        },
    }
}

fn debtor(client: &Client, customer: &Customer) -> text::Debtor {
    let profile = &customer.dossier.profile;
    let own_form = customer.card.form.unwrap_or(client.settings.form);
    let person = customer
        .card
        .persons
        .first()
        .filter(|person| !person.name.trim().is_empty());
    let contact = person.map(|person| text::Contact {
        first_name: person.name.split_whitespace().next().map(str::to_owned),
        full_name: person.name.clone(),
    });
    text::Debtor {
        name: customer.card.name.clone(),
        contact,
        voice: text::Voice::of(profile.language, form(own_form)),
        kind: match profile.kind {
            CustomerKind::Business => text::DebtorKind::Business,
            CustomerKind::Consumer => text::DebtorKind::Consumer,
        },
    }
}

fn attachment(document: &Document) -> Attachment {
    Attachment {
        name: document.name.clone(),
        mime: document.mime.clone(),
        bytes: document.bytes.clone(),
    }
}

pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
