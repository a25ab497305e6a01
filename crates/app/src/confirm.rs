//! In writing, at once: what was claimed, agreed, denied, asked or put right is told to who has to
//! know it (2.13, 2.21). These messages belong to their event: they are no steps of the strategy and
//! no contacts that count, but they go through the same outbox and the same guard.
//!
//! Not here: what the letters say (text). Invariant: a note that is not true any more when it would
//! go out is withdrawn, and what a colleague's mailbox does says nothing about the customer.

use domain::{
    Act, Channel, Date, Dossier, Event, Fact, Fault, Intent, InvoiceId, Reason, ReasonGiven, TaskKind, Why,
};
use text::{Letter, LetterContext};

use crate::letter::form;
use crate::records::{Addressee, Client, Customer, NewMessage, Note, NoteTerm, Subject};
use crate::taken::take;
use crate::{App, Doing, Result, disputes, invite, terms};

/// The kind of link that the client answers about a payment term.
pub const CLIENT_ANSWER: &str = "client_answer";

/// A note with what it is about.
type Written = (Note, Vec<InvoiceId>);

/// The messages that belong to what was just recorded.
pub(crate) fn in_writing(
    doing: &Doing,
    client: &Client,
    before: &Customer,
    after: &mut Customer,
    events: &[Event],
    facts: &mut Vec<Fact>,
) -> Result<Vec<NewMessage>> {
    let mut notes = about_term(doing, client, before, after)?;
    notes.extend(disputes::notes::in_writing(doing, after, events)?);
    for event in events {
        match event {
            Event::ReasonGiven(given) => notes.extend(about_reason(doing, client, given)?),
            Event::Reply { intents, invoices, .. } if intents.contains(&Intent::RequestCopy) => {
                let all = || before.dossier.open_invoices().map(|invoice| invoice.id).collect();
                let about = invoices.clone().unwrap_or_else(all);
                notes.push((copy(doing, &about)?, about));
            }
            _ => {}
        }
    }
    let can_be_reached = |note: &Note, after: &Customer| match note.to {
        Addressee::Customer => channel(after).is_some(),
        _ => recipient(client, note).is_some(),
    };
    let mut messages = Vec::new();
    for (note, about) in notes {
        if can_be_reached(&note, after) && after.dossier.state.stop.is_none() {
            messages.push(write(doing.app, after, facts, doing.today, note, &about));
        }
    }
    Ok(messages)
}

/// The message beside a task for somebody who does not sit at this desk.
pub(crate) fn beside_task(client: &Client, customer: &Customer, act: &Act) -> Option<Note> {
    let term = || customer.dossier.state.terms.last();
    let (letter, to, term) = match act.task? {
        TaskKind::AskBookkeeperToChangeTerm => {
            let new = act.because.why == Why::NewInvoiceOldTerm;
            let letter = if new { Letter::InvoiceOldTerm } else { Letter::AskBookkeeper };
            (letter, Addressee::Bookkeeper, term()?)
        }
        TaskKind::AskClientAboutTerm if customer.dossier.state.claim.is_none() => {
            (Letter::TermStuck, Addressee::Client, term()?)
        }
        _ => return None,
    };
    let note =
        Note { letter: letter.word().to_owned(), to, term: Some(agreed(term, customer)), ..Note::default() };
    recipient(client, &note).is_some().then_some(note)
}

/// Plans the message, and tells the timeline that it was written.
pub(crate) fn write(
    app: &App,
    customer: &mut Customer,
    facts: &mut Vec<Fact>,
    on: Date,
    note: Note,
    about: &[InvoiceId],
) -> NewMessage {
    let to_customer = channel(customer).unwrap_or(Channel::Email);
    let channel = if note.to.is_customer() { to_customer } else { Channel::Email };
    let (letter, to) = (note.letter.clone(), note.to.word().to_owned());
    take(customer, facts, on, Event::Wrote { letter, to, channel, invoices: about.to_vec() });
    let first = about.iter().min().map_or(0, |invoice| invoice.0);
    let days = note.term.as_ref().map_or(0, |term| term.days);
    NewMessage {
        key: format!("{}/{}/{}/{on}/{days}/{first}", customer.id, note.letter, note.to.word()),
        public_id: app.ids.public_id(),
        planned_on: on,
        step: domain::Step::Confirmation,
        channel,
        registered: false,
        invoices: about.to_vec(),
        from: None,
        because: domain::Because::from(Why::ToldInWriting),
        approved: true,
        note: Some(note),
    }
}

