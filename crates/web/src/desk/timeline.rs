//! The timeline of a customer: his facts as lines, the agreements that held as bands over them.
//!
//! Invariant: every fact becomes a line or is left out on purpose; what was sent opens to exactly
//! what was sent.

mod bands;

use std::collections::HashMap;

use app::{Customer, Message, MessageFilter, MessageState, TimelineRow};
use domain::{ActKind, Channel, Date, Event, Step};

use bands::bands;

mod contact;

use super::mail_text;
use super::view::View;
use crate::WebError;
use crate::pages::timeline::{Band, Entry, Item, ItemKind, SentText, Stretch, Timeline};

/// Facts on one page.
const PAGE: i64 = 60;
/// Messages that are opened to their words on one page.
const OPENED: usize = 25;

pub fn timeline(
    view: View<'_>,
    customer: &Customer,
    show: &str,
    before: Option<i64>,
) -> Result<Timeline, WebError> {
    let store = &view.app.store;
    let rows = store.timeline(view.client.id, customer.id, before, PAGE)?;
    let filter = Timeline::FILTERS.into_iter().find(|known| *known == show).unwrap_or("all");
    let sent = Sent::read(view, customer)?;
    let shown = |item: &Item| filter == "all" || item.kind.group() == filter;
    let lines = Lines { view, customer, sent };
    let items = rows.iter().filter_map(|row| lines.item(row)).filter(shown);
    let bands = bands(view, customer);
    let last = rows.last().filter(|_| rows.len() as i64 == PAGE);
    let older = |row: &TimelineRow| format!("/customers/{}?show={filter}&before={}", customer.id, row.seq);
    Ok(Timeline {
        filter,
        pinned: customer.dossier.state.pinned.clone().or_else(|| customer.card.note.clone()),
        stretches: stretches(items.collect(), &bands, filter == "all"),
        next: last.map(older),
    })
}

fn stretches(items: Vec<Item>, bands: &[Band], fold: bool) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    for item in items {
        let over = |band: &&Band| band.from <= item.on && band.until.is_none_or(|until| item.on <= until);
        let over: Vec<Band> = bands.iter().filter(over).take(3).cloned().collect();
        if stretches.last().is_none_or(|last| last.bands != over) {
            stretches.push(Stretch { bands: over, entries: Vec::new() });
        }
        let Some(stretch) = stretches.last_mut() else {
            continue;
        };
        let is_system = fold && item.kind == ItemKind::Change;
        match stretch.entries.last_mut() {
            Some(Entry::Folded(folded)) if is_system => folded.push(item),
            _ if is_system => stretch.entries.push(Entry::Folded(vec![item])),
            _ => stretch.entries.push(Entry::Item(Box::new(item))),
        }
    }
    stretches
}

/// A reason from the list of the form, or the person's own words.
pub fn reason(view: View<'_>, reason: &str) -> String {
    let known = crate::pages::choices::DISPUTE_REASONS.contains(&reason);
    if known { view.say.name("dispute", reason) } else { reason.to_owned() }
}

/// What went out to this customer, to be found by the fact that planned it.
struct Sent {
    messages: HashMap<(Date, Step, Channel), Message>,
    /// What belongs to an event, by its day and letter.
    notes: HashMap<(Date, String), Message>,
    bodies: HashMap<i64, String>,
}

impl Sent {
    fn read(view: View<'_>, customer: &Customer) -> Result<Sent, WebError> {
        let filter = MessageFilter { customer: Some(customer.id), ..MessageFilter::default() };
        let store = &view.app.store;
        let messages = store.messages(view.client.id, &filter, 0, 200)?;
        let mut bodies = HashMap::new();
        for message in messages.iter().filter(|message| message.sha256.is_some()).take(OPENED) {
            if let Some(bytes) = store.message_bytes(view.client.id, message.id)? {
                let text = match message.new.channel {
                    Channel::Email => mail_text::plain_text(&bytes),
                    _ => String::from_utf8_lossy(&bytes).into_owned(),
                };
                bodies.insert(message.id.0, text);
            }
        }
        let with_note = messages.iter().filter_map(|message| {
            let note = message.new.note.as_ref()?;
            Some(((message.new.planned_on, note.letter.clone()), message.clone()))
        });
        let notes = with_note.collect();
        let key = |message: &Message| (message.new.planned_on, message.new.step, message.new.channel);
        let messages = messages.into_iter().map(|message| (key(&message), message));
        Ok(Sent { messages: messages.collect(), notes, bodies })
    }

