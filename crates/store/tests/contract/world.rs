//! An installation with one client, and short words for what happens in it.

use app::{
    Card, Change, Client, ClientSettings, Customer, Form, Frozen, Message, MessageFilter, MessageId,
    NewMessage, Sending, Store, Verdict,
};
use domain::{
    Because, Cents, Channel, ClientId, Collect, Currency, CustomerId, Date, Dossier, Event, Fact, InvoiceId,
    Jurisdiction, Language, NewInvoice, Step, Why,
};
use jiff::Timestamp;
use store::Database;

pub struct World {
    pub store: Database,
    pub client: ClientId,
    pub url: String,
    _folder: Option<testkit::Folder>,
}

impl World {
    pub fn on_sqlite() -> World {
        let folder = testkit::Folder::create("store");
        let url = folder.join("bondig.db").to_str().unwrap().to_owned();
        World::at(url, Some(folder))
    }

    pub fn on_postgresql() -> Option<World> {
        let database = testkit::postgres::database()?;
        Some(World::at(database.url().to_owned(), None))
    }

    fn at(url: String, folder: Option<testkit::Folder>) -> World {
        let store = store::create(&url).unwrap();
        let client = store.add_client("Voorbeeld BV", &settings(), Sending::Open).unwrap();
        World { store, client, url, _folder: folder }
    }

    /// A new customer with one fact a line.
    pub fn customer(&self, number: &str, events: Vec<Event>) -> Customer {
        let (id, _) = self.store.reserve_ids(self.client, 1, 0).unwrap();
        let card = Card {
            number: number.to_owned(),
            name: format!("Bakkerij {number}"),
            email: Some(format!("{}@bakkerij.example", number.to_lowercase())),
            city: Some("Zwolle".to_owned()),
            ibans: vec![format!("NL02ABNA{id:010}")],
            ..Card::default()
        };
        let id = CustomerId(id);
        let before = Customer { id, version: 0, card, dossier: Dossier::default(), look_on: None };
        self.save(&happens(before, events));
        self.load(id)
    }

    /// A customer with one open invoice of 100 euro, due on 2026-03-02.
    pub fn owing(&self, number: &str) -> (Customer, InvoiceId) {
        let invoice = self.new_invoice(10_000);
        let id = invoice.invoice;
        (self.customer(number, vec![Event::Invoice(Box::new(invoice))]), id)
    }

    pub fn new_invoice(&self, cents: i64) -> NewInvoice {
        let (_, id) = self.store.reserve_ids(self.client, 0, 1).unwrap();
        new_invoice(InvoiceId(id), cents)
    }

    pub fn load(&self, id: CustomerId) -> Customer {
        self.store.customer(self.client, id).unwrap().unwrap()
    }

    pub fn save(&self, change: &Change) {
        self.store.commit(self.client, std::slice::from_ref(change)).unwrap();
    }

    pub fn happen(&self, customer: CustomerId, events: Vec<Event>) -> Customer {
        self.save(&happens(self.load(customer), events));
        self.load(customer)
    }

    /// A planned reminder about this invoice.
    pub fn plan(&self, customer: CustomerId, invoice: InvoiceId, key: &str) -> MessageId {
        let mut change = happens(self.load(customer), Vec::new());
        change.messages.push(new_message(key, invoice));
        self.save(&change);
        self.message(key).id
    }

    pub fn message(&self, key: &str) -> Message {
        let all = self.store.messages(self.client, &MessageFilter::default(), 0, 1000).unwrap();
        all.into_iter().find(|message| message.new.key == key).unwrap()
    }
}

/// The change that these events make on `on`.
pub fn happens(before: Customer, events: Vec<Event>) -> Change {
    let mut after = before.clone();
    let facts: Vec<Fact> = events.into_iter().map(|event| Fact { on: day("2026-03-05"), event }).collect();
    facts.iter().for_each(|fact| after.dossier.apply(fact));
    after.look_on = Some(day("2026-03-05"));
    Change {
        before,
        after,
        facts,
        source: "run".to_owned(),
        at: at("2026-03-05T06:00:00Z"),
        messages: Vec::new(),
        withdrawn: Vec::new(),
    }
}

pub fn new_invoice(invoice: InvoiceId, cents: i64) -> NewInvoice {
    NewInvoice {
        invoice,
        number: format!("2026-{:04}", invoice.0),
        amount: Cents(cents),
        currency: Currency::EUR,
        issued: day("2026-02-16"),
        sent: day("2026-02-16"),
        due: day("2026-03-02"),
        project: Some("P-7".to_owned()),
        specialist: Some("Sanne".to_owned()),
        collect: Collect::Transfer,
        reference: Some("RF18539007547034".to_owned()),
    }
}

pub fn payment(invoice: InvoiceId, cents: i64) -> Event {
    Event::Payment { invoice: Some(invoice), amount: Cents(cents), currency: Currency::EUR, dated: None }
}

pub fn new_message(key: &str, invoice: InvoiceId) -> NewMessage {
    NewMessage {
        key: key.to_owned(),
        public_id: format!("public-{key}"),
        planned_on: day("2026-03-05"),
        step: Step::FriendlyReminder,
        channel: Channel::Email,
        registered: false,
        invoices: vec![invoice],
        from: Some("Sanne".to_owned()),
        because: Because::from(Why::StillOpen),
        approved: false,
        note: Some(app::Note { letter: "term_agreed".to_owned(), ..app::Note::default() }),
    }
}

pub fn frozen(text: &str) -> Frozen {
    Frozen {
        recipient: "administratie@bakkerij.example".to_owned(),
        subject: "Uw factuur".to_owned(),
        bytes: text.as_bytes().to_vec(),
        sha256: format!("hash of {text}"),
    }
}

/// A guard that lets everything go.
pub fn yes(_: &Client, _: &Customer, _: &Message) -> Verdict {
    Verdict::Send(frozen("Geachte mevrouw"))
}

pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub fn settings() -> ClientSettings {
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
        closed: vec![day("2026-05-15")],
        strategy: domain::Strategy::default(),
        letters: Vec::new(),
        mappings: Vec::new(),
        colleagues: Vec::new(),
        call_hours: Default::default(),
    }
}
