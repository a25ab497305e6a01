//! Properties of importing: whatever the order of the files, however often, however they overlap,
//! the same is open, the same waits, and no cent is lost (G5, G6).

use std::collections::BTreeMap;
use std::sync::Arc;

use app::import::{File, Importer, Mode, import};
use app::{App, ClientSettings, Form, Sending, Store};
use domain::{Cents, ClientId, CustomerId, Jurisdiction, Language};
use formats::Mappings;
use proptest::prelude::*;
use testkit::Folder;

use crate::files::{Bill, Paid, komma, notification, statement};
use crate::house::{Counted, at, day};

const NAMES: [&str; 3] = ["Klant Een", "Klant Twee", "Klant Drie"];

/// An invoice with what became of it.
#[derive(Debug, Clone)]
struct Sale {
    customer: usize,
    cents: i64,
    /// Paid in this way, or not.
    paid: Option<How>,
    /// Credited for so many hundredths.
    credited: Option<i64>,
    in_table: bool,
}

#[derive(Debug, Clone, Copy)]
enum How {
    Whole,
    Half,
    TooMuch,
    Twice,
    TakenBack,
}

fn sale() -> impl proptest::strategy::Strategy<Value = Sale> {
    let how = prop_oneof![
        Just(How::Whole),
        Just(How::Half),
        Just(How::TooMuch),
        Just(How::Twice),
        Just(How::TakenBack),
    ];
    (
        0..NAMES.len(),
        1_000..500_000_i64,
        proptest::option::of(how),
        proptest::option::weighted(0.2, 10..60_i64),
        any::<bool>(),
    )
        .prop_map(|(customer, cents, paid, credited, in_table)| Sale {
            customer,
            cents,
            paid,
            credited,
            in_table,
        })
}

fn number(place: usize) -> String {
    format!("2026-{:04}", place + 100)
}

/// The files that tell of these sales; payments stand in two overlapping statements.
fn files(sales: &[Sale]) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut table = "Factuurnummer;Naam;Factuurdatum;Vervaldatum;Bedrag;Openstaand\n".to_owned();
    let mut entries = Vec::new();
    for (place, sale) in sales.iter().enumerate() {
        let (number, name) = (number(place), NAMES[sale.customer]);
        files.push((format!("{number}.xml"), Bill::new(&number, sale.cents, name).xml()));
        let credit = sale.credited.map_or(0, |share| sale.cents * share / 100);
        if credit > 0 {
            let note = Bill::credit_note(&format!("C{number}"), credit, name, &number);
            files.push((format!("C{number}.xml"), note.xml()));
        }
        let owed = sale.cents - credit;
        let pay = |id: &str, cents: i64| Paid {
            end_to_end: Some(format!("E{place}")),
            ..Paid::new(&format!("BANK-{id}-{place}"), "2026-03-02", cents, &format!("factuur {number}"))
        };
        let back = Paid {
            return_reason: Some("MD06"),
            text: String::new(),
            on: "2026-03-03".to_owned(),
            ..pay("R", -owed)
        };
        entries.extend(match sale.paid {
            None => vec![],
            Some(How::Whole) => vec![pay("A", owed)],
            Some(How::Half) => vec![pay("A", owed / 2)],
            Some(How::TooMuch) => vec![pay("A", owed + 777)],
            Some(How::Twice) => vec![pay("A", owed), pay("B", owed)],
            Some(How::TakenBack) => vec![pay("A", owed), back],
        });
        if sale.in_table {
            let settled = match sale.paid {
                Some(How::Whole | How::Twice | How::TooMuch) => sale.cents,
                Some(How::Half) => credit + owed / 2,
                Some(How::TakenBack) | None => credit,
            };
            let (total, left) = (komma(sale.cents), komma(sale.cents - settled));
            table += &format!("{number};{name};16-02-2026;02-03-2026;{total};{left}\n");
        }
    }
    files.push(("openstaand.csv".to_owned(), table));
    let middle = entries.len() / 2;
    files.push((
        "week1.xml".to_owned(),
        statement("2026-03-02", &entries[..middle.max(1).min(entries.len())]),
    ));
    files.push(("week2.xml".to_owned(), statement("2026-03-03", &entries[middle.saturating_sub(1)..])));
    files.push(("meldingen.xml".to_owned(), notification("2026-03-03", &entries[middle..])));
    files
}

struct Books {
    app: App,
    client: ClientId,
    _folder: Folder,
}

