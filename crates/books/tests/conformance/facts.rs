//! What comes in, and what changes.

use app::import::{File, Importer, Mode};
use domain::{Cents, Event};

use crate::told_to_both;
use crate::world::{Desk, approved, day};

told_to_both! {
    an_empty_administration_is_nothing_wrong
    customers_and_invoices_come_in_with_terms_and_people
    a_second_round_changes_nothing
    many_pages_come_in_whole
    names_with_odd_characters_stay_as_they_are
    amounts_are_the_same_as_text_and_as_number
    an_amount_that_cannot_be_paid_is_told_and_not_taken
    a_draft_is_nobodys_debt
    a_changed_due_date_arrives_by_itself
    the_term_on_the_card_arrives_and_closes_the_question
    a_new_invoice_with_the_old_term_is_seen
    a_payment_settles_and_a_payment_taken_back_opens_again
    what_the_bank_told_is_not_taken_back_by_the_books
    a_deleted_invoice_is_asked_for_no_more
    a_credit_note_finds_its_invoice
    an_invoice_known_from_a_file_is_the_same_invoice
    what_was_paid_before_the_connection_is_asked_for_no_more
    duplicates_and_disorder_change_nothing
    the_document_comes_along
}

fn an_empty_administration_is_nothing_wrong(desk: &Desk) {
    let report = desk.sync();
    assert_eq!(report.outcome.invoices.new + report.outcome.customers.new, 0);
    assert!(desk.connection().last_synced.is_some());
    assert!(desk.state().is_empty());
    assert_eq!(desk.app.store.imports(desk.client, 9).unwrap(), [], "nothing came, nothing is kept");
}

fn customers_and_invoices_come_in_with_terms_and_people(desk: &Desk) {
    let jansen = desk.world().customer("D-1", "Bakkerij Jansen");
    desk.world().change_customer("D-1", |customer| customer.days = 30);
    desk.world().invoice("2026-0001", jansen, 36_300);
    desk.world().pay("2026-0001", "2026-03-01", 10_000);
    let report = desk.sync();
    assert_eq!((report.outcome.customers.new, report.outcome.invoices.new), (1, 1));
    let customer = desk.customer("D-1");
    assert_eq!(customer.card.name, "Bakkerij Jansen");
    assert_eq!(customer.card.email.as_deref(), Some("administratie@d1.example"));
    assert_eq!(customer.card.city.as_deref(), Some("Zwolle"));
    assert!(customer.card.persons.iter().any(|person| person.name == "Jo Voorbeeld"));
    assert_eq!(customer.dossier.state.books_term, Some(30));
    let invoice = desk.invoice("2026-0001");
    assert_eq!((invoice.issued, invoice.due), (day("2026-02-16"), day("2026-03-02")));
    assert_eq!((invoice.amount, invoice.open()), (Cents(36_300), Cents(26_300)));
    desk.is_sound();
}

fn a_second_round_changes_nothing(desk: &Desk) {
    let jansen = desk.world().customer("D-1", "Bakkerij Jansen");
    desk.world().invoice("2026-0001", jansen, 36_300);
    desk.sync();
    let (state, kept) = (desk.state(), desk.app.store.imports(desk.client, 99).unwrap().len());
    let report = desk.sync();
    assert_eq!((report.outcome.invoices.new, report.outcome.invoices.changed), (0, 0));
    assert_eq!((report.taken_back, report.gone, report.documents), (0, 0, 0));
    assert_eq!(desk.state(), state);
    let now = desk.app.store.imports(desk.client, 99).unwrap().len();
    assert!(now <= kept + 1, "{kept} then {now}: what did not change is not kept again");
}

fn many_pages_come_in_whole(desk: &Desk) {
    for number in 0..620 {
        let customer = match number % 4 {
            0 => desk.world().customer(&format!("D-{number}"), &format!("Klant {number}")),
            _ => 1000 + number / 4,
        };
        desk.world().invoice(&format!("F{number:04}"), customer, 10_000 + number);
    }
    let report = desk.sync();
    assert_eq!((report.outcome.customers.new, report.outcome.invoices.new), (155, 620));
    assert_eq!(desk.open("F0619"), Cents(10_619));
    let total = desk.app.store.totals(desk.client, day("2026-03-12")).unwrap().0;
    assert_eq!(total, Cents((0..620).map(|number| 10_000 + number).sum()));
}

