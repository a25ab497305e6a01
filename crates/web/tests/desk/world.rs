//! A running application on a store in a folder of its own, with a clock that stands still and a
//! post that only counts.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use app::deliver::{Clock, DeliveryReport};
use app::{App, Card, Change, Client, ClientSettings, Customer, Form, Ids, Sending, Store, User};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, Response, StatusCode, header};
use domain::{
    Cents, ClientId, Collect, Currency, CustomerId, Date, Dossier, Event, Fact, InvoiceId, Jurisdiction,
    Language, NewInvoice, Strategy,
};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use tower::ServiceExt;
use web::server::{Post, Server};

pub const PASSWORD: &str = "een rustige zin voor de proef";

pub struct World {
    pub app: App,
    pub router: Router,
    pub client: ClientId,
    pub user: User,
    pub posted: Arc<AtomicUsize>,
    _folder: testkit::Folder,
}

struct Standing(Timestamp);

impl Clock for Standing {
    fn now(&self) -> Timestamp {
        self.0
    }
}

struct Row(AtomicU64);

impl Ids for Row {
    fn public_id(&self) -> String {
        format!("{:026}", self.0.fetch_add(1, Ordering::Relaxed))
    }
}

struct Counted(Arc<AtomicUsize>);

impl Post for Counted {
    fn send(&self, _: &Client, _: Date) -> Result<DeliveryReport, String> {
        self.0.fetch_add(1, Ordering::Relaxed);
        Ok(DeliveryReport::default())
    }
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub headers: axum::http::HeaderMap,
    pub text: String,
}

impl World {
    /// Thursday 12 March 2026, a quarter past nine in Amsterdam.
    pub fn new(name: &str) -> World {
        let folder = testkit::Folder::create(name);
        let url = folder.join("bondig.db").to_str().unwrap().to_owned();
        let store = store::create_without_sync(&url).unwrap();
        let client = store.add_client("Voorbeeld BV", &settings(), Sending::Open).unwrap();
        store.bank_seen_through(client, date("2026-03-11")).unwrap();
        let mut user = User {
            id: 0,
            email: "eva@voorbeeld.example".to_owned(),
            name: "Eva Voorbeeld".to_owned(),
            password: Some(app::login::hash_password(PASSWORD)),
            language: Language::Nl,
            disabled: false,
            clients: vec![client],
        };
        user.id = store.add_user(&user).unwrap();
        let app = App { store: Arc::new(store), ids: Arc::new(Row(AtomicU64::new(1))) };
        let posted = Arc::new(AtomicUsize::new(0));
        let server = Server {
            app: app.clone(),
            clock: Arc::new(Standing("2026-03-12T08:15:00Z".parse().unwrap())),
            zone: TimeZone::get("Europe/Amsterdam").unwrap(),
            https: false,
            post: Arc::new(Counted(posted.clone())),
        };
        let router = web::routes::router(server);
        World { app, router, client, user, posted, _folder: folder }
    }

    pub fn today(&self) -> Date {
        date("2026-03-12")
    }

    pub fn now(&self) -> Timestamp {
        "2026-03-12T08:15:00Z".parse().unwrap()
    }

    /// A customer of a client with one open invoice of 1.980 euro, a week late.
    pub fn owing(&self, client: ClientId, name: &str) -> (CustomerId, InvoiceId) {
        self.owing_due(client, name, "2026-03-05")
    }

    /// As `owing`, due on this day.
    pub fn owing_due(&self, client: ClientId, name: &str, due: &str) -> (CustomerId, InvoiceId) {
        let store = &self.app.store;
        let (customer, invoice) = store.reserve_ids(client, 1, 1).unwrap();
        let (customer, invoice) = (CustomerId(customer), InvoiceId(invoice));
        let new = NewInvoice {
            invoice,
            number: format!("2026-{:04}", invoice.0),
            amount: Cents(198_000),
            currency: Currency::EUR,
            issued: date("2026-02-03"),
            sent: date("2026-02-03"),
            due: date(due),
            project: None,
            specialist: None,
            collect: Collect::Transfer,
            reference: None,
        };
        let before = Customer {
            id: customer,
            version: 0,
            card: Card {
                number: format!("D{customer}"),
                name: name.to_owned(),
                email: Some("klant@voorbeeld.example".to_owned()),
                phone: Some("0512-34 56 78".to_owned()),
                ..Card::default()
            },
            dossier: Dossier::default(),
            look_on: None,
        };
        let fact = Fact { on: date("2026-02-03"), event: Event::Invoice(Box::new(new)) };
        let profile = domain::Profile {
            reachable: domain::Channels::of(&[domain::Channel::Email, domain::Channel::Phone]),
            ..domain::Profile::default()
        };
        let profile = Event::Profile { profile: Box::new(profile) };
        let known = Fact { on: date("2026-02-03"), event: profile };
        let mut after = before.clone();
        after.dossier.apply(&known);
        after.dossier.apply(&fact);
        after.look_on = Some(date("2026-03-12"));
        let change = Change {
            before,
            after,
            facts: vec![known, fact],
            source: "import".to_owned(),
            at: self.now(),
            messages: Vec::new(),
            withdrawn: Vec::new(),
        };
        store.commit(client, &[change]).unwrap();
        (customer, invoice)
    }

    /// The cookie of a new session.
    pub fn session(&self) -> String {
        let token = app::login::begin_session(&self.app, &self.user, self.now()).unwrap();
        format!("bondig_session={token}")
    }

    pub async fn get(&self, path: &str, cookie: Option<&str>) -> Answer {
        self.send(request("GET", path, cookie).body(Body::empty()).unwrap()).await
    }

    pub async fn post(&self, path: &str, cookie: Option<&str>, form: &str) -> Answer {
        let request =
            request("POST", path, cookie).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(form.to_owned())).unwrap()).await
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response: Response<Body> = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, 10_000_000).await.unwrap();
        Answer {
            status: parts.status,
            headers: parts.headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

pub fn request(method: &str, path: &str, cookie: Option<&str>) -> axum::http::request::Builder {
    let request = Request::builder().method(method).uri(path).header("host", "bondig.example");
    match cookie {
        Some(cookie) => request.header(header::COOKIE, cookie),
        None => request,
    }
}

pub fn date(text: &str) -> Date {
    text.parse().unwrap()
}

pub fn settings() -> ClientSettings {
    ClientSettings {
        jurisdiction: Jurisdiction::Nl,
        language: Language::Nl,
        form: Form::U,
        email: "administratie@voorbeeld.example".to_owned(),
        phone: Some("020-555 01 00".to_owned()),
        address: None,
        website: None,
        iban: Some("NL02ABNA0123456789".to_owned()),
        kvk: None,
        vat: None,
        signer: "Eva Voorbeeld".to_owned(),
        signer_phone: None,
        bookkeeper_email: None,
        office: app::Office::default(),
        closed: Vec::new(),
        strategy: Strategy::default(),
        letters: Vec::new(),
        mappings: Vec::new(),
        colleagues: Vec::new(),
        call_hours: Default::default(),
    }
}
