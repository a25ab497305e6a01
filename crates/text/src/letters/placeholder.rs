//! The allow-list of placeholders, and the words that each of them stands for.
//!
//! Not here: blocks. Invariant: every value is cleaned; a fact that is absent is *none*, which may
//! be asked for with `{% if %}` but never printed.

use minijinja::Value;

use super::clean::{clean_name, clean_words};
use super::context::{LetterContext, amounts_in_words};
use super::{DebtorKind, Letter, sentence};
use crate::forms::{date_near, date_with_weekday, list, phone_readable};
use crate::voice::Voice;

macro_rules! placeholders {
    ($($(#[$meta:meta])* $variant:ident = $word:literal),+ $(,)?) => {
        /// A word between `{{` and `}}` in a text.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Placeholder { $($(#[$meta])* $variant),+ }

        impl Placeholder {
            pub const ALL: &'static [Placeholder] = &[$(Placeholder::$variant),+];

            pub const fn word(self) -> &'static str {
                match self { $(Placeholder::$variant => $word),+ }
            }

            pub(crate) fn named(word: &str) -> Option<Placeholder> {
                match word { $($word => Some(Placeholder::$variant),)+ _ => None }
            }
        }
    };
}

placeholders! {
    Creditor = "creditor",
    Greeting = "greeting",
    /// The first name, else the full name, else the company.
    Name = "name",
    Company = "company",
    /// “factuur F1”, “facturen F1 en F2” or “10 facturen”.
    Invoices = "invoices",
    /// Whether there is more than one invoice.
    Several = "several",
    Consumer = "consumer",
    TotalOpen = "total_open",
    /// The earliest day on which one of the invoices had to be paid.
    DueDate = "due_date",
    Project = "project",
    NextStep = "next_step",
    LastDay = "last_day",
    Unallocated = "unallocated",
    PaymentReference = "payment_reference",
    Signer = "signer",
    SignerPhone = "signer_phone",
    Costs = "costs",
    CostsVat = "costs_vat",
    TotalWithCosts = "total_with_costs",
    TermDate = "term_date",
    TermAmount = "term_amount",
    TermNumber = "term_number",
    TermCount = "term_count",
    PromiseDate = "promise_date",
    PromiseAmount = "promise_amount",
    DisputeWords = "dispute_words",
    DisputeOwner = "dispute_owner",
    AnswerBy = "answer_by",
    Solution = "solution",
    HoldUntil = "hold_until",
    TermDays = "term_days",
    TermDaysBefore = "term_days_before",
    AgreedBy = "agreed_by",
    FromInvoice = "from_invoice",
    PaidAmount = "paid_amount",
    Happened = "happened",
    AnswerLink = "answer_link",
    Correction = "correction",
    ScoreLink = "score_link",
}

impl Placeholder {
    pub(crate) fn value(self, letter: Option<Letter>, context: &LetterContext) -> Value {
        match self {
            Placeholder::Several => Value::from(context.invoices.len() > 1),
            Placeholder::Consumer => Value::from(context.debtor.kind == DebtorKind::Consumer),
            _ => Value::from(self.words(letter, context)),
        }
    }

    fn words(self, letter: Option<Letter>, context: &LetterContext) -> Option<String> {
        let language = context.language();
        let near = |date| date_near(date, context.today, language);
        let arrangement = context.arrangement.as_ref();
        let term = arrangement.and_then(|plan| plan.terms.get(plan.current));
        let dispute = context.dispute.as_ref();
        let agreed = context.term.as_ref();
        match self {
            Placeholder::Creditor => Some(clean_name(&context.creditor.name)),
            Placeholder::Greeting => Some(greeting(letter, context)),
            Placeholder::Name => Some(name(context)),
            Placeholder::Company => Some(clean_name(&context.debtor.name)),
            Placeholder::Invoices => invoices(context),
            Placeholder::TotalOpen => amounts_in_words(&context.totals_open(), language),
            Placeholder::DueDate => context.invoices.iter().map(|line| line.due).min().map(near),
            Placeholder::Project => project(context),
            Placeholder::NextStep => {
                context.next_step.map(|step| step.in_words(context.today, context.debtor.voice))
            }
            Placeholder::LastDay => context.last_day.map(|day| date_with_weekday(day, language)),
            Placeholder::Unallocated => amounts_in_words(&context.unallocated, language),
            Placeholder::PaymentReference => context.payment_reference.as_deref().map(clean_name),
            Placeholder::Signer => Some(clean_name(&context.creditor.signer.name)),
            Placeholder::SignerPhone => Some(clean_name(&phone_readable(&context.creditor.signer.phone))),
            Placeholder::Costs => context.costs.map(|costs| {
                let mut sum = costs.costs;
                sum.cents += costs.vat.unwrap_or_default();
                sum.in_words(language)
            }),
            Placeholder::CostsVat => context.costs.and_then(|costs| {
                costs.vat.map(|vat| crate::forms::money(vat, costs.costs.currency, language))
            }),
            Placeholder::TotalWithCosts => total_with_costs(context),
            Placeholder::TermDate => term.map(|term| near(term.on)),
            Placeholder::TermAmount => term.map(|term| term.amount.in_words(language)),
            Placeholder::TermNumber => arrangement.map(|plan| (plan.current + 1).to_string()),
            Placeholder::TermCount => arrangement.map(|plan| plan.terms.len().to_string()),
            Placeholder::PromiseDate => context.promise.map(|promise| near(promise.until)),
            Placeholder::PromiseAmount => {
                context.promise.and_then(|promise| promise.amount).map(|amount| amount.in_words(language))
            }
            Placeholder::DisputeWords => dispute.map(|dispute| clean_words(&dispute.words)),
            Placeholder::DisputeOwner => dispute.map(|dispute| clean_name(&dispute.owner)),
            Placeholder::AnswerBy => dispute.map(|dispute| near(dispute.answer_by)),
            Placeholder::Solution => dispute.and_then(|dispute| dispute.solution.as_deref()).map(clean_words),
            Placeholder::HoldUntil => context.hold_until.map(near),
            Placeholder::TermDays => agreed.map(|term| term.days.to_string()),
            Placeholder::TermDaysBefore => agreed.and_then(|term| Some(term.days_before?.to_string())),
            Placeholder::AgreedBy => agreed.and_then(|term| term.agreed_by.as_deref()).map(clean_name),
            Placeholder::FromInvoice => agreed.and_then(|term| term.from_invoice.as_deref()).map(clean_name),
            Placeholder::PaidAmount => amounts_in_words(&context.paid, language),
            Placeholder::AnswerLink => {
                context.answer_link.as_deref().and_then(super::clean::clean_link).map(str::to_owned)
            }
            Placeholder::Correction => context.correction.as_deref().map(clean_words),
            Placeholder::Happened => context.happened.as_deref().map(clean_words),
            Placeholder::ScoreLink => {
                context.score_link.as_deref().and_then(super::clean::clean_link).map(str::to_owned)
            }
            Placeholder::Several | Placeholder::Consumer => None,
        }
    }
}

fn greeting(letter: Option<Letter>, context: &LetterContext) -> String {
    let voice = context.debtor.voice;
    let formal = letter.is_some_and(Letter::is_formal) && voice != Voice::NlJe;
    let contact = context.debtor.contact.as_ref();
    let who = match (contact, voice, formal) {
        (Some(contact), Voice::NlJe | Voice::En, false) => {
            contact.first_name.as_ref().or(Some(&contact.full_name))
        }
        (Some(contact), ..) => Some(&contact.full_name),
        (None, ..) => None,
    };
    let key = match (who.is_some(), formal) {
        (true, true) => "greeting-formal",
        (true, false) => "greeting",
        (false, true) => "greeting-formal-nobody",
        (false, false) => "greeting-nobody",
    };
    sentence(voice, key).replace("{name}", &who.map(|who| clean_name(who)).unwrap_or_default())
}

fn name(context: &LetterContext) -> String {
    let contact = context.debtor.contact.as_ref();
    let person = contact.map(|contact| contact.first_name.as_ref().unwrap_or(&contact.full_name));
    clean_name(person.unwrap_or(&context.debtor.name))
}

fn invoices(context: &LetterContext) -> Option<String> {
    let voice = context.debtor.voice;
    let number = |index: usize| clean_name(&context.invoices[index].number);
    match context.invoices.len() {
        0 => None,
        1 => Some(sentence(voice, "invoice-named").replace("{number}", &number(0))),
        2 => {
            let both = list(&[number(0), number(1)], voice.language());
            Some(sentence(voice, "invoices-named").replace("{numbers}", &both))
        }
        count => Some(sentence(voice, "invoices-counted").replace("{count}", &count.to_string())),
    }
}

/// The project, when all invoices are about the same one.
fn project(context: &LetterContext) -> Option<String> {
    let first = context.invoices.first()?.project.as_ref()?;
    let same = context.invoices.iter().all(|line| line.project.as_ref() == Some(first));
    same.then(|| clean_name(first))
}

/// The open sum with the costs; only where both are of one currency.
fn total_with_costs(context: &LetterContext) -> Option<String> {
    let costs = context.costs?;
    match context.totals_open().as_slice() {
        [total] if total.currency == costs.costs.currency => {
            let mut sum = *total;
            sum.cents += costs.costs.cents + costs.vat.unwrap_or_default();
            Some(sum.in_words(context.language()))
        }
        _ => None,
    }
}
