//! An installation with one client, one user and his session; requests as a browser sends them.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use app::deliver::{Clock, DeliveryReport};
use app::{App, Client, ClientSettings, Form, Message, MessageFilter, NewBankEntry, Sending, User, login};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use domain::{Cents, ClientId, Currency, Date, InvoiceId, Jurisdiction, Language};
use jiff::Timestamp;
use tower::ServiceExt;
use web::server::{Post, Server};

pub const CSV: &str = "Factuurnummer;Naam;Factuurdatum;Vervaldatum;Openstaand\n\
    2026-17;Bakkerij De Molen;19-02-2026;05-03-2026;1.210,00\n\
    2026-18;Fietsenmaker Wiel;19-02-2026;05-03-2026;80,00\n";

pub struct World {
    server: Server,
    router: Router,
    client: ClientId,
    token: String,
    _folder: Arc<testkit::Folder>,
}

pub struct Answer {
    pub status: StatusCode,
    pub location: Option<String>,
    pub body: String,
}

struct Still;

impl Clock for Still {
    fn now(&self) -> Timestamp {
        "2026-03-12T09:00:00Z".parse().unwrap()
    }
}

struct Counted(AtomicU64);

impl app::Ids for Counted {
    fn public_id(&self) -> String {
        format!("id{:024}", self.0.fetch_add(1, Ordering::Relaxed))
    }
}

struct NoPost;

impl Post for NoPost {
    fn send(&self, _: &Client, _: Date) -> Result<DeliveryReport, String> {
        Ok(DeliveryReport::default())
    }
}

/// The jobs of imports are one list for the whole program: ids differ between worlds.
static WORLDS: AtomicU64 = AtomicU64::new(1);

impl World {
    pub fn new() -> World {
        let folder = testkit::Folder::create("office");
        let url = folder.join("bondig.db").display().to_string();
        let first = WORLDS.fetch_add(1, Ordering::Relaxed) * 1_000_000;
        let app = App {
            store: Arc::new(store::create(&url).unwrap()),
            ids: Arc::new(Counted(AtomicU64::new(first))),
        };
        let client = app.store.add_client("Bakkerijservice Noord", &settings(), Sending::Open).unwrap();
        app.store.bank_seen_through(client, "2026-03-11".parse().unwrap()).unwrap();
        let server = Server {
            app,
            clock: Arc::new(Still),
            zone: jiff::tz::TimeZone::UTC,
            https: false,
            post: Arc::new(NoPost),
        };
        World::signed_in(server, client, "joost@noord.example", Arc::new(folder))
    }

    /// Somebody else of the same client.
    pub fn colleague(&self) -> World {
        World::signed_in(self.server.clone(), self.client, "anna@noord.example", self._folder.clone())
    }

    fn signed_in(server: Server, client: ClientId, email: &str, folder: Arc<testkit::Folder>) -> World {
        let mut user = User {
            id: 0,
            email: email.to_owned(),
            name: email.split('@').next().unwrap().to_owned(),
            password: None,
            language: Language::Nl,
            disabled: false,
            clients: vec![client],
        };
        user.id = server.app.store.add_user(&user).unwrap();
        let token = login::begin_session(&server.app, &user, server.now()).unwrap();
        World { router: web::routes::router(server.clone()), server, client, token, _folder: folder }
    }

    pub fn app(&self) -> &App {
        &self.server.app
    }

