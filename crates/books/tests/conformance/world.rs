//! A desk with a store, connected to the stub of a package.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};

use app::bookkeeping::{Answer, Books, Trouble};
use app::sync::{self, SyncReport};
use app::{
    App, ClientSettings, Connection, ConnectionSettings, Customer, Doing, Form, Ids, Package, Sending, Store,
};
use books::stub::{self, Server, World};
use books::{KeyChain, Keys, Patience};
use domain::{Cents, ClientId, CustomerId, Date, Invoice, Jurisdiction, Language};
use jiff::{SignedDuration, Timestamp};

pub struct Desk {
    pub app: App,
    pub client: ClientId,
    pub package: Package,
    pub world: Arc<Mutex<World>>,
    pub server: Server,
    pub chain: Chain,
    pub clock: Arc<Clock>,
    _folder: testkit::Folder,
}

/// Keys in memory.
#[derive(Clone)]
pub struct Chain(pub Arc<Mutex<Keys>>);

impl KeyChain for Chain {
    fn keys(&self) -> Answer<Keys> {
        Ok(self.0.lock().unwrap().clone())
    }

    fn keep(&mut self, keys: &Keys) -> Answer<()> {
        *self.0.lock().unwrap() = keys.clone();
        Ok(())
    }
}

/// A clock that stands still but for waiting, and waits no longer than five minutes.
pub struct Clock {
    now: Mutex<Timestamp>,
    pub waited: AtomicI64,
}

impl Patience for Clock {
    fn now(&self) -> Timestamp {
        *self.now.lock().unwrap()
    }

    fn wait(&self, seconds: i64) -> bool {
        if seconds > 300 {
            return false;
        }
        self.waited.fetch_add(seconds, Ordering::Relaxed);
        let mut now = self.now.lock().unwrap();
        *now += SignedDuration::from_secs(seconds);
        true
    }
}

struct Row(AtomicI64);

impl Ids for Row {
    fn public_id(&self) -> String {
        format!("{:026}", self.0.fetch_add(1, Ordering::Relaxed))
    }
}

impl Desk {
    pub fn at_moneybird() -> Desk {
        Desk::new(Package::Moneybird, stub::moneybird)
    }

    pub fn at_eboekhouden() -> Desk {
        Desk::new(Package::EBoekhouden, stub::eboekhouden)
    }

    fn new(package: Package, server: fn(stub::Shared) -> Server) -> Desk {
        let folder = testkit::Folder::create("connection");
        let store = store::create_without_sync(folder.join("bondig.db").to_str().unwrap()).unwrap();
        let client = store.add_client("Voorbeeld BV", &settings(), Sending::Open).unwrap();
        let world = Arc::new(Mutex::new(World::new()));
        let server = server(world.clone());
        let keys = Keys { token: "sleutel".to_owned(), ..Keys::default() };
        let now = "2026-03-12T08:00:00Z".parse().unwrap();
        let desk = Desk {
            app: App { store: Arc::new(store), ids: Arc::new(Row(AtomicI64::new(1))) },
            client,
            package,
            world,
            server,
            chain: Chain(Arc::new(Mutex::new(keys))),
            clock: Arc::new(Clock { now: Mutex::new(now), waited: AtomicI64::new(0) }),
            _folder: folder,
        };
        desk.connect(|_| {});
        desk
    }

    /// Chooses something about the connection.
    pub fn connect(&self, choose: impl FnOnce(&mut ConnectionSettings)) {
        let mut settings = ConnectionSettings {
            administration: "123".to_owned(),
            name: "Parkietje B.V.".to_owned(),
            address: Some(self.server.address().to_owned()),
            ..ConnectionSettings::default()
        };
        choose(&mut settings);
        self.app.store.save_connection(self.client, self.package, &settings).unwrap();
    }

