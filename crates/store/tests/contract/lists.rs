//! Lists: open work, customers, invoices, and the due date that counts.

use app::{Store, StoreError};
use domain::event::Acted;
use domain::{
    ActKind, Assignee, Because, CallOutcome, Cents, Channel, Currency, Event, InvoiceId, Step, Why,
};

use crate::told_to_both;
use crate::world::{World, day, happens, payment, settings};

told_to_both! {
    work_is_on_the_list_until_it_is_done
    work_is_put_off_and_comes_back
    the_most_overdue_customer_comes_first
    invoices_are_listed_by_the_due_date_that_counts
    a_new_strategy_moves_the_due_dates_of_lists
}

fn call(invoices: &[InvoiceId]) -> Event {
    Event::Acted(Box::new(Acted {
        kind: ActKind::Call,
        step: Some(Step::ReasonCall),
        task: None,
        approves: None,
        channel: Some(Channel::Phone),
        to: Some(Assignee::CreditManager),
        invoices: invoices.to_vec(),
        done: Vec::new(),
        because: Because::from(Why::AskReason),
        from: None,
        stands_in_for: None,
        instead: None,
    }))
}

fn work_is_on_the_list_until_it_is_done(world: &World) {
    let (customer, first) = world.owing("K1");
    let mut second = world.new_invoice(7_000);
    (second.due, second.currency) = (day("2026-02-20"), "USD".parse::<Currency>().unwrap());
    let about = [first, second.invoice];
    let customer = world.happen(customer.id, vec![Event::Invoice(Box::new(second)), call(&about)]);
    let work = world.store.work(world.client).unwrap();
    let [row] = work.as_slice() else { panic!("{work:?}") };
    assert_eq!((row.customer, &row.card), (customer.id, &customer.card));
    assert_eq!(row.todo, customer.dossier.state.todos[0]);
    assert_eq!(row.open, [(Currency::EUR, Cents(10_000)), ("USD".parse().unwrap(), Cents(7_000))]);
    assert_eq!((row.oldest_due, row.snoozed_until), (Some(day("2026-02-20")), None));

    world.happen(
        customer.id,
        vec![Event::DueChanged { invoice: about[1], due: day("2026-04-20") }, payment(first, 400)],
    );
    let work = world.store.work(world.client).unwrap();
    assert_eq!((work[0].oldest_due, work[0].open[0].1), (Some(day("2026-03-02")), Cents(9_600)));

    let outcome = Event::CallOutcome {
        outcome: CallOutcome::NoAnswer,
        until: None,
        invoices: None,
        amount: None,
        reason: None,
    };
    world.happen(customer.id, vec![outcome]);
    assert_eq!(world.store.work(world.client).unwrap(), []);
}

fn work_is_put_off_and_comes_back(world: &World) {
    let (customer, invoice) = world.owing("K1");
    let customer = world.happen(customer.id, vec![call(&[invoice])]);
    let todo = customer.dossier.state.todos[0].id;
    let snooze = |until| world.store.snooze(world.client, customer.id, todo, until);
    snooze(Some(day("2026-03-09"))).unwrap();
    assert_eq!(world.store.work(world.client).unwrap()[0].snoozed_until, Some(day("2026-03-09")));
    snooze(None).unwrap();
    assert_eq!(world.store.work(world.client).unwrap()[0].snoozed_until, None);
    world.happen(customer.id, vec![payment(invoice, 10_000)]);
    assert!(matches!(snooze(None), Err(StoreError::Conflict)));
}