    pub fn client(&self) -> Client {
        self.app().client(self.client).unwrap()
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.ask(Request::get(path).body(Body::empty()).unwrap()).await
    }

    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let pairs: Vec<String> =
            fields.iter().map(|(name, value)| format!("{name}={}", escaped(value))).collect();
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(pairs.join("&")));
        self.ask(request.unwrap()).await
    }

    /// Drops a file; gives the address where it is looked at.
    pub async fn drop_file(&self, name: &str, content: &str) -> String {
        let body = format!(
            "--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\r\n{content}\r\n--x--\r\n"
        );
        let request = Request::post("/import")
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
            .body(Body::from(body));
        let answer = self.ask(request.unwrap()).await;
        answer.location.unwrap_or_else(|| panic!("{} {}", answer.status, answer.body))
    }

    /// Looks at the import as the page does, until it is done.
    pub async fn until_done(&self, at: &str) -> String {
        for _ in 0..200_000 {
            let page = self.get(at).await.body;
            if !page.contains("id=\"progress\"") {
                return page;
            }
            tokio::task::yield_now().await;
        }
        panic!("the import does not end");
    }

    pub fn customers(&self) -> Vec<String> {
        let rows = self.app().store.customers_after(self.client, domain::CustomerId(0), 100).unwrap();
        let mut names: Vec<String> = rows.into_iter().map(|one| one.card.name).collect();
        names.sort();
        names
    }

    /// A bakery that owes, and money of an unknown account.
    pub fn owing_and_paying(&self, owes: i64, pays: i64) -> (InvoiceId, i64) {
        let table = format!(
            "Factuurnummer;Naam;Email;Factuurdatum;Vervaldatum;Openstaand\n2026-17;Bakkerij De Molen;molen@molen.example;19-02-2026;05-03-2026;{},{:02}\n",
            owes / 100,
            owes % 100
        );
        let importer = app::import::Importer {
            by: "test",
            today: self.server.today(),
            now: self.server.now(),
            language: Language::Nl,
            mappings: &app::columns::Mappings::new(),
        };
        let file = app::import::File { name: "openstaand.csv", bytes: table.as_bytes() };
        let mode = app::import::Mode::Store;
        app::import::import(self.app(), self.client, &file, &importer, mode, &mut |_, _| {}).unwrap();
        let entry = self.entry(pays);
        let ids = self.app().store.add_bank_entries(self.client, &[entry]).unwrap();
        let numbers = self.app().store.invoice_numbers(self.client).unwrap();
        (numbers[0].2, ids[0].1)
    }

    fn entry(&self, pays: i64) -> NewBankEntry {
        NewBankEntry {
            key: "e1".to_owned(),
            account: "NL02ABNA0123456789".to_owned(),
            booked: "2026-03-11".parse().unwrap(),
            amount: Cents(pays),
            currency: Currency::EUR,
            reversal: false,
            counterparty_name: Some("Stichting Derden".to_owned()),
            counterparty_iban: None,
            end_to_end_id: None,
            mandate_id: None,
            structured_reference: None,
            remittance: "dank".to_owned(),
            return_reason: None,
            raw: String::new(),
            import: 1,
        }
    }

    pub fn open(&self, invoice: InvoiceId) -> i64 {
        let all = self.app().store.customers_after(self.client, domain::CustomerId(0), 100).unwrap();
        let found = all.iter().find_map(|one| one.dossier.invoice(invoice));
        found.unwrap().open().0
    }

    pub fn run(&self) {
        let (today, now) = (self.server.today(), self.server.now());
        app::run::morning_run(self.app(), self.client, today, now, &mut |_| {}).unwrap();
    }

    pub fn messages(&self) -> Vec<Message> {
        self.app().store.messages(self.client, &MessageFilter::default(), 0, 100).unwrap()
    }

    async fn ask(&self, mut request: Request<Body>) -> Answer {
        let cookie = format!("bondig_session={}", self.token);
        let headers = request.headers_mut();
        headers.insert(header::COOKIE, cookie.parse().unwrap());
        headers.insert("sec-fetch-site", "same-origin".parse().unwrap());
        let response = self.router.clone().oneshot(request).await.unwrap();
        let location = response.headers().get(header::LOCATION);
        let location = location.map(|value| value.to_str().unwrap().to_owned());
        let status = response.status();
        let body = axum::body::to_bytes(response.into_body(), 20_000_000).await.unwrap();
        Answer { status, location, body: String::from_utf8_lossy(&body).into_owned() }
    }
}

fn escaped(value: &str) -> String {
    let one = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    value.bytes().map(one).collect()
}

fn settings() -> ClientSettings {
    ClientSettings {
        jurisdiction: Jurisdiction::Nl,
        language: Language::Nl,
        form: Form::Je,
        email: "debiteuren@noord.example".to_owned(),
        phone: None,
        address: None,
        website: None,
        iban: Some("NL02ABNA0123456789".to_owned()),
        kvk: None,
        vat: None,
        signer: "Joost Veenstra".to_owned(),
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
