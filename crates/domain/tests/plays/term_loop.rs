//! The loop of a payment term to its end: claimed twice, agreed for some invoices, checked on the
//! card, on open invoices and on the next new one; wrong reminders found as incidents.

use domain::agreement::{IncidentWhy, Said};
use domain::{Calendar, Date, Day, Dossier, Event, Fact, InvoiceId, Jurisdiction, Strategy, TaskKind};
use insta::assert_snapshot;

use crate::told::play;

#[test]
fn b2_20_a_second_claim_escalates_by_itself() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 02-24 claims 30; 02-27 claims 30; until 2026-03-03"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    tue 02-24  task        ask client about term (to the client)
    tue 02-24  rest        term claim
    fri 02-27  task        term complaint
    fri 02-27  task        ask client about term (to the client)
    ");
}

#[test]
fn b2_20_who_must_say_again_what_was_agreed_is_called_and_the_books_are_asked_again() {
    assert_snapshot!(play("C1 email phone; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 02-18 approved 30; 02-20 claims 30; until 2026-02-26"), @"
    mon 02-16  rest        not due until 03-02
    wed 02-18  task        ask bookkeeper to change term (to the bookkeeper)
    wed 02-18  rest        agreed term until 03-18
    thu 02-19  email       receipt check
    fri 02-20  task        ask bookkeeper to change term (to the bookkeeper)
    fri 02-20  task        term complaint
    ");
}

#[test]
fn b2_11_a_term_for_one_invoice_leaves_the_others_as_they_are() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-02 due 2026-02-16; invoice F2 100.00 issued 2026-02-09 due 2026-02-23; 02-10 approved 30 F1; until 2026-02-24"), @"
    mon 02-02  rest        not due until 02-16  F1
    thu 02-05  email       receipt check  F1
    mon 02-09  rest        not due until 02-23  F2
    tue 02-10  task        ask bookkeeper to change term (to the bookkeeper)  F1
    tue 02-10  rest        agreed term until 03-04  F1
    thu 02-12  email       receipt check  F2
    tue 02-17  task        ask bookkeeper to change term (to the bookkeeper)  F1
    mon 02-23  email       due day reminder  F2
    mon 02-23  rest        waiting for answer until 02-24  F2
    tue 02-24  task        ask client about term (to the client)  F1
    ");
}