fn names_with_odd_characters_stay_as_they_are(desk: &Desk) {
    let names =
        ["Café “De Punt” & Zn.", "Łódź <b>bold</b>", "Müller\tTab", "株式会社 例", "O'Brien; DROP TABLE"];
    for (place, name) in names.iter().enumerate() {
        let customer = desk.world().customer(&format!("N {place}/é"), name);
        desk.world().invoice(&format!("2026/{place} \"é\""), customer, 5_000);
    }
    desk.sync();
    for (place, name) in names.iter().enumerate() {
        assert_eq!(desk.customer(&format!("N {place}/é")).card.name, *name);
        assert_eq!(desk.open(&format!("2026/{place} \"é\"")), Cents(5_000));
    }
    let state = desk.state();
    assert!(state.iter().filter(|line| line.contains("documents 1")).count() == 5, "{state:#?}");
    desk.sync();
    assert_eq!(desk.state(), state);
}

fn amounts_are_the_same_as_text_and_as_number(desk: &Desk) {
    let jansen = desk.world().customer("D-1", "Bakkerij Jansen");
    for (place, cents) in [1, 10, 99, 100, 12_345, 1_999_999_999].into_iter().enumerate() {
        desk.world().invoice(&format!("F{place}"), jansen, cents);
    }
    desk.world().numbers = true;
    desk.sync();
    let as_numbers = desk.state();
    desk.world().numbers = false;
    desk.world().change("F4", |_| {});
    let report = desk.sync();
    assert_eq!(report.outcome.invoices.changed, 0);
    assert_eq!(desk.state(), as_numbers);
    assert_eq!((desk.open("F0"), desk.open("F5")), (Cents(1), Cents(1_999_999_999)));
}

fn an_amount_that_cannot_be_paid_is_told_and_not_taken(desk: &Desk) {
    let jansen = desk.world().customer("D-1", "Bakkerij Jansen");
    desk.world().invoice("F1", jansen, 5_000);
    desk.world().half_cents = true;
    let report = desk.try_sync();
    assert_eq!(report.trouble, None);
    assert_eq!(report.outcome.problems.len(), 1, "{report:?}");
    assert!(report.outcome.problems[0].what.contains("F1"), "{report:?}");
    assert!(desk.app.store.invoice_numbers(desk.client).unwrap().is_empty());
    desk.world().half_cents = false;
    desk.world().change("F1", |_| {});
    desk.sync();
    assert_eq!(desk.open("F1"), Cents(5_000));
}

fn a_draft_is_nobodys_debt(desk: &Desk) {
    let jansen = desk.world().customer("D-1", "Bakkerij Jansen");
    desk.world().invoice("F1", jansen, 5_000);
    desk.world().change("F1", |invoice| invoice.draft = true);
    desk.sync();
    assert!(desk.app.store.invoice_numbers(desk.client).unwrap().is_empty());
    desk.world().change("F1", |invoice| invoice.draft = false);
    desk.sync();
    assert_eq!(desk.open("F1"), Cents(5_000));
}

fn a_changed_due_date_arrives_by_itself(desk: &Desk) {
    let jansen = desk.world().customer("D-1", "Bakkerij Jansen");
    desk.world().invoice("F1", jansen, 5_000);
    desk.sync();
    desk.world().change("F1", |invoice| invoice.due = day("2026-03-18"));
    let report = desk.sync();
    assert_eq!(report.outcome.invoices.changed, 1);
    assert_eq!(desk.invoice("F1").due, day("2026-03-18"));
}

/// 2.14, 2.15, 2.17: nobody retypes it, and nobody asks any more.
fn the_term_on_the_card_arrives_and_closes_the_question(desk: &Desk) {
    let jansen = desk.world().customer("D-1", "Bakkerij Jansen");
    desk.world().invoice("F1", jansen, 5_000);
    desk.sync();
    let id = desk.customer("D-1").id;
    app::people::record(&desk.doing(), id, &[approved(None)]).unwrap();
    let customer = desk.customer("D-1");
    let term = customer.dossier.state.terms.last().unwrap();
    assert!(!customer.dossier.books_show(term), "the books still say 14");
    desk.world().change_customer("D-1", |customer| customer.days = 30);
    desk.sync();
    let customer = desk.customer("D-1");
    assert_eq!(customer.dossier.state.books_term, Some(30));
    assert!(customer.dossier.books_show(customer.dossier.state.terms.last().unwrap()));
    assert_eq!(customer.dossier.agreed_due(desk.invoice("F1").id), Some(day("2026-03-18")));
}

