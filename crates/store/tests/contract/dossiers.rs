//! Loading: what was saved comes back as it was, whole or as much as the run needs.

use app::{Person, Store};
use domain::event::{Acted, Rested};
use domain::{
    ActKind, Because, CallOutcome, Cents, Channel, Currency, CustomerId, Event, Hold, InvoiceId, Profile,
    Step, Why,
};

use crate::told_to_both;
use crate::world::{World, day, happens, new_invoice, payment};

told_to_both! {
    what_is_saved_is_loaded_as_it_was
    the_card_changes_with_its_columns
    only_customers_whose_day_has_come_are_looked_at
    the_run_sees_what_something_hangs_on_and_people_see_everything
    what_changes_about_a_settled_invoice_is_kept_too
    many_customers_are_loaded_by_their_ids
    pages_follow_each_other_in_order
    the_timeline_is_read_from_both_ends
    what_began_to_rest_on_a_day_is_told_by_customer
    numbers_and_accounts_lead_to_their_customers
}

fn about(invoice: InvoiceId, step: Step) -> Event {
    Event::Acted(Box::new(Acted {
        kind: ActKind::Message,
        step: Some(step),
        task: None,
        approves: None,
        channel: Some(Channel::Email),
        to: None,
        invoices: vec![invoice],
        done: vec![(invoice, step)],
        because: Because::from(Why::StillOpen),
        from: None,
        stands_in_for: None,
        instead: None,
    }))
}

fn told_paid(invoice: InvoiceId) -> Event {
    let because = Because::from(Why::Paid);
    Event::Rested(Rested { invoices: vec![invoice], hold: Hold::Paid, until: None, because })
}

fn what_is_saved_is_loaded_as_it_was(world: &World) {
    let (customer, invoice) = world.owing("K1");
    let other = world.new_invoice(5_000);
    let other_id = other.invoice;
    let dollars = Event::Payment {
        invoice: None,
        amount: Cents(12),
        currency: "USD".parse::<Currency>().unwrap(),
        dated: Some(day("2026-03-01")),
    };
    let profile =
        Profile { account_owner: Some("Joris “de Lange” O'Neil".to_owned()), ..Profile::default() };
    let events = vec![
        Event::Profile { profile: Box::new(profile) },
        Event::Invoice(Box::new(other)),
        about(invoice, Step::FriendlyReminder),
        Event::Promise {
            invoices: vec![invoice],
            until: day("2026-03-12"),
            amount: Some(Cents(4_000)),
            heard: None,
        },
        Event::DisputeOpened { invoice: other_id, amount: None, reason: "te weinig geleverd".to_owned() },
        dollars,
        payment(invoice, 1_000),
        Event::TermApproved { days: 30, from_issued: None, since: None, only: None, said: None },
    ];
    let change = happens(customer.clone(), events);
    world.save(&change);
    let loaded = world.load(customer.id);
    assert_eq!(loaded.dossier, change.after.dossier);
    assert_eq!((loaded.version, loaded.look_on), (2, Some(day("2026-03-05"))));
    assert_eq!(
        world.store.customers_by_id(world.client, &[customer.id]).unwrap(),
        std::slice::from_ref(&loaded)
    );
    assert_eq!(world.store.customers_after(world.client, CustomerId(0), 5).unwrap(), [loaded]);
    assert_eq!(world.store.customer(world.client, CustomerId(99)).unwrap(), None);
}

fn the_card_changes_with_its_columns(world: &World) {
    let customer = world.customer("K1", Vec::new());
    let mut change = happens(customer, Vec::new());
    change.after.card.name = "ÉTERNITÉ 100% Vis".to_owned();
    change.after.card.persons.push(Person { name: "Wil Bakker".to_owned(), ..Person::default() });
    change.after.look_on = None;
    world.save(&change);
    let loaded = world.load(change.after.id);
    assert_eq!((&loaded.card, loaded.look_on), (&change.after.card, None));
    let found = |search: &str| {
        world.store.list_customers(world.client, search, day("2026-03-05"), 0, 9).unwrap().len()
    };
    let searches = ["éternité", "100%", "wil bakker", "k1", "zwolle", "bakkerij k1", "100_", "!"];
    assert_eq!(searches.map(found), [1, 1, 1, 1, 1, 0, 0, 0]);
}

