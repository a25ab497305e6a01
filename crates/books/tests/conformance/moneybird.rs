//! What only Moneybird has.

use std::sync::Arc;

use app::Card;
use app::bookkeeping::{Books, Trouble};
use app::sync::write_delivery;
use books::{Keys, Moneybird};
use domain::{Cents, Channel, Event};

use crate::world::{Desk, day, word};

fn one(desk: &Desk) {
    let jansen = desk.world().customer("D-1", "Bakkerij Jansen");
    desk.world().invoice("F1", jansen, 5_000);
}

fn moneybird(desk: &Desk) -> Moneybird {
    let settings = desk.connection().settings;
    Moneybird::open(&settings, Box::new(desk.chain.clone()), Arc::clone(&desk.clock) as _).unwrap()
}

/// With OAuth; the world has renewed the token since.
fn by_oauth(desk: &Desk) {
    *desk.chain.0.lock().unwrap() = Keys {
        token: "oud".to_owned(),
        refresh: Some("vernieuw-0".to_owned()),
        client_id: Some("wij".to_owned()),
        client_secret: Some("van-ons".to_owned()),
        ..Keys::default()
    };
}

#[test]
fn a_token_that_ended_is_renewed_and_kept() {
    let desk = Desk::at_moneybird();
    one(&desk);
    by_oauth(&desk);
    desk.sync();
    assert_eq!(desk.open("F1"), Cents(5_000));
    let kept = desk.chain.0.lock().unwrap().clone();
    assert_eq!((kept.token.as_str(), kept.refresh.as_deref()), ("sleutel-1", Some("vernieuw-1")));
    desk.sync();
    assert_eq!(desk.count("/oauth/token"), 1, "a token that opens is not renewed");
}

#[test]
fn a_token_that_cannot_be_renewed_is_refused_and_the_old_one_stays() {
    let desk = Desk::at_moneybird();
    one(&desk);
    by_oauth(&desk);
    desk.chain.0.lock().unwrap().refresh = Some("verlopen".to_owned());
    assert_eq!(word(&desk.try_sync()), "key-refused");
    assert_eq!(desk.chain.0.lock().unwrap().token, "oud");
}

#[test]
fn a_pasted_code_becomes_keys() {
    let desk = Desk::at_moneybird();
    by_oauth(&desk);
    let mut books = moneybird(&desk);
    assert_eq!(books.keys_for_code("verkeerd"), Err(Trouble::KeyRefused));
    let keys = books.keys_for_code("de-code").unwrap();
    assert_eq!((keys.token.as_str(), keys.client_id.as_deref()), ("sleutel-1", Some("wij")));
    assert_eq!(books.administrations().unwrap()[0].name, "Parkietje B.V.");
    let address = books::authorize_address(None, "wij & co");
    assert!(
        address.starts_with("https://moneybird.com/oauth/authorize?client_id=wij%20%26%20co&"),
        "{address}"
    );
}

#[test]
fn invoices_are_asked_for_a_hundred_at_a_time() {
    let desk = Desk::at_moneybird();
    let jansen = desk.world().customer("D-1", "Bakkerij Jansen");
    for number in 0..250 {
        desk.world().invoice(&format!("F{number}"), jansen, 1_000);
    }
    desk.sync();
    assert_eq!(desk.count("POST /api/v2/123/sales_invoices/synchronization"), 3);
    desk.world().change("F7", |invoice| invoice.due = day("2026-03-20"));
    desk.sync();
    assert_eq!(desk.count("POST /api/v2/123/sales_invoices/synchronization"), 4, "only what changed");
}

#[test]
fn another_currency_stays_what_it_is() {
    let desk = Desk::at_moneybird();
    one(&desk);
    desk.world().change("F1", |invoice| invoice.currency = "USD".to_owned());
    desk.sync();
    assert_eq!(desk.invoice("F1").currency.code(), "USD");
    let euros = desk.app.store.totals(desk.client, day("2026-03-12")).unwrap().0;
    assert_eq!(euros, Cents::ZERO);
}

#[test]
fn what_moneybird_gave_up_rests_here() {
    let desk = Desk::at_moneybird();
    one(&desk);
    desk.sync();
    desk.world().change("F1", |invoice| invoice.uncollectible = true);
    assert_eq!(desk.sync().given_up, 1);
    let customer = desk.customer("D-1");
    assert_eq!(customer.dossier.state.pauses.len(), 1);
    desk.world().change("F1", |_| {});
    assert_eq!(desk.sync().given_up, 0, "once");
}