    pub fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap()
    }

    pub fn connection(&self) -> Connection {
        sync::connection(&self.app, self.client, self.package).unwrap()
    }

    pub fn books(&self) -> Box<dyn Books> {
        let settings = self.connection().settings;
        books::open(self.package, &settings, Box::new(self.chain.clone()), self.clock.clone()).unwrap()
    }

    pub fn doing(&self) -> Doing<'_> {
        let today = "2026-03-12".parse().unwrap();
        Doing { app: &self.app, client: self.client, by: "Eva Voorbeeld", today, now: self.clock.now() }
    }

    /// A round, however it ends.
    pub fn try_sync(&self) -> SyncReport {
        sync::sync(&self.doing(), &self.connection(), &mut *self.books()).unwrap()
    }

    /// A round that comes through.
    #[track_caller]
    pub fn sync(&self) -> SyncReport {
        let report = self.try_sync();
        assert_eq!(report.trouble, None, "{report:?}");
        assert_eq!(report.outcome.problems, [], "{report:?}");
        report
    }

    #[track_caller]
    pub fn customer(&self, number: &str) -> Customer {
        let numbers = self.app.store.customer_numbers(self.client).unwrap();
        let found = numbers.iter().find(|(known, _)| known == number);
        let id = found.unwrap_or_else(|| panic!("{number} is not among {numbers:?}")).1;
        self.app.customer(self.client, id).unwrap()
    }

    #[track_caller]
    pub fn invoice(&self, number: &str) -> Invoice {
        let numbers = self.app.store.invoice_numbers(self.client).unwrap();
        let found = numbers.iter().find(|(known, ..)| known == number);
        let (_, customer, id) = found.unwrap_or_else(|| panic!("{number} is not among {numbers:?}"));
        let customer = self.app.customer(self.client, *customer).unwrap();
        customer.dossier.invoice(*id).unwrap().clone()
    }

    pub fn open(&self, number: &str) -> Cents {
        self.invoice(number).open()
    }

    /// Everything that came in, without the ids that depend on the order.
    pub fn state(&self) -> Vec<String> {
        let mut state = Vec::new();
        for customer in self.app.store.customers_after(self.client, CustomerId(0), 10_000).unwrap() {
            let customer = self.app.customer(self.client, customer.id).unwrap();
            let (card, dossier) = (&customer.card, &customer.dossier);
            state.push(format!(
                "{} {} {:?} {:?} {:?}",
                card.number, card.name, card.email, card.persons, dossier.state.books_term
            ));
            for invoice in &dossier.invoices {
                let documents = self.app.store.documents(self.client, invoice.id).unwrap().len();
                state.push(format!(
                    "{} {} {} due {} open {} paid {} credited {} documents {documents} {:?}",
                    card.number,
                    invoice.number,
                    invoice.currency,
                    invoice.due,
                    invoice.open(),
                    invoice.paid,
                    invoice.credited,
                    invoice.reference,
                ));
            }
        }
        state.sort();
        state
    }

    /// What is stored follows from what happened.
    #[track_caller]
    pub fn is_sound(&self) {
        let (_, differences) = app::doctor::replay(&self.app, self.client, &mut |_| {}).unwrap();
        assert_eq!(differences, []);
    }

    pub fn count(&self, question: &str) -> usize {
        self.server.asked().iter().filter(|asked| asked.contains(question)).count()
    }
}

/// The word of the trouble with which a round ended.
pub fn word(report: &SyncReport) -> &str {
    let line = report.trouble.as_deref().unwrap_or_default();
    line.split(' ').next().unwrap_or_default()
}

pub fn trouble(line: &Trouble) -> &'static str {
    line.word()
}

pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// Thirty days, agreed; held since this day.
pub fn approved(since: Option<&str>) -> domain::Event {
    let fact = serde_json::json!({ "type": "term_approved", "days": 30, "since": since });
    serde_json::from_value(fact).unwrap()
}

pub fn settings() -> ClientSettings {
    let settings = serde_json::json!({
        "jurisdiction": Jurisdiction::Nl, "language": Language::Nl, "form": Form::U,
        "email": "debiteuren@voorbeeld.example", "signer": "Anna de Vries",
    });
    serde_json::from_value(settings).unwrap()
}