fn the_most_overdue_customer_comes_first(world: &World) {
    let paid = world.owing("K1");
    world.happen(paid.0.id, vec![payment(paid.1, 10_000)]);
    let calm = world.owing("K2");
    world.happen(calm.0.id, vec![Event::DueChanged { invoice: calm.1, due: day("2026-04-01") }]);
    let late = world.owing("K3");
    let more = world.new_invoice(500);
    world.happen(late.0.id, vec![Event::Invoice(Box::new(more)), payment(late.1, 4_000)]);

    let today = day("2026-03-05");
    let list = world.store.list_customers(world.client, "", today, 0, 10).unwrap();
    assert_eq!(list.iter().map(|row| row.number.as_str()).collect::<Vec<_>>(), ["K3", "K2", "K1"]);
    let (late, calm, paid) = (&list[0], &list[1], &list[2]);
    assert_eq!((late.open, late.overdue, late.open_invoices), (Cents(6_500), Cents(6_500), 2));
    assert_eq!(
        (calm.open, calm.overdue, calm.oldest_due),
        (Cents(10_000), Cents::ZERO, Some(day("2026-04-01")))
    );
    assert_eq!((paid.open, paid.oldest_due, paid.open_invoices), (Cents::ZERO, None, 0));
    assert_eq!(world.store.list_customers(world.client, "", today, 1, 1).unwrap(), list[1..2]);
    assert_eq!(world.store.list_customers(world.client, "K3@", today, 0, 9).unwrap(), list[..1]);
    assert_eq!(world.store.totals(world.client, today).unwrap(), (Cents(16_500), Cents(6_500), 1));
}

fn invoices_are_listed_by_the_due_date_that_counts(world: &World) {
    let (first, one) = world.owing("K1");
    let (second, two) = world.owing("K2");
    world.happen(
        first.id,
        vec![Event::TermApproved { days: 30, from_issued: None, since: None, only: None, said: None }],
    );
    let open = || world.store.list_invoices(world.client, "", true, 0, 9).unwrap();
    assert_eq!(open().iter().map(|row| row.id).collect::<Vec<_>>(), [two, one]);
    assert_eq!((open()[1].due, open()[1].effective_due), (day("2026-03-02"), day("2026-03-18")));
    assert_eq!((open()[0].customer, open()[0].customer_name.as_str()), (second.id, "Bakkerij K2"));
    assert_eq!(
        world.store.totals(world.client, day("2026-03-05")).unwrap(),
        (Cents(20_000), Cents(10_000), 1)
    );

    world.happen(second.id, vec![payment(two, 10_000)]);
    assert_eq!(open().len(), 1);
    let all = world.store.list_invoices(world.client, "", false, 0, 9).unwrap();
    assert_eq!(all.iter().map(|row| row.open).collect::<Vec<_>>(), [Cents::ZERO, Cents(10_000)]);
    let number = format!("2026-{:04}", one.0);
    let found = world.store.list_invoices(world.client, &number, false, 0, 9).unwrap();
    assert_eq!(found.iter().map(|row| row.id).collect::<Vec<_>>(), [one]);
    assert_eq!(world.store.list_invoices(world.client, "bakkerij k2", false, 0, 9).unwrap().len(), 1);
}

fn a_new_strategy_moves_the_due_dates_of_lists(world: &World) {
    let (customer, invoice) = world.owing("K1");
    let opened = Event::DisputeOpened { invoice, amount: None, reason: "kapot".to_owned() };
    let closed = Event::DisputeClosed {
        invoice,
        outcome: domain::agreement::DisputeOutcome::Agree,
        customer_satisfied: None,
    };
    world.happen(customer.id, vec![opened, closed]);
    let due = || {
        let row = world.store.list_invoices(world.client, "", true, 0, 9).unwrap().remove(0);
        let customer =
            world.store.list_customers(world.client, "", day("2026-03-05"), 0, 9).unwrap().remove(0);
        (row.effective_due, customer.oldest_due.unwrap())
    };
    let mut new = settings();
    let days = |days| (day("2026-03-05").plus_days(days), day("2026-03-05").plus_days(days));
    assert_eq!(due(), days(new.strategy.agreements.due_after_dispute_days));
    new.strategy.agreements.due_after_dispute_days = 40;
    world.store.save_settings(world.client, &new).unwrap();
    assert_eq!(due(), days(40));
    assert_eq!(world.store.client(world.client).unwrap().unwrap().settings, new);
    world.save(&happens(world.load(customer.id), vec![payment(invoice, 1)]));
    assert_eq!(due(), days(40));
}
