//! One reading for each act; each says which facts it gives.

use domain::agreement::StopWhy;
use domain::customer::{Closeness, Style};
use domain::{CallOutcome, Channel, Currency, DecidedOutcome, Event, Intent, Step};

use super::agreements::{dispute, dispute_close, one_invoice};
use super::complaints::beside;
use super::plans::{accepted, arrangement, heard, shift};
use super::{Entered, Fields, Knows, PersonEntered, Problems, Reader};
use crate::pages::acts::Act;

/// # Errors
/// The problems by field, when anything is missing or not understood.
pub fn read(act: Act, fields: &Fields, knows: &Knows<'_>) -> Result<Entered, Problems> {
    let mut reader = Reader { fields, knows, problems: Problems::new() };
    let entered = meant(act, &mut reader);
    match entered {
        Some(entered) if reader.problems.is_empty() => Ok(entered),
        _ => Err(reader.problems),
    }
}

fn meant(act: Act, r: &mut Reader<'_>) -> Option<Entered> {
    let mut entered = Entered { preview: r.fields.one("confirm") == Some("preview"), ..Entered::default() };
    let event = match act {
        Act::Call => call(r),
        Act::Reply => reply(r),
        Act::Promise => Some(Event::Promise {
            until: r.date_needed("until"),
            amount: r.amount("amount"),
            invoices: r.invoices_needed(),
            heard: heard(r),
        }),
        Act::Hold => {
            Some(Event::Hold { invoices: r.some_invoices(), why: r.needed("why"), until: r.date("until") })
        }
        Act::HoldEnd => Some(Event::HoldEnded),
        Act::StopEnd => Some(Event::StopEnded),
        Act::Dispute => dispute(r),
        Act::Remedy => one_invoice(r).map(|invoice| Event::RemedyAgreed { invoice }),
        Act::DisputeClose => dispute_close(r),
        Act::Arrangement => arrangement(r),
        Act::Accept => accepted(r),
        Act::Shift => shift(r),
        Act::Term => super::reasons::term(r, &mut entered),
        Act::Why => super::reasons::why(r),
        Act::Start => super::reasons::start(r),
        Act::Expectation => super::reasons::expectation(r),
        Act::Channel => channel(r),
        Act::Money => money(r),
        Act::Score => r.choice("nps").filter(|nps| *nps <= 10).map(|nps| Event::Score { nps, said: None }),
        Act::Failed => r.choice("channel").map(|channel| Event::MessageFailed { channel }),
        Act::Decide => r.choice::<DecidedOutcome>("outcome").map(|outcome| Event::Decided { outcome }),
        Act::Stop => r.choice::<StopWhy>("why").map(|why| Event::Stop { why }),
        Act::Relation => Some(relation(r)),
        Act::Preference => {
            preference(r, &mut entered);
            None
        }
        Act::Note => {
            entered.pinned = r.fields.is_ticked("pin");
            Some(Event::Note { text: r.needed("text") })
        }
        Act::Person => {
            entered.person = person(r);
            None
        }
        Act::Send => {
            entered.send = r.choice::<Step>("step").map(|step| (step, r.invoices()));
            None
        }
        Act::Care => {
            let kind = r.choice::<domain::event::CareKind>("kind");
            kind.map(|kind| Event::CareContact {
                channel: r.channel("channel").unwrap_or(Channel::Phone),
                kind,
            })
        }
        Act::Learned => Some(Event::Learned { text: r.needed("text") }),
        Act::Later => {
            entered.later = Some(r.date_needed("until"));
            None
        }
    };
    entered.events.extend(event.as_ref().and_then(super::reasons::put_right));
    let told = beside(act, r, event.as_ref());
    entered.events.extend(told.before);
    entered.events.extend(event);
    entered.events.extend(told.after);
    let fields: &[&str] = if act == Act::Expectation { &[] } else { &["note", "words", "story", "remedy"] };
    let words = fields.iter().find_map(|field| r.fields.text(field));
    let words = words.filter(|_| !told.words_are_told);
    let ends = matches!(act, Act::HoldEnd | Act::StopEnd).then(|| r.fields.text("why")).flatten();
    entered.events.extend(words.or(ends).map(|text| Event::Note { text }));
    Some(entered)
}

