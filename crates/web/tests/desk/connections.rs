//! *Koppelingen* in the browser's eyes, with Moneybird's stub behind it; and the address on which
//! Moneybird tells.

use std::sync::{Arc, Mutex};

use app::bookkeeping::{Answer, Books};
use app::deliver::{Clock, DeliveryReport};
use app::{Client, Connection, ConnectionSettings, Package};
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use books::stub;
use books::{KeyChain, Keys, Patience};
use domain::{Date, Event};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use tower::ServiceExt;
use web::server::{Connections, Post, Server};

use crate::world::World;

const NOW: &str = "2026-03-12T08:15:00Z";
const SECRET: &str = "ondertekening";

fn moment() -> Timestamp {
    NOW.parse().unwrap()
}

struct Standing;

impl Clock for Standing {
    fn now(&self) -> Timestamp {
        NOW.parse().unwrap()
    }
}

impl Patience for Standing {
    fn now(&self) -> Timestamp {
        NOW.parse().unwrap()
    }

    fn wait(&self, _seconds: i64) -> bool {
        false
    }
}

/// Keys in memory; with or without the secret of a webhook.
#[derive(Clone)]
struct Chain(Keys);

impl KeyChain for Chain {
    fn keys(&self) -> Answer<Keys> {
        Ok(self.0.clone())
    }

    fn keep(&mut self, _keys: &Keys) -> Answer<()> {
        Ok(())
    }
}

struct Own(Keys);

impl Post for Own {
    fn send(&self, _: &Client, _: Date) -> Result<DeliveryReport, String> {
        Ok(DeliveryReport::default())
    }

    fn connections(&self) -> Option<&dyn Connections> {
        Some(self)
    }
}

impl Connections for Own {
    fn open(&self, connection: &Connection) -> Answer<Box<dyn Books>> {
        books::open(
            connection.package,
            &connection.settings,
            Box::new(Chain(self.0.clone())),
            Arc::new(Standing),
        )
    }

    fn is_from(&self, _: &Connection, signature: &str, body: &[u8]) -> Option<bool> {
        let secret = self.0.hook_secret.as_ref()?;
        Some(books::is_from_moneybird(secret, signature, body, NOW.parse().unwrap()))
    }
}

struct Desk {
    world: World,
    books: Arc<Mutex<stub::World>>,
    _stub: stub::Server,
}

impl Desk {
    /// Connected with Moneybird, which has one invoice of Bakkerij Jansen.
    fn new(name: &str, secret: Option<&str>) -> Desk {
        let mut world = World::new(name);
        let books = Arc::new(Mutex::new(stub::World::new()));
        {
            let mut books = books.lock().unwrap();
            let jansen = books.customer("D-1", "Bakkerij Jansen");
            books.invoice("2026-0001", jansen, 36_300);
        }
        let server = stub::moneybird(books.clone());
        let settings = ConnectionSettings {
            administration: "123".to_owned(),
            name: "Parkietje B.V.".to_owned(),
            address: Some(server.address().to_owned()),
            hook: Some("eenhaak".to_owned()),
            ..ConnectionSettings::default()
        };
        world.app.store.save_connection(world.client, Package::Moneybird, &settings).unwrap();
        let keys =
            Keys { token: "sleutel".to_owned(), hook_secret: secret.map(str::to_owned), ..Keys::default() };
        world.router = web::routes::router(Server {
            app: world.app.clone(),
            clock: Arc::new(Standing),
            zone: TimeZone::get("Europe/Amsterdam").unwrap(),
            https: false,
            post: Arc::new(Own(keys)),
        });
        Desk { world, books, _stub: server }
    }

    fn connection(&self) -> Connection {
        self.world.app.store.connections(self.world.client).unwrap().remove(0)
    }

    async fn tell(&self, path: &str, signature: &str, body: &str) -> StatusCode {
        let request = Request::builder()
            .method("POST")
            .uri(path)
            .header("host", "bondig.example")
            .header("content-type", "application/json")
            .header("moneybird-signature", signature)
            .body(Body::from(body.to_owned()))
            .unwrap();
        let response = self.world.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        assert!(to_bytes(body, 10_000).await.unwrap().len() < 5_000);
        parts.status
    }
}

