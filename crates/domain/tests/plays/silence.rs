//! Nothing that was agreed expires in silence (A2), and what the books should know is asked for
//! until they show it (A4): the cases that ten thousand histories found.

use domain::agreement::ArrangementState;
use domain::decide::decide;
use domain::{
    Calendar, Cents, Collect, Currency, Date, Day, DecidedOutcome, Dossier, Event, Fact, InvoiceId,
    Jurisdiction, NewInvoice, Strategy, TaskKind,
};

fn day(text: &str) -> Date {
    format!("2026-{text}").parse().unwrap()
}

struct Story(Dossier);

impl Story {
    /// One invoice of a hundred euro, due on 16 February.
    fn new() -> Story {
        let invoice = NewInvoice {
            invoice: InvoiceId(1),
            number: "F1".to_owned(),
            amount: Cents(10_000),
            currency: Currency::EUR,
            issued: day("02-02"),
            sent: day("02-02"),
            due: day("02-16"),
            project: None,
            specialist: None,
            collect: Collect::Transfer,
            reference: None,
        };
        Story(Dossier::default()).on("02-02", Event::Invoice(Box::new(invoice)))
    }

    fn on(mut self, date: &str, event: Event) -> Story {
        self.0.apply(&Fact { on: day(date), event });
        self
    }

    /// Everything that is decided on these days is done; what was put on a list.
    fn decided(&mut self, from: &str, to: &str) -> Vec<(Date, TaskKind)> {
        let calendar = Calendar::new(Jurisdiction::Nl);
        let mut tasks = Vec::new();
        let mut today = day(from);
        while today <= day(to) {
            for act in decide(&self.0, &Strategy::default(), &Day::new(today, &calendar)).acts {
                tasks.extend(act.task.map(|task| (today, task)));
                self.0.apply(&Fact { on: today, event: act.fact() });
            }
            today = today.plus_days(1);
        }
        tasks
    }
}

fn claimed(days: i32) -> Event {
    Event::TermClaimed { days, said: None }
}

fn approved(days: i32) -> Event {
    Event::TermApproved { days, from_issued: None, since: None, only: None, said: None }
}

#[test]
fn a2_only_an_answer_ends_a_claim() {
    let mut story = Story::new().on("02-10", claimed(30));
    story.decided("02-10", "02-10");
    let ask = TaskKind::AskClientAboutTerm;
    let story = story.on("02-11", Event::TaskDone { task: ask });
    assert!(story.0.has_open_task(ask), "the claim stands and nobody has it");
    let story = story.on("02-12", Event::TermDenied { said: None });
    assert!(!story.0.has_open_task(ask));
}

#[test]
fn a2_a_complaint_without_an_owner_keeps_its_task_until_it_is_closed() {
    let opened = Event::DisputeOpened { invoice: InvoiceId(1), amount: None, reason: String::new() };
    let mut story = Story::new().on("02-10", opened);
    story.decided("02-10", "02-10");
    let solve = TaskKind::SolveDispute;
    let story = story.on("02-11", Event::TaskDone { task: solve });
    assert!(story.0.has_open_task(solve), "the complaint is open and nobody has it");
    let outcome = domain::agreement::DisputeOutcome::Agree;
    let closed = Event::DisputeClosed { invoice: InvoiceId(1), outcome, customer_satisfied: None };
    assert!(!story.on("02-12", closed).0.has_open_task(solve));
}

#[test]
fn a4_asking_about_a_new_claim_is_not_asking_why_the_books_do_not_follow() {
    let mut story = Story::new().on("02-10", approved(30)).on("02-10", claimed(60));
    story.decided("02-10", "02-23");
    let term = story.0.state.terms.last().unwrap();
    assert_eq!(term.client_asked, None, "only the claim was asked about until then");
    story.decided("02-24", "02-24");
    assert_eq!(story.0.state.terms.last().unwrap().client_asked, Some(day("02-24")));
}

#[test]
fn a4_what_the_books_show_at_the_approval_is_asked_of_nobody() {
    let mut story = Story::new().on("02-10", Event::BooksTerm { days: 14 }).on("02-10", approved(30));
    story.decided("02-10", "02-10");
    assert!(story.0.has_open_task(TaskKind::AskBookkeeperToChangeTerm));
    let mut story = story.on("02-12", approved(14));
    assert!(!story.0.has_open_task(TaskKind::AskBookkeeperToChangeTerm));
    assert_eq!(story.decided("02-12", "02-13"), []);
}

#[test]
fn a2_a_proposal_after_the_last_step_is_called_about() {
    let decided = Event::Decided { outcome: DecidedOutcome::Arrangement };
    let mut story = Story::new();
    if let Some(invoice) = story.0.invoice_mut(InvoiceId(1)) {
        let step = domain::Step::PersonDecides;
        invoice.track.progress = Some(domain::invoice::Progress { step, on: day("03-30") });
    }
    let mut story = story.on("03-30", decided);
    story.decided("03-30", "03-30");
    let mut story = story.on("04-01", Event::TaskDone { task: TaskKind::ProposeArrangement });
    assert_eq!(story.decided("04-01", "04-08"), [], "he has a week to answer");
    // Nobody knows his number: that is searched for.
    assert_eq!(story.decided("04-09", "04-09"), [(day("04-09"), TaskKind::FindPhoneNumber)]);
}

#[test]
fn a2_a_call_about_another_invoice_does_not_take_the_place_of_the_one_about_a_proposal() {
    let terms = vec![(day("03-10"), Cents(10_000))];
    let proposed = Event::ArrangementProposed { invoices: vec![InvoiceId(1)], terms };
    let called = domain::event::Acted {
        kind: domain::ActKind::Call,
        step: Some(domain::Step::ReasonCall),
        task: None,
        approves: None,
        channel: Some(domain::Channel::Phone),
        to: None,
        invoices: vec![InvoiceId(2)],
        done: Vec::new(),
        because: domain::Why::AskReason.into(),
        from: None,
        stands_in_for: None,
        instead: None,
    };
    let story = Story::new().on("02-20", proposed).on("02-24", Event::Acted(Box::new(called)));
    assert_eq!(story.0.state.arrangements[0].state, ArrangementState::Proposed);
    assert!(story.0.state.call_again.is_some(), "the call about the proposal is still to be made");
}
