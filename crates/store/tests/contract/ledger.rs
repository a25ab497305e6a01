//! The ledger and the ageing, as the store keeps them.

use app::store::ledger::{Aged, LedgerStore};
use app::{DueBy, PostingRow, Store, StoreError};
use domain::{Cents, ClientId, Currency, CustomerId, Date, Event, InvoiceId, PostingKind};

use crate::money::{allocation, entry};
use crate::told_to_both;
use crate::world::{World, day, happens, payment};

told_to_both! {
    what_happens_is_posted_with_its_document
    what_is_refused_is_not_posted
    money_on_account_is_moved_to_an_invoice
    sums_stand_before_and_in_a_period
    an_ageing_sums_to_what_is_open_by_either_date
    the_lines_behind_a_figure_sum_to_it
    what_waits_for_a_customer_stands_beside_what_is_open
    another_client_sees_no_ledger
}

const EVER: (Date, Date) = (Date::from_days(0), Date::from_days(40_000));

fn paid(invoice: InvoiceId, cents: i64, dated: &str) -> Event {
    let (amount, currency) = (Cents(cents), Currency::EUR);
    Event::Payment { invoice: Some(invoice), amount, currency, dated: Some(day(dated)) }
}

fn add(world: &World, key: &str, cents: i64) -> i64 {
    let entry = entry(world, key, cents);
    world.store.add_bank_entries(world.client, &[entry]).unwrap()[0].1
}

fn told(world: &World, customer: CustomerId) -> Vec<(PostingKind, Option<InvoiceId>, i64, Option<i64>)> {
    let rows = world.store.postings(world.client, customer).unwrap();
    rows.iter().map(|row| (row.posting.kind, row.posting.invoice, row.posting.amount.0, row.entry)).collect()
}

fn what_happens_is_posted_with_its_document(world: &World) {
    let (customer, invoice) = world.owing("K1");
    let (income, storno) = (add(world, "a", 10_000), add(world, "b", -10_000));
    let change = happens(world.load(customer.id), vec![paid(invoice, 10_000, "2026-03-03")]);
    let rows = [allocation(income, customer.id, Some(invoice), 10_000)];
    world.store.allocate(world.client, &rows, &[change]).unwrap();
    let back = Event::PaymentReversed { invoice, amount: Cents(10_000) };
    let change = happens(world.load(customer.id), vec![back]);
    let rows = [allocation(storno, customer.id, Some(invoice), -10_000)];
    world.store.allocate(world.client, &rows, &[change]).unwrap();
    let corrected = Event::AmountChanged { invoice, amount: Cents(9_000) };
    world.happen(customer.id, vec![corrected, Event::BooksPaid { invoice, paid: Cents(400) }]);

    let on = Some(invoice);
    let mut expected = [
        (PostingKind::Invoice, on, 10_000, None),
        (PostingKind::Payment, on, -10_000, Some(income)),
        (PostingKind::Reversal, on, 10_000, Some(storno)),
        (PostingKind::Correction, on, -1_000, None),
        (PostingKind::Books, on, -400, None),
    ];
    assert_eq!(told(world, customer.id), expected);
    let rows = world.store.postings(world.client, customer.id).unwrap();
    let days: Vec<String> = rows.iter().map(|row| row.posting.day.to_string()).collect();
    // Of issue; of payment; the storno's own, from its bank line; the day on which we heard of it.
    assert_eq!(days, ["2026-02-16", "2026-03-03", "2026-03-04", "2026-03-05", "2026-03-05"]);
    assert!(rows.iter().all(|row| row.number.as_deref() == Some("2026-0001")));
    let key = |row: &PostingRow| (row.seq, row.line);
    let facts = world.store.facts(world.client, customer.id).unwrap();
    assert!(rows.iter().all(|row| facts.iter().any(|fact| fact.seq == row.seq)), "each names its fact");
    expected.sort_unstable();
    let mut keys: Vec<_> = rows.iter().map(key).collect();
    keys.dedup();
    assert_eq!(keys.len(), expected.len());
}