fn only_customers_whose_day_has_come_are_looked_at(world: &World) {
    let ids: Vec<CustomerId> = ["K1", "K2", "K3", "K4"].map(|number| world.owing(number).0.id).to_vec();
    for (id, look_on) in ids.iter().zip([None, Some("2026-03-06"), Some("2026-03-04"), Some("2026-03-05")]) {
        let mut change = happens(world.load(*id), Vec::new());
        change.after.look_on = look_on.map(day);
        world.save(&change);
    }
    let look = |after, limit| {
        let page = world.store.customers_to_look_at(world.client, day("2026-03-05"), after, limit).unwrap();
        page.iter().map(|customer| (customer.id, customer.dossier.invoices.len())).collect::<Vec<_>>()
    };
    assert_eq!(look(CustomerId(0), 10), [(ids[2], 1), (ids[3], 1)]);
    assert_eq!(look(CustomerId(0), 1), [(ids[2], 1)]);
    assert_eq!(look(ids[2], 10), [(ids[3], 1)]);
    assert_eq!(look(ids[3], 10), []);
}

fn the_run_sees_what_something_hangs_on_and_people_see_everything(world: &World) {
    let (customer, first) = world.owing("K1");
    let second = world.new_invoice(7_000);
    world.happen(customer.id, vec![Event::Invoice(Box::new(second))]);
    world.happen(customer.id, vec![about(first, Step::FriendlyReminder), payment(first, 10_000)]);
    let seen_by_run = || {
        let mut page =
            world.store.customers_to_look_at(world.client, day("2026-03-05"), CustomerId(0), 9).unwrap();
        page.pop().unwrap()
    };
    // Paid, but not told yet.
    assert_eq!(seen_by_run(), world.load(customer.id));
    world.save(&happens(seen_by_run(), vec![told_paid(first)]));
    let whole = world.load(customer.id);
    assert_eq!(whole.dossier.invoices.len(), 2);
    assert_eq!(seen_by_run().dossier.invoices, whole.dossier.invoices[1..]);

    // What the run saves without having seen it leaves it as it was.
    world.save(&happens(seen_by_run(), vec![Event::Note { text: "rust".to_owned() }]));
    assert_eq!(world.load(customer.id).dossier.invoice(first), whole.dossier.invoice(first));

    // The bank takes it back: it is open again, with its own past.
    let back = Event::PaymentReversed { invoice: first, amount: Cents(10_000) };
    let whole = world.happen(customer.id, vec![back]);
    assert_eq!(seen_by_run(), whole);
    assert!(whole.dossier.invoice(first).unwrap().track.reminded.is_some());

    // A promise about a settled invoice keeps it in sight.
    world.happen(customer.id, vec![payment(first, 10_000), told_paid(first)]);
    assert_eq!(seen_by_run().dossier.invoices.len(), 1);
    let promise =
        Event::Promise { invoices: vec![first], until: day("2026-03-12"), amount: None, heard: None };
    assert_eq!(seen_by_run().dossier.invoices.len(), 1);
    world.happen(customer.id, vec![promise]);
    assert_eq!(seen_by_run(), world.load(customer.id));
}

/// A talk ends the attempts to reach somebody, also those about an invoice on which nothing hangs.
fn what_changes_about_a_settled_invoice_is_kept_too(world: &World) {
    let (customer, invoice) = world.owing("K1");
    let other = world.new_invoice(7_000);
    let ended =
        |outcome, invoices| Event::CallOutcome { outcome, until: None, invoices, amount: None, reason: None };
    let missed = ended(CallOutcome::NoAnswer, Some(vec![invoice]));
    world.happen(customer.id, vec![Event::Invoice(Box::new(other)), missed]);
    let before = world.happen(customer.id, vec![payment(invoice, 10_000), told_paid(invoice)]);
    let attempted = |customer: &app::Customer| customer.dossier.invoice(invoice).unwrap().track.attempted;
    assert!(attempted(&before).is_some());
    let today = day("2026-03-05");
    let seen_by_run = world.store.customers_to_look_at(world.client, today, CustomerId(0), 9).unwrap();
    assert_eq!(seen_by_run[0].dossier.invoice(invoice), None);
    let change = happens(before, vec![ended(CallOutcome::WantsPlan, None)]);
    assert_eq!(attempted(&change.after), None);
    world.save(&change);
    assert_eq!(world.load(customer.id).dossier, change.after.dossier);
}