/// 2.16: next month the bookkeeping makes an invoice with the old 14 days again.
fn a_new_invoice_with_the_old_term_is_seen(desk: &Desk) {
    let jansen = desk.world().customer("D-1", "Bakkerij Jansen");
    desk.world().invoice("F1", jansen, 5_000);
    desk.sync();
    let id = desk.customer("D-1").id;
    app::people::record(&desk.doing(), id, &[approved(Some("2026-02-01"))]).unwrap();
    desk.world().invoice("F2", jansen, 7_000);
    desk.world().change("F2", |invoice| {
        invoice.issued = day("2026-03-12");
        invoice.due = day("2026-03-26");
    });
    let report = desk.try_sync();
    assert_eq!(report.trouble, None);
    let said = &report.outcome.problems;
    assert!(said.len() == 1 && said[0].what.contains("F2") && said[0].what.contains("30"), "{said:?}");
    let customer = desk.customer("D-1");
    let new = desk.invoice("F2");
    assert_eq!(new.due, day("2026-03-26"), "the ledger's fact is the bookkeeping's");
    assert_eq!(customer.dossier.agreed_due(new.id), Some(day("2026-04-11")), "the agreement is ours");
    assert_eq!(customer.dossier.state.terms.last().unwrap().old_term_on, [new.id]);
}

fn a_payment_settles_and_a_payment_taken_back_opens_again(desk: &Desk) {
    let jansen = desk.world().customer("D-1", "Bakkerij Jansen");
    desk.world().invoice("F1", jansen, 5_000);
    desk.sync();
    desk.world().pay("F1", "2026-03-10", 5_000);
    desk.sync();
    assert_eq!(desk.open("F1"), Cents::ZERO);
    desk.world().take_back("F1");
    let report = desk.sync();
    assert_eq!(report.taken_back, 1);
    let invoice = desk.invoice("F1");
    assert_eq!((invoice.open(), invoice.paid_by_books), (Cents(5_000), Cents::ZERO));
    assert!(invoice.track.returned);
    desk.world().pay("F1", "2026-03-11", 2_000);
    desk.sync();
    assert_eq!(desk.open("F1"), Cents(3_000));
    desk.is_sound();
}

/// The bank told of 4.000 of the 5.000; the books called all of it paid, and then nothing.
fn what_the_bank_told_is_not_taken_back_by_the_books(desk: &Desk) {
    let jansen = desk.world().customer("D-1", "Bakkerij Jansen");
    desk.world().invoice("F1", jansen, 5_000);
    desk.sync();
    let (id, invoice) = (desk.customer("D-1").id, desk.invoice("F1").id);
    let currency = domain::Currency::EUR;
    let payment = Event::Payment { invoice: Some(invoice), amount: Cents(4_000), currency, dated: None };
    app::people::record(&desk.doing(), id, &[payment]).unwrap();
    desk.world().pay("F1", "2026-03-10", 5_000);
    desk.sync();
    assert_eq!(desk.open("F1"), Cents::ZERO);
    desk.world().take_back("F1");
    desk.sync();
    assert_eq!(desk.open("F1"), Cents(1_000), "the bank's 4.000 stay");
    desk.is_sound();
}

fn a_deleted_invoice_is_asked_for_no_more(desk: &Desk) {
    let jansen = desk.world().customer("D-1", "Bakkerij Jansen");
    desk.world().invoice("F1", jansen, 5_000);
    desk.world().invoice("F2", jansen, 7_000);
    desk.sync();
    desk.world().remove("F1");
    let report = desk.sync();
    assert_eq!(report.gone, 1);
    assert_eq!((desk.open("F1"), desk.open("F2")), (Cents::ZERO, Cents(7_000)));
    let facts = desk.app.store.facts(desk.client, desk.customer("D-1").id).unwrap();
    let notes =
        facts.iter().filter(|row| matches!(&row.fact.event, Event::Note { text } if text.contains("F1")));
    assert_eq!(notes.count(), 1, "the timeline says why");
    assert_eq!(desk.sync().gone, 0, "once");
    desk.is_sound();
}