#[tokio::test]
async fn fetching_brings_what_changed_and_says_so() {
    let desk = Desk::new("web-connections", None);
    let cookie = desk.world.session();
    let page = desk.world.get("/settings/connections", Some(&cookie)).await;
    assert!(page.text.contains("Parkietje B.V.") && page.text.contains("nog nooit"), "{}", page.text);
    let answer = desk.world.post("/settings/connections/moneybird/fetch", Some(&cookie), "").await;
    assert_eq!(answer.header("location"), "/settings/connections?said=connect-fetched");
    assert_eq!(desk.world.app.store.invoice_numbers(desk.world.client).unwrap().len(), 1);
    let page = desk.world.get("/settings/connections?said=connect-fetched", Some(&cookie)).await;
    assert!(page.text.contains("Opgehaald") && page.text.contains("In orde"), "{}", page.text);
    assert!(!page.text.contains('⟨'), "{}", page.text);
}

#[tokio::test]
async fn what_goes_wrong_stands_there_with_what_to_do() {
    let desk = Desk::new("web-connections-wrong", None);
    let cookie = desk.world.session();
    desk.books.lock().unwrap().key = "een andere".to_owned();
    let answer = desk.world.post("/settings/connections/moneybird/fetch", Some(&cookie), "").await;
    assert_eq!(answer.header("location"), "/settings/connections?said=not-fetched");
    let page = desk.world.get("/settings/connections", Some(&cookie)).await;
    assert!(page.text.contains("accepteert de sleutel niet meer"), "{}", page.text);
    assert!(page.text.contains("bondig connect moneybird"), "{}", page.text);
    for word in ["away", "too-busy", "not-understood", "not-allowed", "not-there", "cannot", "no-key"] {
        let line = format!("{word} 2026-03-12T09:00:00Z");
        let store = &desk.world.app.store;
        store
            .record_sync(desk.world.client, Package::Moneybird, NOW.parse().unwrap(), Some(&line), "")
            .unwrap();
        let page = desk.world.get("/settings/connections", Some(&cookie)).await;
        assert!(!page.text.contains('⟨') && page.text.contains("Vraagt aandacht"), "{word}: {}", page.text);
    }
    let remarks = "own-reminders Standaard\nown-reminders-unseen\nunprocessed-money 3 2026-03-01";
    let store = &desk.world.app.store;
    store.record_sync(desk.world.client, Package::Moneybird, NOW.parse().unwrap(), None, remarks).unwrap();
    let page = desk.world.get("/settings/connections", Some(&cookie)).await;
    assert!(!page.text.contains('⟨') && page.text.contains("Standaard"), "{}", page.text);
}

/// 2.13: one press, behind another one.
#[tokio::test]
async fn the_agreed_term_is_written_with_one_press() {
    let desk = Desk::new("web-connections-term", None);
    let cookie = desk.world.session();
    desk.world.post("/settings/connections/moneybird/fetch", Some(&cookie), "").await;
    let (_, customer) = desk.world.app.store.customer_numbers(desk.world.client).unwrap()[0].clone();
    let doing = app::Doing {
        app: &desk.world.app,
        client: desk.world.client,
        by: "Eva Voorbeeld",
        today: "2026-03-12".parse().unwrap(),
        now: NOW.parse().unwrap(),
    };
    let approved: Event =
        serde_json::from_value(serde_json::json!({ "type": "term_approved", "days": 30 })).unwrap();
    app::people::record(&doing, customer, &[approved]).unwrap();
    let page = desk.world.get("/settings/connections", Some(&cookie)).await;
    assert!(page.text.contains("Zet 30 dagen in Moneybird"), "{}", page.text);
    let path = format!("/settings/connections/moneybird/term/{customer}");
    let answer = desk.world.post(&path, Some(&cookie), "").await;
    assert_eq!(answer.header("location"), "/settings/connections?said=connect-written");
    assert_eq!(desk.books.lock().unwrap().customers[0].days, 30);
    let page = desk.world.get("/settings/connections", Some(&cookie)).await;
    assert!(!page.text.contains("Zet 30 dagen in Moneybird"), "{}", page.text);
    let answer = desk.world.post(&path, Some(&cookie), "").await;
    assert_eq!(answer.header("location"), "/settings/connections?said=not-written-nothing");
}