#[test]
fn moneybirds_own_reminders_are_told_of_until_they_are_paused() {
    let desk = Desk::at_moneybird();
    one(&desk);
    desk.world().reminds = true;
    let report = desk.sync();
    assert_eq!(report.remarks, ["own-reminders 14 dagen"]);
    assert!(!desk.world().invoices[0].paused, "nothing is written unasked");
    desk.connect(|settings| settings.pause_reminders = true);
    desk.world().change("F1", |_| {});
    let report = desk.sync();
    assert_eq!((report.silenced, report.remarks.len()), (1, 0));
    assert!(desk.world().invoices[0].paused);
    assert_eq!(desk.sync().silenced, 0, "once");
}

#[test]
fn a_supplier_does_not_become_a_customer() {
    let desk = Desk::at_moneybird();
    one(&desk);
    desk.world().customer("L-1", "Drukkerij Leverancier");
    desk.sync();
    let numbers = desk.app.store.customer_numbers(desk.client).unwrap();
    assert_eq!(numbers.len(), 1, "{numbers:?}");
}

#[test]
fn the_bank_counts_through_yesterday_but_not_past_money_without_a_place() {
    let desk = Desk::at_moneybird();
    one(&desk);
    let through = || desk.app.client(desk.client).unwrap().bank_through;
    desk.world().bank =
        vec![(day("2026-03-10"), Cents(5_000), true), (day("2026-03-09"), Cents(-100), false)];
    desk.sync();
    assert_eq!(through(), None, "only when a person said that the bank is looked after there");
    desk.connect(|settings| settings.bank_from_books = true);
    desk.world().bank.push((day("2026-03-06"), Cents(700), false));
    let report = desk.sync();
    assert_eq!(through(), Some(day("2026-03-05")));
    assert_eq!(report.remarks, ["unprocessed-money 1 2026-03-06"]);
    desk.world().bank.pop();
    desk.sync();
    assert_eq!(through(), Some(day("2026-03-11")));
}

#[test]
fn a_feed_that_fell_silent_counts_no_further_than_its_last_money() {
    let desk = Desk::at_moneybird();
    desk.connect(|settings| settings.bank_from_books = true);
    desk.world().bank = vec![(day("2026-02-20"), Cents(5_000), true)];
    desk.sync();
    assert_eq!(desk.app.client(desk.client).unwrap().bank_through, Some(day("2026-02-20")));
}

#[test]
fn a_term_without_a_workflow_says_what_to_do() {
    let desk = Desk::at_moneybird();
    one(&desk);
    let said = desk.books().set_term("D-1", 45).unwrap_err();
    assert_eq!(said.word(), "cannot");
    assert!(said.line().contains("45 days"), "{said}");
    assert_eq!(desk.world().customers[0].days, 14);
}

/// 4.11: the invoicing changes too.
#[test]
fn how_invoices_are_wanted_is_written_and_noted() {
    let desk = Desk::at_moneybird();
    one(&desk);
    desk.sync();
    let id = desk.customer("D-1").id;
    let prefers =
        Event::Prefers { reminders: None, admin: None, invoices: Some(Channel::Post), source: None };
    app::people::record(&desk.doing(), id, &[prefers]).unwrap();
    write_delivery(&desk.doing(), &mut *desk.books(), id).unwrap();
    assert_eq!(desk.world().customers[0].delivery, "Post");
}

#[test]
fn the_webhook_is_made_once_and_its_secret_kept() {
    let desk = Desk::at_moneybird();
    let mut books = moneybird(&desk);
    let made = books.make_hook("https://bondig.example/hooks/moneybird/abc").unwrap();
    assert_eq!(books.make_hook("https://bondig.example/hooks/moneybird/abc").unwrap(), made);
    assert_eq!(desk.world().hooks.len(), 1);
    assert_eq!(desk.chain.0.lock().unwrap().hook_secret.as_deref(), Some("ondertekening"));
}

#[test]
fn a_person_that_is_known_is_completed_and_nobody_disappears() {
    let desk = Desk::at_moneybird();
    one(&desk);
    desk.sync();
    let customer = desk.customer("D-1");
    let mut card = Card { persons: Vec::new(), ..customer.card.clone() };
    card.persons.push(app::Person { name: "Jo Voorbeeld".to_owned(), ..app::Person::default() });
    card.persons.push(app::Person { name: "Anne Eigen".to_owned(), ..app::Person::default() });
    app::people::change_card(&desk.doing(), customer.id, card).unwrap();
    desk.world().change("F1", |_| {});
    desk.sync();
    let persons = desk.customer("D-1").card.persons;
    assert_eq!(persons.len(), 2);
    assert_eq!(persons[0].phone.as_deref(), Some("0512-123456"));
}