/// The address and name of who is no customer.
pub(crate) fn recipient(client: &Client, note: &Note) -> Option<(String, String)> {
    let settings = &client.settings;
    let office = &settings.office;
    let email = match note.to {
        Addressee::Customer => None,
        Addressee::Bookkeeper => settings.bookkeeper_email.clone(),
        Addressee::Invoicing => office.invoicing_email.clone().or(settings.bookkeeper_email.clone()),
        Addressee::Client => office.approver_email.clone(),
        Addressee::Colleague => note.email.clone(),
    };
    let name = match note.to {
        Addressee::Client => office.approver.clone(),
        _ => note.name.clone(),
    };
    Some((email?, name.unwrap_or_else(|| client.name.clone())))
}

/// Whether what the note tells is still so.
pub(crate) fn still_right(dossier: &Dossier, note: &Note) -> std::result::Result<(), domain::Because> {
    let state = &dossier.state;
    let days = note.term.as_ref().map_or(0, |term| term.days);
    let claimed = state.claim.as_ref().is_some_and(|claim| claim.days == days);
    let agreed = state.terms.last().filter(|term| term.days == days);
    let asked = || agreed.is_some_and(|term| !dossier.books_check(term).is_done());
    let holds = match note.letter.parse() {
        Ok(Letter::TermClaimReceived | Letter::AskClientAboutTerm) => claimed,
        Ok(Letter::TermAgreed) => agreed.is_some(),
        Ok(Letter::TermDenied) => state.denied.as_ref().is_some_and(|denied| denied.days == days),
        Ok(Letter::AskBookkeeper | Letter::InvoiceOldTerm | Letter::TermStuck) => asked(),
        _ => disputes::notes::still_right(dossier, note),
    };
    if holds { Ok(()) } else { Err(Why::AnsweredMeanwhile.into()) }
}

/// What the letter can name beyond the dossier.
pub(crate) fn tell(context: &mut LetterContext, client: &Client, note: &Note) {
    let settings = &client.settings;
    if !note.to.is_customer() {
        context.debtor.voice = text::Voice::of(settings.language, form(settings.form));
        let name =
            if note.to == Addressee::Client { settings.office.approver.as_ref() } else { note.name.as_ref() };
        context.debtor.contact = name.map(|name| text::Contact {
            first_name: name.split_whitespace().next().map(str::to_owned),
            full_name: name.clone(),
        });
    }
    if let Some(term) = &note.term {
        context.term = Some(text::AgreedTerm {
            days_before: term.days_before,
            days: term.days,
            agreed_by: term.by.clone(),
            from_invoice: term.from_invoice.clone(),
        });
    }
    context.correction.clone_from(&note.words);
    let address = settings.office.address.as_ref().map(|address| address.trim_end_matches('/').to_owned());
    context.answer_link =
        address.zip(note.token.as_ref()).map(|(address, token)| format!("{address}/answer#{token}"));
}

fn about_term(doing: &Doing, client: &Client, before: &Customer, after: &Customer) -> Result<Vec<Written>> {
    let (was, is) = (&before.dossier.state, &after.dossier.state);
    let open: Vec<InvoiceId> = after.dossier.open_invoices().map(|invoice| invoice.id).collect();
    let mut notes = Vec::new();
    let note = |letter: Letter, to, term| Note {
        letter: letter.word().to_owned(),
        to,
        term: Some(term),
        ..Note::default()
    };
    if let Some(claim) = &is.claim
        && is.claim != was.claim
    {
        let words = law(client, after, claim.days);
        let days_before = days_in_books(&after.dossier);
        let term = NoteTerm { days: claim.days, days_before, ..NoteTerm::default() };
        if was.claim.as_ref().is_none_or(|known| known.days != claim.days) {
            notes.push((note(Letter::TermClaimReceived, Addressee::Customer, term.clone()), open.clone()));
        }
        if client.settings.office.approver_email.is_some() {
            let who = client.settings.office.approver.clone().unwrap_or_else(|| client.name.clone());
            let subject = Subject { invoices: open.clone(), number: Some(claim.days.into()), who };
            let token = invite::invite(*doing, after.id, CLIENT_ANSWER, subject)?;
            let asked = note(Letter::AskClientAboutTerm, Addressee::Client, term);
            notes.push((Note { token: Some(token), words, ..asked }, open.clone()));
        }
    }
    if let Some(term) = is.terms.last().filter(|term| is.terms.len() > was.terms.len() && !term.at_start) {
        let about = after.dossier.open_invoices().filter(|invoice| term.covers(invoice.id, invoice.issued));
        let about = about.map(|invoice| invoice.id).collect();
        notes.push((note(Letter::TermAgreed, Addressee::Customer, agreed(term, after)), about));
    }
    if let Some(denied) = is.denied.as_ref().filter(|_| is.denied != was.denied) {
        let term =
            NoteTerm { days: denied.days, days_before: days_in_books(&after.dossier), ..NoteTerm::default() };
        notes.push((note(Letter::TermDenied, Addressee::Customer, term), open));
    }
    Ok(notes)
}