#[tokio::test]
async fn the_way_of_invoices_is_written_with_one_press() {
    let desk = Desk::new("web-connections-way", None);
    let cookie = desk.world.session();
    desk.world.post("/settings/connections/moneybird/fetch", Some(&cookie), "").await;
    let (_, customer) = desk.world.app.store.customer_numbers(desk.world.client).unwrap()[0].clone();
    let doing = app::Doing {
        app: &desk.world.app,
        client: desk.world.client,
        by: "Eva Voorbeeld",
        today: "2026-03-12".parse().unwrap(),
        now: NOW.parse().unwrap(),
    };
    let invoices = Some(domain::Channel::Post);
    let prefers = Event::Prefers { reminders: None, admin: None, invoices, source: None };
    app::people::record(&doing, customer, &[prefers]).unwrap();
    let page = desk.world.get("/settings/connections", Some(&cookie)).await;
    assert!(page.text.contains("/delivery/"), "{}", page.text);
    let path = format!("/settings/connections/moneybird/delivery/{customer}");
    let answer = desk.world.post(&path, Some(&cookie), "").await;
    assert_eq!(answer.header("location"), "/settings/connections?said=connect-written");
    assert_eq!(desk.books.lock().unwrap().customers[0].delivery, "Post");
    let page = desk.world.get("/settings/connections", Some(&cookie)).await;
    assert!(!page.text.contains("/delivery/"), "{}", page.text);
}

#[tokio::test]
async fn nothing_is_fetched_or_written_for_another_client_or_another_package() {
    let desk = Desk::new("web-connections-foreign", None);
    let cookie = desk.world.session();
    let other = desk.world.app.store.add_client("Ander BV", &crate::world::settings(), app::Sending::Open);
    let (foreign, _) = desk.world.owing(other.unwrap(), "Kapper Vreemd");
    for path in [
        "/settings/connections/e-boekhouden/fetch".to_owned(),
        "/settings/connections/exact/fetch".to_owned(),
        format!("/settings/connections/moneybird/term/{}", foreign.0 + 90),
    ] {
        let answer = desk.world.post(&path, Some(&cookie), "").await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn a_signed_call_makes_us_ask_however_often_it_comes() {
    let desk = Desk::new("web-hook", Some(SECRET));
    let body = r#"{"action":"payment_registered","entity_id":"1"}"#;
    let signature = stub::sign(SECRET, moment().as_second(), body);
    for _ in 0..3 {
        assert_eq!(desk.tell("/hooks/moneybird/eenhaak", &signature, body).await, StatusCode::OK);
    }
    let known = desk.connection();
    assert_eq!(known.wanted, Some(NOW.parse().unwrap()));
    assert_eq!(known.last_tried, None, "telling is not fetching");
    assert!(desk.world.app.store.invoice_numbers(desk.world.client).unwrap().is_empty());
}

#[tokio::test]
async fn a_call_that_is_not_moneybirds_changes_nothing() {
    let desk = Desk::new("web-hook-false", Some(SECRET));
    let seconds = moment().as_second();
    let right = stub::sign(SECRET, seconds, "{}");
    for (path, signature, body, wanted) in [
        ("/hooks/moneybird/geraden", right.as_str(), "{}", StatusCode::NOT_FOUND),
        ("/hooks/e-boekhouden/eenhaak", &right, "{}", StatusCode::NOT_FOUND),
        ("/hooks/moneybird/eenhaak", &right, "{ }", StatusCode::UNAUTHORIZED),
        ("/hooks/moneybird/eenhaak", "", "{}", StatusCode::UNAUTHORIZED),
        ("/hooks/moneybird/eenhaak", &stub::sign("anders", seconds, "{}"), "{}", StatusCode::UNAUTHORIZED),
        (
            "/hooks/moneybird/eenhaak",
            &stub::sign(SECRET, seconds - 900, "{}"),
            "{}",
            StatusCode::UNAUTHORIZED,
        ),
    ] {
        assert_eq!(desk.tell(path, signature, body).await, wanted, "{path} {body}");
    }
    assert_eq!(desk.connection().wanted, None);
}

/// It tries the address when the webhook is made: before there is a secret.
#[tokio::test]
async fn before_there_is_a_secret_a_call_is_answered_and_not_believed() {
    let desk = Desk::new("web-hook-first", None);
    assert_eq!(desk.tell("/hooks/moneybird/eenhaak", "", "{}").await, StatusCode::OK);
    assert_eq!(desk.connection().wanted, None);
}
