//! From a planned message to exact bytes: is it still right, what does it say, to whom.
//!
//! Called inside the claim transaction, on what is known at that instant (G3). The last word is
//! here: nothing with an open amount of zero is ever asked.

mod context;
mod right;

use std::sync::Arc;

use channels::{Attachment, BuildProblem, Envelope};
use domain::{Calendar, Cents, Currency, Date, Dossier, InvoiceId};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use text::{Creditor, Letter, Templates};

use crate::confirm;
use crate::records::{Card, Client, Customer, Document, Form, Frozen, Message, NewMessage};
use crate::signer::signer;

pub use right::still_right;

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
    #[error("the customer has no e-mail address that can be used")]
    NoAddress,
    #[error("the settings name no e-mail address for this colleague")]
    NoColleague,
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
        // Nobody is away here: what is written on a day asks again who signs.
        let creditor = Arc::new(context::creditor(client, None, Date::default()));
        Desk { templates, creditor, calendar: client.calendar(), redirect_to }
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
        let Body { about, documents, now, today } = *body;
        let note = message.new.note.as_ref();
        let (to, to_name) = match note.filter(|note| !note.to.is_customer()) {
            Some(note) => confirm::recipient(client, note).ok_or(CannotWrite::NoColleague)?,
            None => {
                let to = address(&customer.card).ok_or(CannotWrite::NoAddress)?;
                (to, customer.card.name.clone())
            }
        };
        let rendered = self.render(client, customer, &message.new, about, today)?;
        let signer = signer(client, message.new.from.as_deref(), today);
        let envelope = Envelope {
            message_id: message.new.public_id.clone(),
            from_name: format!("{} | {}", signer.name, client.name),
            from_address: client.settings.email.clone(),
            reply_to: signer.email.filter(|email| *email != client.settings.email),
            to_name,
            to_address: self.redirect_to.clone().unwrap_or_else(|| to.clone()),
            subject: rendered.subject.clone(),
            text: rendered.text,
            html: rendered.html,
            attachments: documents.iter().map(attachment).collect(),
            date: now,
            trial_of: self.redirect_to.as_ref().map(|_| to.clone()),
        };
        let bytes = channels::build(&envelope).map_err(cannot_build)?;
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
        let letter = match &message.note {
            Some(note) => note.letter.parse().map_err(|_| CannotWrite::NoLetter)?,
            None => Letter::for_step(message.step).ok_or(CannotWrite::NoLetter)?,
        };
        let context = self.context(client, customer, message, about, today);
        let asks = message.step.is_reminder() || message.step.is_formal();
        let open = context.invoices.iter().map(|line| line.open);
        if asks && !open.clone().sum::<Cents>().is_positive() {
            return Err(CannotWrite::NothingOpen);
        }
        self.templates.render(letter, &context).map_err(|problem| CannotWrite::Text(problem.to_string()))
    }
}

/// The customer's address for mail: his own, else that of the person who does the administration,
/// else of anybody there.
pub fn address(card: &Card) -> Option<String> {
    let with_mail = || card.persons.iter().filter(|person| person.email.is_some());
    let administration = || with_mail().find(|person| person.role == "administratie");
    let person = || administration().or_else(|| with_mail().next());
    card.email.clone().or_else(|| person()?.email.clone())
}

/// An address that cannot be used is as good as none: the strategy falls back.
fn cannot_build(problem: BuildProblem) -> CannotWrite {
    match problem {
        BuildProblem::AddressNotUsable { part } if part.contains("recipient") => CannotWrite::NoAddress,
        problem => CannotWrite::Build(problem.to_string()),
    }
}

pub fn form(form: Form) -> text::Form {
    match form {
        Form::Je => text::Form::Je,
        Form::U => text::Form::U,
    }
}

fn sum(dossier: &Dossier, about: &[InvoiceId], currency: Currency) -> Cents {
    let of = |id: &InvoiceId| dossier.invoice(*id).filter(|invoice| invoice.currency == currency);
    about.iter().filter_map(of).map(|invoice| invoice.open()).sum()
}

fn attachment(document: &Document) -> Attachment {
    Attachment { name: document.name.clone(), mime: document.mime.clone(), bytes: document.bytes.clone() }
}

pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
