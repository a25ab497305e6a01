//! What loading and saving costs: ten thousand customers with ten open invoices each.
//!
//! `cargo run --release -p store --example store_speed [database] [customers]` prints processor time and
//! the most memory held, as Linux counts them. It decides nothing: facts like those of a first day
//! are made up, so that only the store is measured. Without a database a file of its own is used.

use app::{Card, Change, ClientSettings, Customer, Form, MessageState, NewMessage, Sending, Store, Verdict};
use domain::event::{Acted, Rested};
use domain::{
    ActKind, Because, Cents, Channel, ClientId, Collect, Currency, CustomerId, Date, Dossier, Event, Fact,
    Hold, InvoiceId, Jurisdiction, Language, NewInvoice, Step, Why,
};
use jiff::Timestamp;

const PAGE: i64 = 500;
const INVOICES: i64 = 10;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = std::env::temp_dir().join(format!("bondig-speed-{}", std::process::id()));
    let own = folder.join("bondig.db");
    let url = arguments.next().unwrap_or_else(|| own.display().to_string());
    let customers = arguments.next().map_or(10_000, |count| count.parse().expect("a count"));
    std::fs::create_dir_all(&folder).expect("a folder for the file");

    let store = store::create(&url).expect("a new database");
    let client = store.add_client("Voorbeeld BV", &settings(), Sending::Open).expect("a client");
    let mut watch = Watch::start();
    fill(&store, client, customers);
    watch.say("filled");

    let (mut after, mut loaded) = (CustomerId(0), 0);
    while let Some(last) =
        look(&store, client, after).inspect(|page| loaded += page.len()).map(|page| page[page.len() - 1].id)
    {
        after = last;
    }
    watch.say(&format!("loaded {loaded} customers in pages of {PAGE}"));

    let mut after = CustomerId(0);
    let mut spent = 0;
    while let Some(page) = look(&store, client, after) {
        after = page[page.len() - 1].id;
        let changes: Vec<Change> = page.into_iter().map(first_day).collect();
        let before = cpu_microseconds();
        store.commit(client, &changes).expect("nobody else writes");
        spent += cpu_microseconds() - before;
    }
    println!("  of which commits alone: {} ms", spent / 1000);
    watch.say("loaded and saved a first day: 3 facts and a call or a message each");

    let totals = store.totals(client, today()).expect("sums");
    watch.say(&format!("totals: {} euro cents open", totals.0.0));
    let work = store.work(client).expect("work").len();
    watch.say(&format!("work: {work} rows"));
    store.list_customers(client, "", today(), 0, 50).expect("customers");
    watch.say("a page of customers");
    store.list_customers(client, "klant 77", today(), 0, 50).expect("customers");
    watch.say("a search among customers");
    store.list_invoices(client, "", true, 0, 50).expect("invoices");
    watch.say("a page of open invoices");

    let fence = store.next_fence().expect("a number");
    let ids = store.messages_to_send(client, i64::MAX).expect("messages");
    let mut guard = |_: &app::Client, _: &Customer, _: &app::Message| {
        let bytes = vec![b'x'; 6000];
        Verdict::Send(app::Frozen {
            recipient: "a@example.nl".into(),
            subject: "Factuur".into(),
            bytes,
            sha256: "0".repeat(64),
        })
    };
    for batch in ids.chunks(200) {
        store.claim_many(client, batch, fence, now(), &mut guard).expect("claims");
        let results: Vec<_> =
            batch.iter().map(|id| (*id, MessageState::Accepted, "250 OK".to_owned())).collect();
        store.record(client, &results, fence, now()).expect("results");
    }
    watch.say(&format!("claimed and recorded {} messages of 6 kB", ids.len()));
    println!("most memory: {}", memory());
    let _ = std::fs::remove_dir_all(&folder);
}

fn look(store: &store::Database, client: ClientId, after: CustomerId) -> Option<Vec<Customer>> {
    let page = store.customers_to_look_at(client, today(), after, PAGE).expect("a page");
    (!page.is_empty()).then_some(page)
}

fn fill(store: &store::Database, client: ClientId, customers: i64) {
    let (first, first_invoice) = store.reserve_ids(client, customers, customers * INVOICES).expect("ids");
    for page in (0..customers).collect::<Vec<_>>().chunks(PAGE as usize) {
        let new = |place: &i64| new_customer(CustomerId(first + place), first_invoice + place * INVOICES);
        let changes: Vec<Change> = page.iter().map(new).collect();
        store.commit(client, &changes).expect("nobody else writes");
    }
}

