//! What is written about a complaint: to the colleague of the client who is asked, again when he is
//! silent, and to the customer what we heard and what was agreed. All of it is a note (`confirm`):
//! it belongs to its event and is no step of the strategy.
//!
//! Invariant: a note is withdrawn when the answer came meanwhile.

use domain::agreement::Dispute;
use domain::dispute::News;
use domain::{Act, Calendar, Dossier, Event, InvoiceId, TaskKind, Why};
use text::Letter;

use super::{ANSWER, SATISFACTION};
use crate::records::{Addressee, Client, Customer, Note, Subject};
use crate::store::MessageFilter;
use crate::{App, Doing, Result, invite};

/// So far back one looks for the letter that is said again.
const LOOKED: i64 = 100;

/// The messages that belong to what was just told about complaints.
pub(crate) fn in_writing(
    doing: &Doing,
    after: &Customer,
    events: &[Event],
) -> Result<Vec<(Note, Vec<InvoiceId>)>> {
    let mut notes = Vec::new();
    for event in events {
        let Event::DisputeNews { invoice, news } = event else { continue };
        let Some(position) = place(&after.dossier, *invoice) else { continue };
        let about = vec![*invoice];
        let subject = |who: &str| Subject {
            invoices: about.clone(),
            number: Some(position as i64),
            who: who.to_owned(),
        };
        match &**news {
            News::PassedOn { to } if to.email.is_some() => {
                let token = invite::invite(*doing, after.id, ANSWER, subject(&to.name))?;
                let note = Note {
                    to: Addressee::Colleague,
                    name: Some(to.name.clone()),
                    email: to.email.clone(),
                    token: Some(token),
                    ..plain(Letter::DisputePassedOn)
                };
                notes.push((note, about));
            }
            News::Told { words: Some(_), .. } if was_opened_now(after, position, doing) => {
                notes.push((plain(Letter::DisputeReceived), about));
            }
            News::Agreed { .. } => {
                let who = after.card.persons.first().map_or(&after.card.name, |person| &person.name);
                let token = invite::invite(*doing, after.id, SATISFACTION, subject(who))?;
                notes.push((Note { token: Some(token), ..plain(Letter::DisputeSolved) }, about));
            }
            _ => {}
        }
    }
    Ok(notes)
}

/// The reminder to who did not answer (2.4): what he got before, once more; and to the client where
/// a complaint takes long and nobody was asked.
pub(crate) fn beside_task(app: &App, client: &Client, customer: &Customer, act: &Act) -> Option<Note> {
    let again = matches!(act.because.why, Why::ClientSilent | Why::DisputeTakesLong);
    if act.task != Some(TaskKind::AskClientAboutDispute) || !again {
        return None;
    }
    let filter = MessageFilter { customer: Some(customer.id), ..MessageFilter::default() };
    let written = app.store.messages(client.id, &filter, 0, LOOKED).ok()?;
    let asked = |message: &crate::records::Message| {
        let note = message.new.note.as_ref()?;
        let same = note.letter == Letter::DisputePassedOn.word() && message.new.invoices == act.invoices;
        (same && note.token.is_some()).then(|| (message.id, note.clone()))
    };
    let last = written.iter().filter_map(asked).max_by_key(|(id, _)| id.0).map(|(_, note)| note);
    let to_client = || Note { to: Addressee::Client, ..plain(Letter::DisputePassedOn) };
    let note = last.unwrap_or_else(to_client);
    crate::confirm::recipient(client, &note).is_some().then_some(note)
}

/// Whether a note about a complaint is still so.
pub(crate) fn still_right(dossier: &Dossier, note: &Note) -> bool {
    let mut open = dossier.state.disputes.iter().filter(|dispute| dispute.is_open());
    match note.letter.parse() {
        Ok(Letter::DisputePassedOn) => open.any(|dispute| waits_for(dispute, note)),
        Ok(Letter::DisputeReceived) => open.next().is_some(),
        _ => true,
    }
}

/// The dispute as a letter about its invoice tells it.
pub(crate) fn for_letter(
    client: &Client,
    dossier: &Dossier,
    about: &[InvoiceId],
    calendar: &Calendar,
) -> Option<text::Dispute> {
    let dispute = dossier.state.disputes.iter().rfind(|dispute| about.contains(&dispute.invoice))?;
    let case = &dispute.case;
    let rules = &client.settings.strategy.disputes;
    Some(text::Dispute {
        words: case.words.clone().unwrap_or_else(|| dispute.reason.clone()),
        owner: case.owner.clone().unwrap_or_else(|| client.settings.signer.clone()),
        answer_by: calendar.plus_working_days(dispute.opened, rules.first_answer_working_days),
        solution: dispute.agreed_remedy().map(|remedy| remedy.words.clone()),
    })
}

fn plain(letter: Letter) -> Note {
    Note { letter: letter.word().to_owned(), ..Note::default() }
}

fn place(dossier: &Dossier, invoice: InvoiceId) -> Option<usize> {
    dossier.state.disputes.iter().rposition(|dispute| dispute.invoice == invoice)
}

/// More of the story that is told later is no second confirmation.
fn was_opened_now(after: &Customer, position: usize, doing: &Doing) -> bool {
    let dispute = &after.dossier.state.disputes[position];
    dispute.is_open() && dispute.opened == doing.today && dispute.case.first_answer.is_none()
}

fn waits_for(dispute: &Dispute, note: &Note) -> bool {
    let unanswered = dispute.case.answered.is_none();
    match note.to {
        Addressee::Colleague => {
            let asked = dispute.case.counterpart.as_ref();
            unanswered && asked.is_some_and(|who| Some(&who.name) == note.name.as_ref())
        }
        _ => dispute.remedy_agreed.is_none(),
    }
}
