//! Plays told in one short text, and printed as the columns that a bookkeeper reads.
//!
//! Parts stand between semicolons: who (`C1 email phone`), what (`invoice F1 100.00 issued … due …`),
//! what happens (`03-10 call promise until 03-20`), and `from` / `until`, the first and last day.
//! Not here: rules. A word that is not known stops the test.

use domain::play::{PlayCustomer, PlayEvent, PlayFile, PlayInvoice, PlayStrategy};
use domain::{Channel, Channels, Closeness, CustomerKind, Date, Preference, Relation, Strategy};

use super::columns;

/// Plays the text with the strategy "persoonlijk".
pub fn play(told: &str) -> String {
    play_with(&Strategy::default(), told)
}

/// Plays the text with a strategy of its own.
pub fn play_with(strategy: &Strategy, told: &str) -> String {
    let file = read(told);
    let (lines, summary) = domain::play::play(&file, strategy).expect("the play is well told");
    columns::print(&file, &lines, &summary)
}

/// The same, saying who stands in for whom and why another channel is used.
pub fn play_aloud(told: &str) -> String {
    let file = read(told);
    let (lines, summary) = domain::play::play(&file, &Strategy::default()).expect("well told");
    columns::print_aloud(&file, &lines, &summary)
}

/// The same, with the reasons instead of the columns.
pub fn reasons(told: &str) -> String {
    let (lines, _) = domain::play::play(&read(told), &Strategy::default()).expect("well told");
    columns::reasons(&lines)
}

/// What is wrong with a play that contradicts itself.
pub fn refusal(told: &str) -> String {
    let file = read(told);
    let refused = domain::play::play(&file, &Strategy::default());
    refused.expect_err("the play is refused").to_string()
}

pub fn read(told: &str) -> PlayFile {
    let parts: Vec<Vec<&str>> = told
        .split([';', '\n'])
        .map(|part| part.split_whitespace().collect::<Vec<&str>>())
        .filter(|words| !words.is_empty())
        .collect();
    let mut customers = Vec::new();
    let mut invoices: Vec<PlayInvoice> = Vec::new();
    let mut colleagues = Vec::new();
    let mut from = None;
    let mut to = None;
    let mut happenings = Vec::new();
    for words in parts {
        match words[0] {
            "from" => from = Some(date(words[1])),
            "until" => to = Some(date(words[1])),
            "colleague" => colleagues.push(colleague(&words[1..])),
            "invoice" => invoices.push(invoice(&words[1..], customers.last())),
            word if word.starts_with('C') => customers.push(customer(&words)),
            _ => happenings.push(words),
        }
    }
    if customers.is_empty() {
        customers.push(customer(&["C1", "email", "phone"]));
    }
    let first = invoices.iter().map(|invoice| invoice.issued).min();
    let from = from.or(first).expect("a play has a first day");
    let tell = |words: &Vec<&str>| event(words, from, &customers[0].id);
    PlayFile {
        from,
        to: to.expect("a play has a last day: until …"),
        jurisdiction: Default::default(),
        strategy: PlayStrategy::Default,
        bank_fresh: true,
        colleagues,
        events: happenings.iter().map(tell).collect(),
        customers,
        invoices,
    }
}

fn date(text: &str) -> Date {
    text.parse().unwrap_or_else(|_| panic!("“{text}” is a date"))
}

/// `03-10` is a day of the year in which the play begins, or of the next when that has passed.
fn day(text: &str, from: Date) -> Date {
    if text.len() > 5 {
        return date(text);
    }
    let year: i32 = from.to_string()[..4].parse().unwrap();
    let same_year = date(&format!("{year}-{text}"));
    if from.days_since(same_year) > 200 { date(&format!("{}-{text}", year + 1)) } else { same_year }
}

fn channel(word: &str) -> Channel {
    word.parse().unwrap_or_else(|_| panic!("“{word}” is a channel"))
}