fn what_is_refused_is_not_posted(world: &World) {
    let (customer, invoice) = world.owing("K1");
    let income = add(world, "a", 500);
    let stale = happens(world.load(customer.id), vec![payment(invoice, 600)]);
    let rows = [allocation(income, customer.id, Some(invoice), 600)];
    let answer = world.store.allocate(world.client, &rows, std::slice::from_ref(&stale));
    assert!(matches!(answer, Err(StoreError::Conflict)), "{answer:?}");
    world.happen(customer.id, vec![Event::Note { text: "gebeld".to_owned() }]);
    let answer = world.store.commit(world.client, &[stale]);
    assert!(matches!(answer, Err(StoreError::Conflict)), "{answer:?}");
    assert_eq!(told(world, customer.id), [(PostingKind::Invoice, Some(invoice), 10_000, None)]);
}

fn money_on_account_is_moved_to_an_invoice(world: &World) {
    let (customer, invoice) = world.owing("K1");
    let income = add(world, "a", 4_000);
    let (amount, currency) = (Cents(4_000), Currency::EUR);
    let came = Event::Payment { invoice: None, amount, currency, dated: None };
    let change = happens(world.load(customer.id), vec![came]);
    let rows = [allocation(income, customer.id, None, 4_000)];
    world.store.allocate(world.client, &rows, &[change]).unwrap();
    let moved = Event::Allocated { invoice, amount, currency, dated: None };
    let change = happens(world.load(customer.id), vec![moved]);
    let rows = [
        allocation(income, customer.id, None, -4_000),
        allocation(income, customer.id, Some(invoice), 4_000),
    ];
    world.store.allocate(world.client, &rows, &[change]).unwrap();
    let mut found = told(world, customer.id);
    found.sort_unstable();
    let mut expected = vec![
        (PostingKind::Invoice, Some(invoice), 10_000, None),
        (PostingKind::Payment, None, -4_000, Some(income)),
        (PostingKind::Allocation, None, 4_000, Some(income)),
        (PostingKind::Allocation, Some(invoice), -4_000, Some(income)),
    ];
    expected.sort_unstable();
    assert_eq!(found, expected);
}

fn sums_stand_before_and_in_a_period(world: &World) {
    let (customer, invoice) = world.owing("K1");
    world.happen(customer.id, vec![paid(invoice, 2_500, "2026-03-01")]);
    world.happen(customer.id, vec![paid(invoice, 1_500, "2026-03-04")]);
    let sums = world.store.posting_sums(world.client, day("2026-03-01"), day("2026-03-03")).unwrap();
    let sums: Vec<_> = sums.iter().map(|sum| (sum.kind, sum.before.0, sum.within.0)).collect();
    assert_eq!(sums, [(PostingKind::Invoice, 10_000, 0), (PostingKind::Payment, 0, -2_500)]);
    let all = world.store.posting_sums(world.client, EVER.0, EVER.1).unwrap();
    let all: i64 = all.iter().map(|sum| sum.before.0 + sum.within.0).sum();
    assert_eq!(all, 6_000);
}

/// Three invoices: due on 2026-03-02, on 2026-01-01, and in dollars long ago. Returns the customer.
fn three_invoices(world: &World) -> CustomerId {
    let (customer, _) = world.owing("K1");
    let mut old = world.new_invoice(7_000);
    old.due = day("2026-01-01");
    let mut dollars = world.new_invoice(300);
    (dollars.due, dollars.currency) = (day("2025-10-01"), "USD".parse().unwrap());
    let events = vec![Event::Invoice(Box::new(old)), Event::Invoice(Box::new(dollars))];
    world.happen(customer.id, events);
    world.happen(
        customer.id,
        vec![Event::TermApproved { days: 30, from_issued: None, since: None, only: None, said: None }],
    );
    customer.id
}