    fn note(&self, on: Date, letter: &str) -> Option<&Message> {
        self.notes.get(&(on, letter.to_owned()))
    }
}

struct Lines<'a> {
    view: View<'a>,
    customer: &'a Customer,
    sent: Sent,
}

impl Lines<'_> {
    fn item(&self, row: &TimelineRow) -> Option<Item> {
        let say = self.view.say;
        let who = row.source.as_str();
        let by_people = !matches!(who, "run" | "import" | "mail");
        let line = |kind: ItemKind, title: String| Item {
            on: row.fact.on,
            at: by_people.then(|| self.view.time(row.at)),
            kind,
            title,
            body: None,
            amount: None,
            sent: None,
            why: None,
        };
        let number =
            |id: &domain::InvoiceId| self.customer.dossier.invoice(*id).map(|invoice| invoice.number.clone());
        let money = |kind: ItemKind, title: String, amount, body| Item {
            amount: Some(amount),
            body,
            ..line(kind, title)
        };
        Some(match &row.fact.event {
            Event::Acted(acted) => self.acted(row, acted, line(ItemKind::Change, String::new())),
            Event::Rested(rested) => Item {
                why: Some(say.because(&rested.because, self.view.today)),
                ..line(ItemKind::Change, say.with("rests", "what", say.name("hold", rested.hold)))
            },
            Event::Invoice(invoice) => money(
                ItemKind::Invoice,
                format!("{} {}", say.t("item-invoice"), invoice.number),
                invoice.amount,
                None,
            ),
            Event::Payment { invoice, amount, .. } => {
                money(ItemKind::Payment, say.t("customer-paid"), *amount, invoice.as_ref().and_then(number))
            }
            Event::Allocated { invoice, amount, .. } => {
                money(ItemKind::Payment, say.t("money-found-invoice"), *amount, number(invoice))
            }
            Event::BooksPaid { invoice, paid } => {
                money(ItemKind::Payment, say.t("books-paid-says"), *paid, number(invoice))
            }
            Event::BooksTookBack { invoice, paid } => {
                money(ItemKind::Reversal, say.t("books-took-back-says"), *paid, number(invoice))
            }
            Event::PaymentReversed { invoice, amount } => {
                money(ItemKind::Reversal, say.t("item-reversal"), *amount, number(invoice))
            }
            Event::CreditNote { invoice, amount, .. } => money(
                ItemKind::CreditNote,
                say.t("item-credit-note"),
                *amount,
                invoice.as_ref().and_then(number),
            ),
            Event::CallOutcome { outcome, until, amount, .. } => Item {
                body: until.map(|until| say.long_day(until)),
                amount: *amount,
                ..line(
                    ItemKind::CallOut,
                    say.with2("called", "who", who, "what", say.name("outcome", outcome)),
                )
            },
            Event::Reply { intents, until, amount, .. } => {
                let said: Vec<String> = intents.iter().map(|intent| say.name("intent", intent)).collect();
                Item {
                    body: until.map(|until| say.long_day(until)),
                    amount: *amount,
                    ..line(ItemKind::MessageIn, say.with("customer-said", "what", said.join(", ")))
                }
            }
            Event::Promise { until, amount, .. } => Item {
                amount: *amount,
                ..line(ItemKind::Agreement, say.with("promised-for", "day", say.long_day(*until)))
            },
            Event::DisputeOpened { amount, reason: why, .. } => Item {
                amount: *amount,
                ..line(
                    ItemKind::Agreement,
                    format!("{}: {}", say.t("agreement-dispute"), reason(self.view, why)),
                )
            },
            Event::RemedyAgreed { .. } => line(ItemKind::Agreement, say.t("act-remedy")),
            Event::DisputeNews { news, .. } => {
                let (kind, title, body) = super::case_line::line(self.view, news);
                Item { body, ..line(kind, title) }
            }
            Event::DisputeClosed { outcome, .. } => {
                let how = say.name("dispute-outcome", outcome);
                line(ItemKind::AgreementEnded, say.with("closed-as", "how", how))
            }
            Event::Arrangement { terms, .. } => {
                let last = terms.last().map_or(row.fact.on, |term| term.0);
                let words = say.with2("arrangement-of", "n", terms.len(), "day", say.day(last));
                line(ItemKind::Agreement, format!("{}: {words}", say.t("agreement-arrangement")))
            }
            Event::ArrangementProposed { terms, .. } => {
                let last = terms.last().map_or(row.fact.on, |term| term.0);
                let words = say.with2("arrangement-of", "n", terms.len(), "day", say.day(last));
                line(ItemKind::Agreement, format!("{}: {words}", say.t("plan-proposed")))
            }
            Event::ArrangementAccepted { heard, .. } => {
                let from = heard.as_ref().and_then(|heard| heard.from.clone());
                Item { body: from, ..line(ItemKind::Agreement, say.t("plan-accepted")) }
            }
            Event::TermShifted { from, to, .. } => line(
                ItemKind::Agreement,
                say.with2("plan-shifted", "from", say.day(*from), "to", say.day(*to)),
            ),
            Event::TermClaimed { days, .. } => line(
                ItemKind::Agreement,
                format!("{}: {}", say.t("agreement-term-claim"), say.with("term-is", "n", days)),
            ),
            Event::TermApproved { days, .. } => line(
                ItemKind::Agreement,
                format!("{}: {}", say.t("agreement-agreed-term"), say.with("term-is", "n", days)),
            ),
            Event::TermDenied { .. } => {
                line(ItemKind::AgreementEnded, format!("{}: {}", say.t("act-term"), say.t("term-denied")))
            }
            Event::StartAgreed { days, .. } => line(
                ItemKind::Agreement,
                format!("{}: {}", say.t("term-at-start"), say.with("term-is", "n", days)),
            ),
            Event::Expectation { said } => {
                Item { body: said.words.clone(), ..line(ItemKind::Agreement, say.t("item-expectation")) }
            }
            Event::ReasonGiven(given) => Item {
                body: given.said.as_ref().and_then(|said| said.words.clone()),
                ..line(ItemKind::MessageIn, say.with("reason-told", "what", say.name("reason", given.reason)))
            },
            Event::Corrected { fault, correct, .. } => Item {
                body: Some(correct.clone()),
                ..line(ItemKind::Change, say.with("corrected", "what", say.name("fault", fault)))
            },
            Event::Wrote { letter, to, .. } => Item {
                sent: self.sent.note(row.fact.on, letter).and_then(|message| self.sent_text(message)),
                ..line(
                    ItemKind::MessageOut,
                    say.with2(
                        "wrote-note",
                        "what",
                        say.name("letter", letter),
                        "to",
                        say.name("addressee", to),
                    ),
                )
            },
            // Stands beside the fact that brought the reason.
            Event::ReasonKnown { .. } => return None,
            Event::ScoreAsked { .. } => line(ItemKind::Score, say.t("care-score-asked")),
            Event::CareTalk(talk) => Item {
                body: Some(format!("{} {}", talk.pain, talk.improvement)),
                ..line(ItemKind::Note, say.t("care-talk"))
            },
            Event::PainSolved { .. } => line(ItemKind::AgreementEnded, say.t("care-solved")),
            Event::GoodWordAsked { what, moment } => Item {
                body: Some(say.name("moment", moment)),
                ..line(ItemKind::Score, say.with("good-word-asked", "what", say.name("good-word", what)))
            },
            Event::GoodWordAnswered { what, given, words } => {
                let key = if *given { "good-word-given" } else { "good-word-declined" };
                let title = say.with(key, "what", say.name("good-word", what));
                Item { body: words.clone(), ..line(ItemKind::Score, title) }
            }
            Event::Score { nps, .. } => line(ItemKind::Score, say.with("gave-score", "n", nps)),
            Event::BestTime { .. }
            | Event::Pinned { .. }
            | Event::FirstChoice { .. }
            | Event::VisitPlanned { .. }
            | Event::VisitCancelled
            | Event::CareContact { .. }
            | Event::Learned { .. }
            | Event::TakenBack(_) => return contact::item(self.view, row, &line),
            Event::Prefers { .. } => line(ItemKind::Change, say.t("prefers-changed")),
            Event::Refuses { channel } => {
                line(ItemKind::Agreement, say.with("refuses-channel", "channel", say.channel(*channel)))
            }
            Event::Consents { channel } => {
                line(ItemKind::Agreement, say.with("consents-channel", "channel", say.channel(*channel)))
            }
            Event::Hold { why, .. } => line(ItemKind::Agreement, say.with("paused-because", "why", why)),
            Event::HoldEnded => line(ItemKind::AgreementEnded, say.t("said-hold-end")),
            Event::Stop { why } => {
                line(ItemKind::Agreement, say.with("stopped-because", "why", say.name("stop", why)))
            }
            Event::StopEnded => line(ItemKind::AgreementEnded, say.t("said-stop-end")),
            Event::MessageFailed { channel } => {
                line(ItemKind::Change, say.with("message-came-back", "channel", say.channel(*channel)))
            }
            Event::Approve { step, .. } => {
                line(ItemKind::Change, say.with2("approved-step", "who", who, "what", say.name("step", step)))
            }
            Event::TaskDone { task } => {
                line(ItemKind::Change, say.with2("done-task", "who", who, "what", say.name("task", task)))
            }
            Event::Decided { outcome } => line(
                ItemKind::Agreement,
                say.with2("decided-as", "who", who, "what", say.name("decided", outcome)),
            ),
            Event::SeenAgain { .. } => line(ItemKind::Change, say.t("back-after-break")),
            Event::Note { text } => {
                Item { body: Some(text.clone()), ..line(ItemKind::Note, say.with("note-by", "who", who)) }
            }
            Event::Profile { .. } => line(ItemKind::Change, say.t("profile-changed")),
            Event::DueChanged { .. }
            | Event::AmountChanged { .. }
            | Event::BooksTerm { .. }
            | Event::BooksReopened { .. } => line(ItemKind::Change, say.t("changed-in-books")),
        })
    }

    fn acted(&self, row: &TimelineRow, acted: &domain::event::Acted, item: Item) -> Item {
        let say = self.view.say;
        let what = match (acted.task, acted.step) {
            (Some(task), _) => say.name("task", task),
            (None, Some(step)) => say.name("step", step),
            (None, None) => say.name("acted", acted.kind),
        };
        let why = Some(say.because(&acted.because, self.view.today));
        if !matches!(acted.kind, ActKind::Message | ActKind::Letter) {
            return Item { title: say.with("put-on-list", "what", what), why, ..item };
        }
        let key = acted.step.zip(acted.channel).map(|(step, channel)| (row.fact.on, step, channel));
        let message = key.and_then(|key| self.sent.messages.get(&key));
        let sent = message.and_then(|message| self.sent_text(message));
        let body = contact::aloud(self.view, acted);
        // A reminder that turned out to be wrong is marked where it stands (2.18).
        let incidents = &self.customer.dossier.state.incidents;
        let wrong = incidents.iter().any(|one| {
            one.reminded == row.fact.on && one.invoices.iter().any(|id| acted.invoices.contains(id))
        });
        let mark = match acted.step {
            Some(step) if wrong && step.is_reminder() => format!(" ({})", say.t("reminder-was-wrong")),
            _ => String::new(),
        };
        let title = say.with("wrote-to", "what", what) + &mark;
        Item { kind: ItemKind::MessageOut, title, sent, why, body, ..item }
    }

    fn sent_text(&self, message: &Message) -> Option<SentText> {
        let say = self.view.say;
        let state = match message.state {
            MessageState::Accepted => "sent",
            MessageState::Failed => "failed",
            MessageState::Uncertain => "uncertain",
            MessageState::Cancelled => "stopped",
            _ => "planned",
        };
        let at = message.decided_at.map(|at| self.view.moment(at)).unwrap_or_default();
        Some(SentText {
            contact: message.id.0.to_string(),
            channel: message.new.channel,
            subject: message.subject.clone()?,
            body: self.sent.bodies.get(&message.id.0)?.clone(),
            language: self.customer.dossier.profile.language,
            state: format!("{} {at}", say.name("state", state)),
        })
    }
}