fn customer(words: &[&str]) -> PlayCustomer {
    let mut relation = Relation::default();
    let mut preference = Preference::default();
    let mut one = PlayCustomer {
        id: words[0].to_owned(),
        kind: CustomerKind::Business,
        language: domain::Language::Nl,
        relation: Relation::default(),
        preference: Preference::default(),
        refused: Channels::NONE,
        consent: Channels::NONE,
        reachable: Channels::NONE,
        style: domain::Style::Service,
        fixed_person: None,
        account_owner: None,
        regular: false,
        projects: Vec::new(),
        closed: Vec::new(),
    };
    let mut words = words[1..].iter();
    while let Some(word) = words.next() {
        let mut next = || *words.next().expect("the word needs another");
        match *word {
            "business" => one.kind = CustomerKind::Business,
            "consumer" => one.kind = CustomerKind::Consumer,
            "close" => relation.closeness = Closeness::Close,
            "distant" => relation.closeness = Closeness::Distant,
            "strained" => relation.strained = true,
            "good-payer" => relation.good_payer = true,
            "prefers" => preference.reminders = Some(channel(next())),
            "admin" => preference.admin = Some(channel(next())),
            "refuses" => one.refused.add(channel(next())),
            "consents" => one.consent.add(channel(next())),
            "since" => relation.since = Some(date(next())),
            "meets" => relation.meetings = Some(next().parse().expect("how often")),
            "revenue" => relation.revenue = domain::Cents::try_from_decimal(next()).ok(),
            "types" => relation.product_types = next().parse().ok(),
            "between" => preference.days_between = next().parse().ok(),
            "project" => one.projects.push(project(next())),
            "style" => one.style = next().parse().expect("a style"),
            "person" => one.fixed_person = Some(next().to_owned()),
            "owner" => one.account_owner = Some(next().to_owned()),
            "closed" => one.closed.push(date(next())),
            reachable => one.reachable.add(channel(reachable)),
        }
    }
    if one.reachable.is_empty() {
        one.reachable.add(Channel::Email);
    }
    PlayCustomer { relation, preference, ..one }
}

/// `Joost absent 2026-03-02 2026-03-13 substitute Eva`.
fn colleague(words: &[&str]) -> domain::Colleague {
    let mut one = domain::Colleague { name: words[0].to_owned(), ..domain::Colleague::default() };
    let mut words = words[1..].iter();
    while let Some(word) = words.next() {
        let mut next = || *words.next().expect("the word needs another");
        match *word {
            "absent" => {
                let (from, until) = (date(next()), date(next()));
                one.absent.push(domain::Absence { from, until });
            }
            "substitute" => one.substitute = Some(next().to_owned()),
            other => panic!("“{other}” is no word about a colleague"),
        }
    }
    one
}

/// `P7=Kees`, `P7=fixed_person`, `P7=whatsapp`: a project with its own person, style or channel.
fn project(pair: &str) -> domain::ProjectWish {
    let (project, wish) = pair.split_once('=').expect("a project has a wish");
    let mut one = domain::ProjectWish { project: project.to_owned(), ..domain::ProjectWish::default() };
    match (wish.parse(), wish.parse()) {
        (Ok(style), _) => one.style = Some(style),
        (_, Ok(channel)) => one.reminders = Some(channel),
        _ => one.person = Some(wish.to_owned()),
    }
    one
}

fn invoice(words: &[&str], customer: Option<&PlayCustomer>) -> PlayInvoice {
    let (mut issued, mut due) = (None, None);
    let mut one = PlayInvoice {
        id: words[0].to_owned(),
        customer: customer.map_or("C1", |customer| &customer.id).to_owned(),
        amount: words[1].to_owned(),
        issued: Date::default(),
        sent: None,
        due: Date::default(),
        currency: domain::Currency::EUR,
        project: None,
        specialist: None,
        collect: domain::Collect::Transfer,
    };
    let mut words = words[2..].iter();
    while let Some(word) = words.next() {
        let mut next = || *words.next().expect("the word needs another");
        match *word {
            "issued" => issued = Some(date(next())),
            "sent" => one.sent = Some(date(next())),
            "due" => due = Some(date(next())),
            "project" => one.project = Some(next().to_owned()),
            "specialist" => one.specialist = Some(next().to_owned()),
            "direct-debit" => one.collect = domain::Collect::DirectDebit,
            currency => one.currency = currency.parse().expect("a currency"),
        }
    }
    let (issued, due) = issued.zip(due).expect("an invoice has issued … due …");
    PlayInvoice { issued, due, ..one }
}

