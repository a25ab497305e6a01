//! The same histories through a ladder with frozen due dates and through Bondig. The page
//! `docs/comparison.md` is this test's output: it states the ladder's rules, so that anyone can
//! count after it.

use std::fmt::Write;
use std::path::Path;

use domain::play::{Line, PlayEvent, PlayFile, PlayInvoice};
use domain::{Calendar, Date, Jurisdiction, Strategy};

use crate::told::read;

/// Days after the due date of the bookkeeping, as it was at import.
const LADDER: [i32; 4] = [2, 18, 34, 50];

/// What happens, told in one line each; a year's worth of what customers do.
const STORIES: &[(&str, &str)] = &[
    (
        "pays in time",
        "invoice F1 100.00 issued 2026-02-02 due 2026-03-04; 03-03 payment F1 100.00; until 2026-05-29",
    ),
    (
        "forgot, pays after the first word",
        "invoice F1 100.00 issued 2026-02-02 due 2026-03-04; 03-09 payment F1 100.00; until 2026-05-29",
    ),
    (
        "uses thirty days, the books say fourteen",
        "invoice F1 100.00 issued 2026-02-02 due 2026-02-16; 02-05 claims 30; 02-06 approved 30 from F1; 03-03 payment F1 100.00; until 2026-05-29",
    ),
    (
        "thirty days, told after the first reminder",
        "invoice F1 100.00 issued 2026-02-02 due 2026-02-16; 02-19 claims 30; 02-20 approved 30 from F1; 03-03 payment F1 100.00; until 2026-05-29",
    ),
    (
        "promises and keeps it",
        "invoice F1 100.00 issued 2026-02-02 due 2026-03-04; 03-10 call promise until 03-25; 03-25 payment F1 100.00; until 2026-05-29",
    ),
    (
        "promises and breaks it once",
        "invoice F1 100.00 issued 2026-02-02 due 2026-03-04; 03-11 call promise until 03-23; 03-27 call promise until 04-08; 04-08 payment F1 100.00; until 2026-05-29",
    ),
    (
        "not satisfied",
        "invoice F1 100.00 issued 2026-02-02 due 2026-03-04; 03-10 disputes F1 because quality; 04-01 remedy F1; 04-03 closes F1 partly satisfied; 04-14 payment F1 100.00; until 2026-05-29",
    ),
    (
        "no money now, pays in parts",
        "invoice F1 300.00 issued 2026-02-02 due 2026-03-04; 03-11 call wants_plan; 03-12 arrangement F1 04-01=100.00 05-01=100.00 06-01=100.00; 04-01 payment F1 100.00; 04-30 payment F1 100.00; until 2026-05-29",
    ),
    (
        "is away",
        "invoice F1 100.00 issued 2026-02-02 due 2026-03-04; 03-11 call absent until 03-27; 04-02 payment F1 100.00; until 2026-05-29",
    ),
    (
        "says that he paid, and did",
        "invoice F1 100.00 issued 2026-02-02 due 2026-03-04; 03-11 call already_paid; 03-13 payment F1 100.00 dated 03-11; until 2026-05-29",
    ),
    (
        "five invoices, forgets them all",
        "invoice F1 10.00 issued 2026-02-02 due 2026-03-04; invoice F2 20.00 issued 2026-02-03 due 2026-03-05; invoice F3 30.00 issued 2026-02-04 due 2026-03-06; invoice F4 40.00 issued 2026-02-05 due 2026-03-09; invoice F5 50.00 issued 2026-02-06 due 2026-03-10; 03-20 payment F1 10.00; 03-20 payment F2 20.00; 03-20 payment F3 30.00; 03-20 payment F4 40.00; 03-20 payment F5 50.00; until 2026-05-29",
    ),
    (
        "never says anything",
        "invoice F1 100.00 issued 2026-02-02 due 2026-03-04; 03-12 call no_answer; 03-20 call no_answer; until 2026-05-29",
    ),
];

#[derive(Default, Clone, Copy)]
struct Told {
    wrong: usize,
    messages: usize,
    /// Days from the first overdue day until somebody knew why; `None`: never.
    reason: Option<i32>,
}