#[test]
fn b2_18_a_denied_claim_after_the_due_date_goes_on_kindly() {
    assert_snapshot!(play("C1 email phone; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-05 claims 30; 03-09 denied; until 2026-03-12"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    thu 03-05  task        ask client about term (to the client)
    thu 03-05  rest        term claim
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for task
    ");
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn told(dossier: &mut Dossier, on: &str, event: Event) {
    dossier.apply(&Fact { on: day(on), event });
}

fn invoice(id: i64, issued: &str, due: &str) -> Event {
    Event::Invoice(Box::new(domain::NewInvoice {
        invoice: InvoiceId(id),
        number: format!("F{id}"),
        amount: domain::Cents(10_000),
        currency: domain::Currency::EUR,
        issued: day(issued),
        sent: day(issued),
        due: day(due),
        project: None,
        specialist: None,
        collect: domain::Collect::Transfer,
        reference: None,
    }))
}

fn approved(days: i32, since: Option<&str>) -> Event {
    let said = Said { by: Some("Sanne".to_owned()), ..Said::default() };
    Event::TermApproved {
        days,
        from_issued: None,
        since: since.map(day),
        only: None,
        said: Some(Box::new(said)),
    }
}

/// What goes out by itself on that day.
fn reminded(dossier: &mut Dossier, on: &str) {
    let calendar = Calendar::new(Jurisdiction::Nl);
    let decision = domain::decide(dossier, &Strategy::default(), &Day::new(day(on), &calendar));
    let is_reminder = |act: &&domain::Act| act.step.is_some_and(domain::Step::is_reminder);
    let act = decision.acts.iter().find(is_reminder).expect("a reminder is due").fact();
    told(dossier, on, act);
}

#[test]
fn b2_14_the_books_are_checked_in_three_places() {
    let mut dossier = Dossier::default();
    told(&mut dossier, "2026-02-02", invoice(1, "2026-02-02", "2026-02-16"));
    told(&mut dossier, "2026-02-02", Event::BooksTerm { days: 14 });
    told(&mut dossier, "2026-02-04", approved(30, None));
    let check = |dossier: &Dossier| dossier.books_check(dossier.state.terms.last().unwrap());
    let first = check(&dossier);
    assert_eq!(
        (first.card, first.open.clone(), first.next),
        (Some(false), vec![(InvoiceId(1), false)], None)
    );
    assert_eq!(dossier.state.terms[0].days_before, Some(14));

    told(&mut dossier, "2026-02-06", Event::BooksTerm { days: 30 });
    told(&mut dossier, "2026-02-06", Event::DueChanged { invoice: InvoiceId(1), due: day("2026-03-04") });
    let second = check(&dossier);
    assert_eq!((second.card, second.next, second.is_done()), (Some(true), None, false), "the next invoice");

    told(&mut dossier, "2026-03-02", invoice(2, "2026-03-02", "2026-03-16"));
    assert_eq!(check(&dossier).next, Some(false), "2.16: the old term again");
    assert!(!check(&dossier).is_done());
    told(&mut dossier, "2026-03-03", Event::DueChanged { invoice: InvoiceId(2), due: day("2026-04-01") });
    assert!(check(&dossier).is_done(), "A4: all three are right");
}

#[test]
fn b2_19_each_reminder_against_an_agreement_is_an_incident() {
    let mut dossier = Dossier::default();
    told(&mut dossier, "2026-02-02", invoice(1, "2026-02-02", "2026-02-16"));
    reminded(&mut dossier, "2026-02-16");
    reminded(&mut dossier, "2026-02-18");
    told(&mut dossier, "2026-02-26", approved(30, Some("2026-01-01")));
    let found: Vec<_> = dossier.state.incidents.iter().map(|one| (one.reminded, one.why)).collect();
    let why = IncidentWhy::TermAgreed;
    assert_eq!(found, [(day("2026-02-16"), why), (day("2026-02-18"), why)]);
    assert!(dossier.state.incidents.iter().all(|one| one.counts() && one.apologised.is_none()));
}

#[test]
fn b2_19_what_nobody_could_know_is_told_and_not_counted() {
    let mut dossier = Dossier::default();
    told(&mut dossier, "2026-02-02", invoice(1, "2026-02-02", "2026-02-16"));
    reminded(&mut dossier, "2026-02-18");
    told(&mut dossier, "2026-02-26", approved(30, None));
    assert_eq!(dossier.state.incidents[0].why, IncidentWhy::TermAgreedLater);
    assert!(!dossier.state.incidents[0].counts());
}

#[test]
fn b2_19_a_due_date_that_the_books_moved_too_late_is_an_incident() {
    let mut dossier = Dossier::default();
    told(&mut dossier, "2026-02-02", invoice(1, "2026-02-02", "2026-02-16"));
    reminded(&mut dossier, "2026-02-18");
    told(&mut dossier, "2026-02-20", Event::DueChanged { invoice: InvoiceId(1), due: day("2026-03-04") });
    let incident = &dossier.state.incidents[0];
    assert_eq!((incident.on, incident.reminded), (day("2026-02-20"), day("2026-02-18")));
    assert!(incident.counts() && incident.why == IncidentWhy::BooksMovedDue);
}

#[test]
fn b2_19_money_that_was_there_before_the_reminder_is_an_incident() {
    let mut dossier = Dossier::default();
    told(&mut dossier, "2026-02-02", invoice(1, "2026-02-02", "2026-02-16"));
    reminded(&mut dossier, "2026-02-18");
    let payment = Event::Payment {
        invoice: Some(InvoiceId(1)),
        amount: domain::Cents(10_000),
        currency: domain::Currency::EUR,
        dated: Some(day("2026-02-17")),
    };
    told(&mut dossier, "2026-02-19", payment);
    assert_eq!(dossier.state.incidents[0].why, IncidentWhy::PaidBefore);
}

#[test]
fn b0_08_the_agreement_at_the_start_holds_from_the_first_invoice() {
    let mut dossier = Dossier::default();
    let said = Said { by: Some("Petra".to_owned()), proof: Some("offerte 12".to_owned()), ..Said::default() };
    told(&mut dossier, "2026-01-05", Event::StartAgreed { days: 30, said: Box::new(said) });
    told(&mut dossier, "2026-02-02", invoice(1, "2026-02-02", "2026-02-16"));
    assert_eq!(dossier.agreed_due(InvoiceId(1)), Some(day("2026-03-04")));
    assert_eq!(dossier.state.terms[0].old_term_on, [InvoiceId(1)], "the bookkeeper is asked");
    assert!(!dossier.has_open_task(TaskKind::AskClientAboutTerm));
}