/// What the law says about so many days, in the client's language.
fn law(client: &Client, customer: &Customer, days: i32) -> Option<String> {
    let remark = terms::remark(client, customer, days)?;
    let words = text::Words::of(client.settings.language);
    let article = words.t_args("term-law-article", &[("article", remark.article().into())]);
    Some(format!("{} ({article})", words.named("term-law", remark.word())))
}

fn about_reason(doing: &Doing, client: &Client, given: &ReasonGiven) -> Result<Vec<Written>> {
    let about = given.invoices.clone();
    let plain = |letter: Letter| Note { letter: letter.word().to_owned(), ..Note::default() };
    let mut notes = Vec::new();
    match (given.reason, given.fault, &given.correct) {
        (Reason::AdministrationNotInOrder, Some(fault), _) if fault.is_sent_again() => {
            notes.push((copy(doing, &about)?, about));
        }
        (Reason::AdministrationNotInOrder, Some(fault), Some(correct)) if fault.is_for_invoicing() => {
            let words = Some(correction(client, fault, correct));
            let with_documents = true;
            let customer = Note { words: words.clone(), with_documents, ..plain(Letter::DetailsCorrected) };
            notes.push((customer, about.clone()));
            let to = Addressee::Invoicing;
            notes.push((Note { words, to, ..plain(Letter::TellInvoicing) }, about));
        }
        (Reason::SaysPaid, ..) => notes.push((plain(Letter::AlreadyPaidReceived), about)),
        (Reason::CannotPay, ..) => notes.push((plain(Letter::PlanRequestReceived), about)),
        _ => {}
    }
    Ok(notes)
}

/// The documents themselves where we have them; else a list of what is open.
fn copy(doing: &Doing, about: &[InvoiceId]) -> Result<Note> {
    let mut documents = 0;
    for invoice in about {
        documents += doing.app.store.documents(doing.client, *invoice)?.len();
    }
    let complete = documents >= about.len() && documents > 0;
    let letter = if complete { Letter::CopySent } else { Letter::Statement };
    Ok(Note { letter: letter.word().to_owned(), with_documents: complete, ..Note::default() })
}

/// “inkoopnummer: PO-77”, in the client's language.
fn correction(client: &Client, fault: Fault, correct: &str) -> String {
    let words = text::Words::of(client.settings.language);
    format!("{}: {correct}", words.named("fault-of", fault.word()))
}

fn agreed(term: &domain::agreement::AgreedTerm, customer: &Customer) -> NoteTerm {
    let from = term.from_issued.and_then(|from| {
        let dossier = &customer.dossier;
        dossier.invoices.iter().find(|invoice| invoice.issued >= from).map(|invoice| invoice.number.clone())
    });
    NoteTerm {
        days: term.days,
        days_before: term.days_before.filter(|before| *before != term.days),
        by: term.said.as_ref().and_then(|said| said.by.clone()),
        from_invoice: from,
    }
}

/// The term in the bookkeeping: on the card, else on the newest open invoice.
fn days_in_books(dossier: &Dossier) -> Option<i32> {
    let on_invoice = || dossier.open_invoices().last().map(|last| last.due.days_since(last.issued));
    dossier.state.books_term.or_else(on_invoice)
}

/// By mail where that may be; else on paper.
fn channel(customer: &Customer) -> Option<Channel> {
    let post = customer.card.address.is_some() && !customer.dossier.profile.refused.has(Channel::Post);
    let email = customer.dossier.may_use(Channel::Email);
    email.then_some(Channel::Email).or_else(|| post.then_some(Channel::Post))
}