fn an_ageing_sums_to_what_is_open_by_either_date(world: &World) {
    let customer = three_invoices(world);
    let today = day("2026-03-05");
    let ageing = |by| -> Vec<(String, Vec<i64>, i64)> {
        let rows = world.store.ageing(world.client, by, today).unwrap();
        assert!(rows.iter().all(|row| row.customer == customer && row.number == "K1"));
        let row = |row: &app::AgeingRow| {
            let buckets = row.buckets.iter().map(|sum| sum.0).collect();
            (row.currency.to_string(), buckets, row.balance.0)
        };
        rows.iter().map(row).collect()
    };
    let books = ageing(DueBy::Books);
    assert_eq!(books[0], ("EUR".to_owned(), vec![0, 10_000, 0, 7_000, 0], 17_000));
    assert_eq!(books[1], ("USD".to_owned(), vec![0, 0, 0, 0, 300], 300));
    // With an agreed term of thirty days nothing of February is due yet.
    let agreed = ageing(DueBy::Agreed);
    assert_eq!(agreed[0].1[0], 17_000, "{agreed:?}");
    assert_eq!(agreed.iter().map(|row| row.1.iter().sum::<i64>()).collect::<Vec<_>>(), [17_000, 300]);
}

fn the_lines_behind_a_figure_sum_to_it(world: &World) {
    let customer = three_invoices(world);
    let aged = |by, from, through, of: Option<CustomerId>| -> i64 {
        let (from, through) = (day(from), day(through));
        let aged = Aged { by, currency: Currency::EUR, from, through, customer: of };
        let lines = world.store.aged_invoices(world.client, &aged, 0, 9).unwrap();
        lines.iter().map(|line| line.open.0).sum()
    };
    assert_eq!(aged(DueBy::Books, "2026-02-03", "2026-03-04", None), 10_000);
    assert_eq!(aged(DueBy::Books, "2025-12-05", "2026-01-03", Some(customer)), 7_000);
    assert_eq!(aged(DueBy::Books, "2025-01-01", "2026-12-31", Some(CustomerId(99))), 0);
    assert_eq!(aged(DueBy::Agreed, "2026-03-05", "2026-12-31", None), 17_000);
}

fn what_waits_for_a_customer_stands_beside_what_is_open(world: &World) {
    let (customer, invoice) = world.owing("K1");
    let other = world.customer("K2", Vec::new());
    let (amount, currency) = (Cents(900), Currency::EUR);
    let on_account = Event::Payment { invoice: None, amount, currency, dated: None };
    world.happen(other.id, vec![on_account]);
    world.happen(customer.id, vec![payment(invoice, 10_250)]);
    let rows = world.store.ageing(world.client, DueBy::Books, day("2026-03-05")).unwrap();
    let rows: Vec<_> = rows.iter().map(|row| (row.customer, row.open().0, row.credit().0)).collect();
    assert_eq!(rows, [(customer.id, 0, 250), (other.id, 0, 900)]);
}

fn another_client_sees_no_ledger(world: &World) {
    let (customer, invoice) = world.owing("K1");
    let income = add(world, "a", 10_000);
    let rows = [allocation(income, customer.id, Some(invoice), 400)];
    world.store.allocate(world.client, &rows, &[]).unwrap();
    let settings = crate::world::settings();
    let stranger: ClientId = world.store.add_client("Ander BV", &settings, app::Sending::Open).unwrap();
    let (store, today) = (&world.store, day("2026-03-05"));
    let aged =
        Aged { by: DueBy::Books, currency: Currency::EUR, from: EVER.0, through: EVER.1, customer: None };
    assert_eq!(store.postings(stranger, customer.id).unwrap(), []);
    assert_eq!(store.posting_sums(stranger, EVER.0, EVER.1).unwrap(), []);
    assert_eq!(store.ageing(stranger, DueBy::Books, today).unwrap(), []);
    assert_eq!(store.ageing(stranger, DueBy::Agreed, today).unwrap(), []);
    assert_eq!(store.aged_invoices(stranger, &aged, 0, 9).unwrap(), []);
    assert_eq!(store.allocations_for(stranger, customer.id).unwrap(), []);
    assert_eq!(store.bank_entries_after(stranger, 0, 9).unwrap(), []);
    assert_eq!(store.open_numbers(stranger).unwrap(), []);
    assert_eq!(store.open_numbers(world.client).unwrap().len(), 1);
}