/// `03-10 call promise until 03-20 about F1`, `03-12 payment F1 50.00`, `03-13 C2 prefers phone`.
fn event(words: &[&str], from: Date, first_customer: &str) -> PlayEvent {
    let on = day(words[0], from);
    let mut words = words[1..].iter().copied().peekable();
    let named = words.next_if(|word| word.starts_with('C'));
    let verb = words.next().expect("something happens");
    let kind = match verb {
        "call" => "call_outcome",
        "claims" => "term_claimed",
        "approved" => "term_approved",
        "denied" => "term_denied",
        "books" => "books_synced",
        "reversed" => "payment_reversed",
        "credit" => "credit_note",
        "disputes" => "dispute_opened",
        "closes" => "dispute_closed",
        "remedy" => "remedy_agreed",
        "reason" => "reason_given",
        "case" => "dispute_news",
        "failed" => "message_failed",
        "approves" => "approve",
        "done" => "task_done",
        "stale" => "bank_stale",
        "promises" => "promise",
        "proposes" => "arrangement_proposed",
        "accepts" => "arrangement_accepted",
        "shifts" => "term_shifted",
        "visit" => "visit_planned",
        "cancels" => "visit_cancelled",
        same => same,
    };
    let mut event = PlayEvent {
        on,
        kind: kind.to_owned(),
        customer: Some(named.unwrap_or(first_customer).to_owned()),
        ..PlayEvent::default()
    };
    let one_invoice = matches!(
        kind,
        "payment"
            | "payment_reversed"
            | "credit_note"
            | "dispute_opened"
            | "dispute_closed"
            | "dispute_news"
            | "remedy_agreed"
            | "arrangement_accepted"
            | "term_shifted"
    );
    let mut first = true;
    while let Some(word) = words.next() {
        let starts = std::mem::replace(&mut first, false);
        let mut next = || words.next().expect("the word needs another").to_owned();
        match word {
            "until" => event.until = Some(day(&next(), from)),
            "since" => event.since = Some(day(&next(), from)),
            "dated" => event.dated = Some(day(&next(), from)),
            "from" => event.from_invoice = Some(next()),
            "by" => event.channel = Some(channel(&next())),
            "days" => event.days = next().parse().ok(),
            "because" => event.reason = Some(next()),
            "fault" => event.fault = Some(next()),
            "correct" => event.correct = Some(next()),
            "substitute" => event.substitute = Some(next()),
            "owner" => event.owner = Some(next()),
            "who" => event.who = Some(next()),
            "at" => event.step = Some(next()),
            "satisfied" => event.customer_satisfied = Some(true),
            "unsatisfied" => event.customer_satisfied = Some(false),
            pair if pair.contains('=') => equals(&mut event, pair, from),
            invoice if is_invoice(invoice) && one_invoice => event.invoice = Some(invoice.to_owned()),
            invoice if is_invoice(invoice) => {
                event.invoices.get_or_insert_default().push(invoice.to_owned());
            }
            word => lone(&mut event, word, starts),
        }
    }
    event
}

fn is_invoice(word: &str) -> bool {
    word.starts_with('F') && word[1..].chars().all(|letter| letter.is_ascii_digit())
}

/// `03-01=50.00` of an arrangement, `C1=30` and `F1=2026-02-19` of a sync.
fn equals(event: &mut PlayEvent, pair: &str, from: Date) {
    let (name, value) = pair.split_once('=').unwrap();
    if is_invoice(name) {
        event.invoice_due.get_or_insert_default().insert(name.to_owned(), day(value, from));
    } else if name.starts_with('C') {
        event.customer_terms.get_or_insert_default().insert(name.to_owned(), value.parse().expect("days"));
    } else {
        event.terms.get_or_insert_default().push((day(name, from), value.to_owned()));
    }
}

/// A word without a name before it means what the kind of event asks for.
fn lone(event: &mut PlayEvent, word: &str, first: bool) {
    let text = Some(word.to_owned());
    match (event.kind.as_str(), first) {
        ("call_outcome" | "decided", true) => event.outcome = text,
        ("dispute_closed", _) => event.outcome = text,
        ("term_claimed" | "term_approved", true) => event.days = word.parse().ok(),
        ("reply", true) => event.intents = Some(word.split(',').map(str::to_owned).collect()),
        ("score", true) => event.nps = word.parse().ok(),
        ("prefers", true) => event.reminders = Some(channel(word)),
        ("refuses" | "consents" | "message_failed", true) => event.channel = Some(channel(word)),
        ("reachable", true) => event.channel = Some(channel(word)),
        ("stop" | "hold", true) => event.why = text,
        ("approve", true) => event.step = text,
        ("reason_given", true) => event.reason = text,
        ("task_done", true) => event.task = text,
        ("hold", _) => event.why = text,
        ("dispute_news", _) => news(event, word),
        _ => event.amount = text,
    }
}

/// `case F1 told owner Joost`, `case F1 proposed credit_part 40.00`, `case F1 felt better`.
fn news(event: &mut PlayEvent, word: &str) {
    let text = Some(word.to_owned());
    match event.what.as_deref() {
        None => event.what = text,
        Some("proposed") if event.remedy.is_none() => event.remedy = text,
        Some("judged" | "felt" | "moved") if event.outcome.is_none() => event.outcome = text,
        Some("left_it") => event.why = text,
        _ => event.amount = text,
    }
}