fn new_customer(id: CustomerId, first_invoice: i64) -> Change {
    let card = Card {
        number: format!("K{:06}", id.0),
        name: format!("Klant {} BV", id.0),
        email: Some(format!("administratie@klant{}.example", id.0)),
        city: Some("Utrecht".to_owned()),
        ibans: vec![format!("NL02ABNA{:010}", id.0)],
        ..Card::default()
    };
    let before = Customer { id, version: 0, card: card.clone(), dossier: Dossier::default(), look_on: None };
    let mut after = Customer { look_on: Some(today()), ..before.clone() };
    let mut facts = Vec::new();
    for place in 0..INVOICES {
        let issued = today().plus_days(-(((id.0 * 7 + place * 15) % 150) as i32));
        let invoice = NewInvoice {
            invoice: InvoiceId(first_invoice + place),
            number: format!("2026-{:07}", first_invoice + place),
            amount: Cents(12_100 + place * 1000),
            currency: Currency::EUR,
            issued,
            sent: issued,
            due: issued.plus_days(30),
            project: None,
            specialist: None,
            collect: Collect::Transfer,
            reference: None,
        };
        let fact = Fact { on: today(), event: Event::Invoice(Box::new(invoice)) };
        after.dossier.apply(&fact);
        facts.push(fact);
    }
    change(before, after, facts, Vec::new())
}

/// What a first day does: an act about half of the invoices, rests of two kinds about the others.
fn first_day(before: Customer) -> Change {
    let mut after = before.clone();
    let ids: Vec<InvoiceId> = before.dossier.invoices.iter().map(|invoice| invoice.id).collect();
    let (late, calm) = ids.split_at(ids.len() / 2);
    let calls = before.id.0 % 2 == 0;
    let step = if calls { Step::ReasonCall } else { Step::FriendlyReminder };
    let because = Because::from(Why::StillOpen);
    let acted = Acted {
        kind: if calls { ActKind::Call } else { ActKind::Message },
        step: Some(step),
        task: None,
        approves: None,
        channel: Some(if calls { Channel::Phone } else { Channel::Email }),
        to: None,
        invoices: late.to_vec(),
        done: late.iter().map(|id| (*id, step)).collect(),
        because,
        from: None,
        stands_in_for: None,
        instead: None,
    };
    let rested = |invoices: &[InvoiceId], hold, days| {
        Event::Rested(Rested {
            invoices: invoices.to_vec(),
            hold,
            until: Some(today().plus_days(days)),
            because,
        })
    };
    let events = [
        Event::Acted(Box::new(acted)),
        rested(&calm[..2], Hold::WaitingForAnswer, 3),
        rested(&calm[2..], Hold::NotDue, 20),
    ];
    let facts: Vec<Fact> = events.into_iter().map(|event| Fact { on: today(), event }).collect();
    facts.iter().for_each(|fact| after.dossier.apply(fact));
    after.look_on = Some(today().plus_days(1));
    let message = NewMessage {
        key: format!("{}:{}:friendly_reminder", before.id, today()),
        public_id: format!("0123456789abcdef{:016x}", before.id.0),
        planned_on: today(),
        step,
        channel: Channel::Email,
        registered: false,
        invoices: late.to_vec(),
        from: None,
        because,
        approved: false,
        note: None,
    };
    change(before, after, facts, if calls { Vec::new() } else { vec![message] })
}

fn change(before: Customer, after: Customer, facts: Vec<Fact>, messages: Vec<NewMessage>) -> Change {
    Change { before, after, facts, source: "run".to_owned(), at: now(), messages, withdrawn: Vec::new() }
}

fn settings() -> ClientSettings {
    ClientSettings {
        jurisdiction: Jurisdiction::Nl,
        language: Language::Nl,
        form: Form::U,
        email: "debiteuren@voorbeeld.example".to_owned(),
        phone: None,
        address: None,
        website: None,
        iban: None,
        kvk: None,
        vat: None,
        signer: "Anna de Vries".to_owned(),
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

fn today() -> Date {
    Date::try_new(2026, 3, 5).expect("a day")
}

fn now() -> Timestamp {
    "2026-03-05T06:00:00Z".parse().expect("a moment")
}

/// Tells how much processor time went since it last told.
struct Watch {
    last: u64,
}

impl Watch {
    fn start() -> Watch {
        Watch { last: cpu_microseconds() }
    }

    fn say(&mut self, what: &str) {
        let now = cpu_microseconds();
        println!("{:>8} ms  {what}", Tenths(now - self.last));
        self.last = cpu_microseconds();
    }
}

struct Tenths(u64);

impl std::fmt::Display for Tenths {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&format!("{}.{}", self.0 / 1000, self.0 % 1000 / 100))
    }
}

fn cpu_microseconds() -> u64 {
    let said = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    let nanoseconds: u64 = said.split(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0);
    nanoseconds / 1000
}

fn memory() -> String {
    let said = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = said.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or_else(|| "unknown".to_owned(), |line| line.trim().to_owned())
}