fn call(r: &mut Reader<'_>) -> Option<Event> {
    let outcome: CallOutcome = r.choice("outcome")?;
    let until = match outcome {
        CallOutcome::Promise | CallOutcome::Absent => Some(r.date_needed("until")),
        _ => r.date("until"),
    };
    let reason = match outcome {
        CallOutcome::Dispute => Some(r.needed("reason")),
        _ => None,
    };
    let invoices = r.some_invoices();
    Some(Event::CallOutcome { outcome, until, invoices, amount: r.amount("amount"), reason })
}

fn reply(r: &mut Reader<'_>) -> Option<Event> {
    let intents: Vec<Intent> = r.fields.all("intent").filter_map(|word| word.parse().ok()).collect();
    if intents.is_empty() {
        r.wrong("intent", "field-choose");
    }
    let days = r.fields.one("days").map(str::parse::<i32>);
    if matches!(days, Some(Err(_))) {
        r.wrong("days", "field-needed");
    }
    let channel = r.choice("channel")?;
    let (until, amount) = (r.date("until"), r.amount("amount"));
    let days = days.and_then(Result::ok);
    Some(Event::Reply { channel, intents, until, days, invoices: r.some_invoices(), amount })
}

fn channel(r: &mut Reader<'_>) -> Option<Event> {
    let channel = r.choice("channel")?;
    match r.needed("what").as_str() {
        "refuses" => Some(Event::Refuses { channel }),
        "consents" => Some(Event::Consents { channel }),
        _ => None,
    }
}

fn money(r: &mut Reader<'_>) -> Option<Event> {
    let amount = r.amount("amount");
    if amount.is_none() {
        r.wrong("amount", "field-amount");
    }
    let (what, dated) = (r.needed("what"), r.date("on"));
    let (invoice, amount, currency) = (r.invoices().first().copied(), amount?, Currency::EUR);
    match (what.as_str(), invoice) {
        ("payment", invoice) => Some(Event::Payment { invoice, amount, currency, dated }),
        ("credit_note", invoice) => Some(Event::CreditNote { invoice, amount, currency }),
        ("reversal", Some(invoice)) => Some(Event::PaymentReversed { invoice, amount }),
        _ => {
            r.wrong("invoice", "field-invoice");
            None
        }
    }
}

fn relation(r: &mut Reader<'_>) -> Event {
    let mut profile = r.knows.profile.clone();
    profile.relation.closeness = r.choice("closeness").unwrap_or(Closeness::Normal);
    profile.relation.since = r.date("since").or(profile.relation.since);
    profile.relation.strained = r.fields.is_ticked("strained");
    profile.relation.good_payer = r.fields.is_ticked("good_payer");
    profile.regular = r.fields.is_ticked("regular");
    profile.size = r.fields.one("size").and_then(|word| word.parse().ok()).unwrap_or(profile.size);
    profile.relation.meetings = r.fields.one("meetings").and_then(|word| word.parse().ok());
    profile.relation.product_types = r.fields.one("product_types").and_then(|number| number.parse().ok());
    profile.relation.revenue = r.amount("revenue");
    Event::Profile { profile: Box::new(profile) }
}

fn preference(r: &mut Reader<'_>, entered: &mut Entered) {
    let mut profile = r.knows.profile.clone();
    profile.language = r.language().unwrap_or(profile.language);
    profile.style = r.choice::<Style>("style").unwrap_or(profile.style);
    profile.fixed_person = r.fields.text("fixed_person");
    if profile != *r.knows.profile {
        entered.events.push(Event::Profile { profile: Box::new(profile) });
    }
    entered.events.push(Event::Prefers {
        reminders: r.channel("reminders"),
        admin: r.channel("admin"),
        invoices: r.channel("invoices"),
        source: r.fields.text("source"),
    });
    entered.formal = r.fields.one("form").map(|form| form == "formal");
    entered.order_number_wanted = Some(r.fields.is_ticked("order_number"));
    entered.best_time = r.fields.text("when");
}

fn person(r: &mut Reader<'_>) -> Option<PersonEntered> {
    Some(PersonEntered {
        index: r.fields.one("person").and_then(|index| index.parse().ok()),
        name: r.needed("name"),
        role: r.fields.text("role").unwrap_or_default(),
        email: r.fields.text("email"),
        phone: r.fields.text("phone"),
        first_choice: r.fields.is_ticked("first_choice"),
    })
}