#[test]
fn ours_has_no_wrongful_reminder_and_the_page_says_what_was_counted() {
    let mut page = String::from(HEAD);
    let mut sums = [Told::default(); 2];
    for (name, story) in STORIES {
        let file = read(story);
        let both = [ladder(&file), ours(&file)];
        for (sum, told) in sums.iter_mut().zip(both) {
            sum.wrong += told.wrong;
            sum.messages += told.messages;
        }
        let [one, two] = both;
        assert_eq!(two.wrong, 0, "{name}");
        writeln!(
            page,
            "| {name} | {} | {} | {} | {} | {} | {} |",
            one.wrong,
            two.wrong,
            one.messages,
            two.messages,
            days(one.reason),
            days(two.reason)
        )
        .unwrap();
    }
    let [one, two] = sums;
    assert!(one.wrong > 0, "the ladder has no eyes for agreements");
    writeln!(
        page,
        "| **all** | **{}** | **{}** | **{}** | **{}** | | |",
        one.wrong, two.wrong, one.messages, two.messages
    )
    .unwrap();
    page.push_str(FOOT);
    for (name, story) in STORIES {
        writeln!(page, "- *{name}*: `{story}`").unwrap();
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/comparison.md");
    #[expect(clippy::disallowed_methods, reason = "a page is written only when a person asks for it")]
    let write = std::env::var_os("BONDIG_WRITE_DOCS").is_some();
    if write {
        std::fs::write(&path, &page).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == page,
        "docs/comparison.md is not what was counted; run this test with BONDIG_WRITE_DOCS=1"
    );
}

const HEAD: &str = "\
# Beside a ladder with frozen due dates

The same histories through a plain ladder, as most products have it, and through Bondig with its default
strategy. This page is written by the test `comparison` in `crates/domain/tests/plays`; nothing in it is typed.

**The ladder.** The due date is the bookkeeping's at import and never changes. On 2, 18, 34 and 50 days after it
each invoice that is open gets a message of its own; a day that is no working day moves to the next one. It stops
when the invoice is paid, or when somebody paused it by hand (nobody does, in these histories). Promises,
complaints, arrangements and terms are noted and not obeyed. It never calls, so it learns a reason only when the
customer writes by himself.

**Wrong** is a reminder on a day on which the invoice was promised (the promise's day and two bank days), disputed,
in an arrangement, or not due under a term that was claimed or agreed by then. **Messages** are reminders of any kind
(mail, app, letter); calls are no messages. **Days to reason**: from the first overdue day by the books until
somebody knew why it was not paid.

| history | wrong: ladder | wrong: Bondig | messages: ladder | messages: Bondig | days to reason: ladder | days to reason: Bondig |
|---|---|---|---|---|---|---|
";

const FOOT: &str = "
A claimed term is obeyed from the claim; a reminder that went out before anybody told of it is in neither column
wrong by what was known that day, and Bondig apologises for it. What Bondig sends besides (did it arrive well?,
thanks, a word before a term) is not counted as a reminder.

The histories, in the words of the plays:

";

fn days(reason: Option<i32>) -> String {
    reason.map_or("never".to_owned(), |days| days.to_string())
}

/// Bondig on this history.
fn ours(file: &PlayFile) -> Told {
    let (lines, summary) = domain::play::play(file, &Strategy::default()).expect("well told");
    let reminders =
        ["due_day_reminder", "friendly_reminder", "second_reminder", "firm_reminder", "final_notice"];
    let is_reminder = |line: &&Line| match line {
        Line::Act(act) => {
            let step = act.step.map(|step| step.word().to_owned()).unwrap_or_default();
            let sent = matches!(act.act, domain::ActKind::Message | domain::ActKind::Letter);
            sent && reminders.contains(&step.as_str())
        }
        Line::Rest(_) => false,
    };
    Told {
        wrong: summary.wrongful,
        messages: lines.iter().filter(is_reminder).count(),
        reason: reason(file, |_| true),
    }
}

/// The ladder on this history.
fn ladder(file: &PlayFile) -> Told {
    let calendar = Calendar::new(Jurisdiction::default());
    let to = file.to;
    let mut told = Told { reason: reason(file, |event| event.kind != "call_outcome"), ..Told::default() };
    for invoice in &file.invoices {
        for after in LADDER {
            let on = calendar.on_or_after(invoice.due.plus_days(after));
            if on > to || paid(file, invoice, on) {
                continue;
            }
            told.messages += 1;
            told.wrong += usize::from(is_wrong(file, invoice, on, &calendar));
        }
    }
    told
}

fn happened<'a>(file: &'a PlayFile, kinds: &'a [&'a str], by: Date) -> impl Iterator<Item = &'a PlayEvent> {
    file.events.iter().filter(move |event| event.on <= by && kinds.contains(&event.kind.as_str()))
}

fn cents(text: &str) -> i64 {
    domain::Cents::try_from_decimal(text).expect("an amount").0
}

fn paid(file: &PlayFile, invoice: &PlayInvoice, by: Date) -> bool {
    let of = |event: &&PlayEvent| event.invoice.as_ref() == Some(&invoice.id);
    let paid: i64 = happened(file, &["payment"], by)
        .filter(of)
        .filter_map(|event| event.amount.as_deref().map(cents))
        .sum();
    paid >= cents(&invoice.amount)
}

fn is_wrong(file: &PlayFile, invoice: &PlayInvoice, on: Date, calendar: &Calendar) -> bool {
    let promised = happened(file, &["promise", "call_outcome"], on).any(|event| {
        let promise = event.kind == "promise" || event.outcome.as_deref() == Some("promise");
        promise && event.until.is_some_and(|until| on <= calendar.plus_bank_days(until, 2))
    });
    let opened = happened(file, &["dispute_opened"], on).next().is_some();
    let disputed = opened && happened(file, &["dispute_closed"], on).next().is_none();
    let arranged = happened(file, &["arrangement"], on).any(|event| {
        let last = event.terms.iter().flatten().map(|(date, _)| *date).max();
        last.is_some_and(|last| on <= last)
    });
    let terms = happened(file, &["term_claimed", "term_approved"], on).filter_map(|event| event.days);
    let early = terms.max().is_some_and(|days| on < invoice.issued.plus_days(days));
    promised || disputed || arranged || early
}

/// When somebody knew why: the customer's own word, or what a call brought.
fn reason(file: &PlayFile, is_known: impl Fn(&PlayEvent) -> bool) -> Option<i32> {
    let tells = ["reply", "promise", "dispute_opened", "arrangement", "term_claimed", "call_outcome"];
    let silent = ["no_answer", "voicemail"];
    let due = file.invoices.iter().map(|invoice| invoice.due).min()?;
    let first = file.events.iter().find(|event| {
        let spoke = event.outcome.as_deref().is_none_or(|outcome| !silent.contains(&outcome));
        tells.contains(&event.kind.as_str()) && spoke && is_known(event)
    })?;
    Some(first.on.days_since(due.plus_days(1)).max(0))
}