fn a_credit_note_finds_its_invoice(desk: &Desk) {
    let jansen = desk.world().customer("D-1", "Bakkerij Jansen");
    let original = desk.world().invoice("F1", jansen, 5_000);
    desk.world().invoice("C1", jansen, -5_000);
    desk.world().change("C1", |invoice| invoice.credits = Some(original));
    let report = desk.sync();
    assert_eq!((report.outcome.invoices.new, report.outcome.credit_notes.new), (1, 1));
    let state = desk.state();
    desk.sync();
    assert_eq!(desk.state(), state);
    assert!(desk.open("F1") == Cents::ZERO || report.outcome.waiting == 1, "{state:#?}");
    // Settled against each other in the books: then certainly.
    desk.world().pay("F1", "2026-03-10", 5_000);
    desk.world().pay("C1", "2026-03-10", -5_000);
    desk.sync();
    assert_eq!(desk.open("F1"), Cents::ZERO);
    desk.is_sound();
}

fn an_invoice_known_from_a_file_is_the_same_invoice(desk: &Desk) {
    from_a_file(desk);
    let jansen = desk.world().customer("D-1", "Bakkerij Jansen");
    desk.world().invoice("2026-0001", jansen, 36_300);
    desk.world().pay("2026-0001", "2026-03-10", 6_300);
    let report = desk.sync();
    assert_eq!((report.outcome.customers.new, report.outcome.invoices.new), (0, 0));
    assert_eq!(desk.app.store.invoice_numbers(desk.client).unwrap().len(), 1);
    assert_eq!(desk.open("2026-0001"), Cents(30_000));
}

fn what_was_paid_before_the_connection_is_asked_for_no_more(desk: &Desk) {
    from_a_file(desk);
    let jansen = desk.world().customer("D-1", "Bakkerij Jansen");
    desk.world().invoice("2026-0001", jansen, 36_300);
    desk.world().pay("2026-0001", "2026-03-10", 36_300);
    desk.sync();
    assert_eq!(desk.open("2026-0001"), Cents::ZERO);
    desk.is_sound();
}

/// A table of open invoices with one of Bakkerij Jansen.
fn from_a_file(desk: &Desk) {
    let table = "Factuurnummer;Klantnummer;Naam;Factuurdatum;Vervaldatum;Totaal;Openstaand\n\
                 2026-0001;D-1;Bakkerij Jansen;16-02-2026;02-03-2026;363,00;363,00\n";
    let mappings = formats::Mappings::new();
    let doing = desk.doing();
    let importer = Importer {
        by: "import",
        today: doing.today,
        now: doing.now,
        language: domain::Language::Nl,
        mappings: &mappings,
    };
    let file = File { name: "open.csv", bytes: table.as_bytes() };
    let taken = app::import::import(&desk.app, desk.client, &file, &importer, Mode::Store, &mut |_, _| {});
    assert_eq!(taken.unwrap()[0].invoices.new, 1);
}

fn duplicates_and_disorder_change_nothing(desk: &Desk) {
    let jansen = desk.world().customer("D-1", "Bakkerij Jansen");
    for number in 0..30 {
        desk.world().invoice(&format!("F{number}"), jansen, 1_000 + number);
    }
    desk.sync();
    let state = desk.state();
    desk.world().muddled = true;
    desk.world().change("F7", |_| {});
    let report = desk.sync();
    assert_eq!((report.outcome.invoices.new, report.outcome.invoices.changed, report.gone), (0, 0, 0));
    assert_eq!(desk.state(), state);
}

fn the_document_comes_along(desk: &Desk) {
    let jansen = desk.world().customer("D-1", "Bakkerij Jansen");
    desk.world().invoice("2026/0001", jansen, 36_300);
    assert_eq!(desk.sync().documents, 1);
    let documents = desk.app.store.documents(desk.client, desk.invoice("2026/0001").id).unwrap();
    assert_eq!(documents[0].name, "2026-0001.pdf");
    assert!(documents[0].bytes.starts_with(b"%PDF"));
    assert_eq!(desk.sync().documents, 0, "once");
}