fn many_customers_are_loaded_by_their_ids(world: &World) {
    let count = 560;
    let (first, first_invoice) = world.store.reserve_ids(world.client, count, count).unwrap();
    let blank = world.customer("leeg", Vec::new());
    let changes: Vec<_> = (0..count)
        .map(|place| {
            let mut before = blank.clone();
            (before.id, before.version) = (CustomerId(first + place), 0);
            before.card.number = format!("K{place}");
            let invoice = new_invoice(InvoiceId(first_invoice + place), 100 + place);
            happens(before, vec![Event::Invoice(Box::new(invoice))])
        })
        .collect();
    world.store.commit(world.client, &changes).unwrap();
    let mut asked: Vec<CustomerId> = (0..count).map(|place| CustomerId(first + place)).rev().collect();
    asked.extend([CustomerId(9_999), CustomerId(first)]);
    let loaded = world.store.customers_by_id(world.client, &asked).unwrap();
    assert_eq!(loaded.len(), count as usize);
    for (loaded, change) in loaded.iter().zip(&changes) {
        assert_eq!((loaded.id, &loaded.dossier), (change.after.id, &change.after.dossier));
    }
}

fn pages_follow_each_other_in_order(world: &World) {
    let ids: Vec<CustomerId> = (0..7).map(|number| world.owing(&format!("K{number}")).0.id).collect();
    let (mut after, mut seen) = (CustomerId(0), Vec::new());
    loop {
        let page = world.store.customers_after(world.client, after, 3).unwrap();
        let Some(last) = page.last() else { break };
        after = last.id;
        seen.extend(page.iter().map(|customer| (customer.id, customer.dossier.invoices.len())));
    }
    assert!(seen.iter().copied().eq(ids.into_iter().map(|id| (id, 1))));
}

fn the_timeline_is_read_from_both_ends(world: &World) {
    let (customer, invoice) = world.owing("K1");
    let (other, _) = world.owing("K2");
    world.happen(customer.id, vec![payment(invoice, 1_000), Event::Note { text: "gebeld".to_owned() }]);
    let facts = world.store.facts(world.client, customer.id).unwrap();
    assert_eq!(facts.len(), 3);
    assert_eq!((facts[0].source.as_str(), facts[0].at), ("run", crate::world::at("2026-03-05T06:00:00Z")));
    let newest = world.store.timeline(world.client, customer.id, None, 2).unwrap();
    assert!(newest.iter().eq(facts.iter().rev().take(2)));
    let older = world.store.timeline(world.client, customer.id, Some(newest[1].seq), 9).unwrap();
    assert_eq!(older, facts[..1]);
    assert_eq!(world.store.facts(world.client, other.id).unwrap().len(), 1);
}

fn numbers_and_accounts_lead_to_their_customers(world: &World) {
    let (customer, invoice) = world.owing("K1");
    let mut change = happens(customer.clone(), Vec::new());
    change.after.card.ibans = vec!["NL11".to_owned(), "NL22".to_owned()];
    world.save(&change);
    let id = customer.id;
    assert_eq!(world.store.customer_numbers(world.client).unwrap(), [("K1".to_owned(), id)]);
    let invoices = world.store.invoice_numbers(world.client).unwrap();
    assert_eq!(invoices, [(format!("2026-{:04}", invoice.0), id, invoice)]);
    let ibans = world.store.known_ibans(world.client).unwrap();
    assert_eq!(ibans, [("NL11".to_owned(), id), ("NL22".to_owned(), id)]);
}

fn what_began_to_rest_on_a_day_is_told_by_customer(world: &World) {
    let (first, invoice) = world.owing("K1");
    let (second, other) = world.owing("K2");
    world.happen(second.id, vec![told_paid(other)]);
    let told = world.happen(first.id, vec![told_paid(invoice)]);
    let day_of = |customer: &app::Customer| {
        let rows = world.store.timeline(world.client, customer.id, None, 1).unwrap();
        rows[0].fact.on
    };
    let on = day_of(&told);
    let rests = world.store.rests_on(world.client, on, 0, 10).unwrap();
    let customers: Vec<CustomerId> = rests.iter().map(|(customer, _)| *customer).collect();
    assert_eq!(customers, [first.id, second.id]);
    assert!(rests.iter().all(|(_, row)| matches!(row.fact.event, Event::Rested(_))));
    assert_eq!(world.store.rests_on(world.client, on, 1, 10).unwrap().len(), 1);
    let before = world.store.rests_on(world.client, on.plus_days(-1), 0, 10).unwrap();
    assert!(before.is_empty(), "{before:?}");
}