impl Books {
    fn new() -> Books {
        let folder = Folder::create("order");
        let store = store::create(folder.join("bondig.db").to_str().unwrap()).unwrap();
        let client = store.add_client("Voorbeeld", &settings(), Sending::Open).unwrap();
        let app = App { store: Arc::new(store), ids: Arc::new(Counted::default()) };
        Books { app, client, _folder: folder }
    }

    fn import(&self, (name, text): &(String, String)) {
        let importer = Importer {
            by: "test",
            today: day("2026-03-04"),
            now: at("2026-03-04"),
            language: Language::Nl,
            mappings: &Mappings::new(),
        };
        let file = File { name, bytes: text.as_bytes() };
        let told = import(&self.app, self.client, &file, &importer, Mode::Store, &mut |_, _| {}).unwrap();
        assert!(told.iter().all(|one| one.refused.is_none() || !text.contains("BANK-")), "{told:?}");
    }

    fn customers(&self) -> Vec<app::Customer> {
        self.app.store.customers_after(self.client, CustomerId(0), 1000).unwrap()
    }

    /// What is open of each invoice, and what waits on the account of each customer.
    fn state(&self) -> BTreeMap<String, Cents> {
        let mut state = BTreeMap::new();
        for customer in self.customers() {
            for invoice in &customer.dossier.invoices {
                let known = state.insert(invoice.number.clone(), invoice.open());
                assert_eq!(known, None, "{} stands twice", invoice.number);
            }
            for (_, waiting) in &customer.dossier.state.unallocated {
                state.insert(format!("account of {}", customer.card.name), *waiting);
            }
        }
        for waiting in self.app.store.waiting_entries(self.client, 0, 1000).unwrap() {
            let rest = waiting.entry.amount - waiting.allocated;
            *state.entry("waits".to_owned()).or_default() += rest;
        }
        state
    }

    /// Every cent of every entry lies on an invoice or waits; and the timelines say the same.
    fn no_cent_is_lost(&self) {
        let store = &self.app.store;
        let (mut bank, mut placed) = (Cents::ZERO, Cents::ZERO);
        let mut id = 1;
        while let Some(entry) = store.bank_entry(self.client, id).unwrap() {
            let rows = store.allocations_of(self.client, id).unwrap();
            let on_invoices: Cents =
                rows.iter().filter(|row| row.invoice.is_some()).map(|row| row.amount).sum();
            assert_eq!(on_invoices, entry.allocated);
            bank += entry.entry.amount;
            placed += on_invoices;
            id += 1;
        }
        let waiting = store.waiting_entries(self.client, 0, 1000).unwrap();
        let waits: Cents = waiting.iter().map(|entry| entry.entry.amount - entry.allocated).sum();
        assert_eq!(bank, placed + waits);
        let (_, differences) = app::doctor::replay(&self.app, self.client, &mut |_| {}).unwrap();
        assert_eq!(differences, []);
        let counted = app::doctor::ledger(&self.app, self.client, day("2026-03-04"), &mut |_| {}).unwrap();
        assert_eq!(counted.differences, []);
    }
}

fn settings() -> ClientSettings {
    ClientSettings {
        jurisdiction: Jurisdiction::Nl,
        language: Language::Nl,
        form: Form::U,
        email: "administratie@voorbeeld.example".to_owned(),
        phone: None,
        address: None,
        website: None,
        iban: None,
        kvk: Some("11111111".to_owned()),
        vat: None,
        signer: "Eva Voorbeeld".to_owned(),
        signer_phone: None,
        bookkeeper_email: None,
        office: app::Office::default(),
        closed: Vec::new(),
        strategy: domain::Strategy::default(),
        letters: Vec::new(),
        mappings: Vec::new(),
        colleagues: Vec::new(),
        call_hours: Default::default(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_files_does_not_matter_and_no_cent_is_lost(
        sales in proptest::collection::vec(sale(), 1..6),
        seed in any::<u64>(),
        twice in any::<bool>(),
    ) {
        let files = files(&sales);
        let straight = Books::new();
        files.iter().for_each(|file| straight.import(file));
        straight.no_cent_is_lost();
        let mixed = Books::new();
        let mut order: Vec<usize> = (0..files.len()).collect();
        order.sort_by_key(|place| (*place as u64 + 1).wrapping_mul(seed | 1).rotate_left(17));
        for place in &order {
            mixed.import(&files[*place]);
        }
        if twice {
            order.iter().for_each(|place| mixed.import(&files[*place]));
        }
        mixed.no_cent_is_lost();
        prop_assert_eq!(mixed.state(), straight.state(), "in the order {:?}", order);
    }
}
