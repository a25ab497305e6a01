//! Who comes in, and what stands around every answer.

use axum::body::Body;
use axum::http::StatusCode;

use crate::world::{PASSWORD, World, request, settings};

/// Every address behind the login.
const PAGES: &[&str] = &[
    "/reasons",
    "/incidents",
    "/customers/1/acts/why",
    "/customers/1/acts/start",
    "/call",
    "/call/1",
    "/customers/new",
    "/customers/wishes",
    "/customers/1/intake",
    "/customers/1/visit",
    "/customers/1/specialist",
    "/settings/colleagues",
    "/learned",
    "/learned.csv",
    "/agreements",
    "/relations",
    "/reports",
    "/reports/wrongful",
    "/reports/wrongful/table.csv",
    "/relations?show=scores",
    "/customers/1/relation",
    "/agreements?show=arrangements",
    "/",
    "/today",
    "/today?split=call",
    "/customers",
    "/customers/1",
    "/customers/1/peek",
    "/customers/1/acts/call",
    "/search?q=a",
    "/invoices",
    "/statement",
    "/statement?form=csv",
    "/statement?form=json&from=2026-01-01",
    "/customers/1/statement",
    "/customers/1/statement?form=csv",
    "/customers/1/statement?form=json",
    "/ageing",
    "/ageing?by=agreed&form=csv",
    "/ageing?form=json",
    "/ageing/invoices?bucket=1&currency=EUR",
    "/ageing/invoices?bucket=9&customer=1&form=csv",
    "/differences",
    "/import/1/original",
    "/disputes",
    "/disputes?view=list&show=all",
    "/disputes/causes",
    "/invoices/1/document",
    "/payments",
    "/import",
    "/import/1",
    "/outbox",
    "/outbox/999",
    "/outbox/999/bytes",
    "/release",
    "/letters",
    "/letters/friendly_reminder/nl/informal",
    "/settings",
    "/settings/connections",
    "/help",
    "/more",
    "/entry/date?field=until",
    "/entry/amount?field=amount",
    "/nowhere",
];

const POSTS: &[&str] = &[
    "/customers/1/acts/why",
    "/customers/1/acts/start",
    "/customers/1/acts/expectation",
    "/call/1",
    "/customers/new",
    "/customers/wishes",
    "/customers/1/intake",
    "/customers/1/visit",
    "/customers/1/visit/cancel",
    "/customers/1/specialist",
    "/customers/1/undo/1",
    "/settings/colleagues",
    "/settings/call-hours",
    "/customers/1/arrangement-link?invoice=1",
    "/customers/1/relation/talk",
    "/customers/1/relation/solved",
    "/customers/1/relation/good-word",
    "/customers/1/relation/score-link",
    "/relations/scores",
    "/logout",
    "/language",
    "/client",
    "/today/approve",
    "/tasks/1/1/done",
    "/customers/1/acts/call",
    "/customers/1/acts/promise",
    "/customers/1/acts/send",
    "/disputes/1/0/close",
    "/disputes/causes",
    "/disputes/causes/1/done",
    "/import",
    "/import/1/again",
    "/import/1/full-list",
    "/import/1/reopen",
    "/differences/accounts",
    "/import/1/cancel",
    "/import/1/confirm",
    "/import/1/mapping",
    "/outbox/abc/resolve",
    "/payments/1/allocate",
    "/payments/1/not-ours",
    "/payments/1/on-account",
    "/release",
    "/sending/resume",
    "/sending/stop",
    "/settings/client",
    "/settings/connections/moneybird/delivery/1",
    "/settings/connections/moneybird/fetch",
    "/settings/connections/moneybird/term/1",
    "/settings/mail-test",
    "/settings/password",
    "/settings/users",
    "/settings/users/1",
    "/letters/friendly_reminder/nl/informal",
    "/letters/friendly_reminder/nl/informal/preview",
];

#[tokio::test]
async fn a_stranger_is_let_in_nowhere() {
    let world = World::new("web-stranger");
    let (customer, _) = world.owing(world.client, "Bakkerij Jansen");
    assert_eq!(customer.0, 1);
    for page in PAGES {
        let answer = world.get(page, None).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{page}");
        assert!(answer.header("location").starts_with("/login"), "{page}");
        assert!(!answer.text.contains("Jansen"), "{page}");
    }
    for post in POSTS {
        let answer = world.post(post, None, "a=b").await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{post}");
    }
    let answer = world.get("/today", Some("bondig_session=nonsense")).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn every_page_opens_for_who_is_logged_in() {
    let world = World::new("web-pages");
    world.owing(world.client, "Bakkerij Jansen");
    let cookie = world.session();
    for page in PAGES {
        let answer = world.get(page, Some(&cookie)).await;
        let absent = [
            "/import/1",
            "/import/1/original",
            "/invoices/1/document",
            "/outbox/999",
            "/outbox/999/bytes",
            "/nowhere",
        ];
        let wanted = match *page {
            "/" => StatusCode::SEE_OTHER,
            page if absent.contains(&page) => StatusCode::NOT_FOUND,
            _ => StatusCode::OK,
        };
        assert_eq!(answer.status, wanted, "{page}: {}", answer.text);
        assert!(!answer.text.contains('⟨'), "{page}: words are missing");
    }
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let world = World::new("web-headers");
    let cookie = world.session();
    let asked = [
        ("/login", None),
        ("/health", None),
        ("/today", None),
        ("/nowhere", None),
        ("/today", Some(cookie.as_str())),
        ("/customers/99", Some(cookie.as_str())),
    ];
    for (page, cookie) in asked {
        let answer = world.get(page, cookie).await;
        assert!(answer.header("content-security-policy").contains("default-src 'self'"), "{page}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{page}");
        assert_eq!(answer.header("x-frame-options"), "DENY", "{page}");
        assert_eq!(answer.header("cache-control"), "no-store", "{page}");
    }
}

#[tokio::test]
async fn a_password_opens_and_a_wrong_one_is_slowed_down() {
    let world = World::new("web-password");
    let form = |password: &str| {
        format!("email=eva%40voorbeeld.example&password={}&next=%2Fcustomers", password.replace(' ', "+"))
    };
    let answer = world.post("/login", None, &form(PASSWORD)).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.header("location"), "/customers");
    let cookie = answer.header("set-cookie").to_owned();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    let cookie = cookie.split(';').next().unwrap();
    assert_eq!(world.get("/today", Some(cookie)).await.status, StatusCode::OK);

    let mut last = StatusCode::OK;
    for _ in 0..12 {
        last = world.post("/login", None, &form("niet het goede")).await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    let right = world.post("/login", None, &form(PASSWORD)).await;
    assert_eq!(right.status, StatusCode::TOO_MANY_REQUESTS, "also the right one waits");
}

#[tokio::test]
async fn logging_in_leads_to_no_other_site() {
    let world = World::new("web-next");
    for next in ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example"] {
        let form =
            format!("email=eva%40voorbeeld.example&password={}&next={next}", PASSWORD.replace(' ', "+"));
        let answer = world.post("/login", None, &form).await;
        assert_eq!(answer.header("location"), "/today", "{next}");
    }
}

#[tokio::test]
async fn a_link_opens_once() {
    let world = World::new("web-link");
    let token = app::login::new_link(&world.app, world.user.id, world.now()).unwrap();
    let opened = world.get("/login/link", None).await;
    assert_eq!(opened.status, StatusCode::OK);
    let form = format!("token={token}");
    let first = world.post("/login/link", None, &form).await;
    assert_eq!((first.status, first.header("location")), (StatusCode::SEE_OTHER, "/today"));
    let again = world.post("/login/link", None, &form).await;
    assert_eq!(again.status, StatusCode::UNAUTHORIZED);
    assert!(again.header("set-cookie").is_empty());
}

#[tokio::test]
async fn logging_out_ends_the_session() {
    let world = World::new("web-logout");
    let cookie = world.session();
    assert_eq!(world.get("/today", Some(&cookie)).await.status, StatusCode::OK);
    let answer = world.post("/logout", Some(&cookie), "").await;
    assert_eq!(answer.header("location"), "/login");
    assert_eq!(world.get("/today", Some(&cookie)).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn another_site_can_post_nothing() {
    let world = World::new("web-csrf");
    let (customer, invoice) = world.owing(world.client, "Bakkerij Jansen");
    let cookie = world.session();
    let path = format!("/customers/{customer}/acts/promise");
    for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://elsewhere.example")] {
        let asked = request("POST", &path, Some(&cookie))
            .header(name, value)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from(format!("until=morgen&invoice={invoice}")));
        let answer = world.send(asked.unwrap()).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{name}");
    }
    let known = world.app.customer(world.client, customer).unwrap();
    assert_eq!(known.dossier.state.promises, []);
}

#[tokio::test]
async fn another_clients_customer_is_not_there() {
    let world = World::new("web-foreign");
    let other = world.app.store.add_client("Ander BV", &settings(), app::Sending::Open).unwrap();
    world.owing(world.client, "Bakkerij Jansen");
    world.owing(other, "Slagerij Pietersen");
    let (foreign, _) = world.owing(other, "Kapper Vreemd");
    let cookie = world.session();
    let wish = format!("{cookie}; bondig_client={other}");
    for path in [
        format!("/customers/{foreign}"),
        format!("/customers/{foreign}/peek"),
        format!("/customers/{foreign}/acts/call"),
    ] {
        let answer = world.get(&path, Some(&wish)).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert!(!answer.text.contains("Vreemd"), "{path}");
    }
    let posted = world.post(&format!("/customers/{foreign}/acts/note"), Some(&cookie), "text=hoi").await;
    assert_eq!(posted.status, StatusCode::NOT_FOUND);
    let list = world.get("/customers?show=all", Some(&wish)).await;
    assert!(list.text.contains("Jansen") && !list.text.contains("Vreemd"));
    let chosen = world.post("/client", Some(&cookie), &format!("client={other}")).await;
    assert_eq!(chosen.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_invited_person_comes_in_without_an_account() {
    let world = World::new("web-answer");
    let opened = world.get("/answer", None).await;
    assert_eq!(opened.status, StatusCode::OK);
    assert!(!opened.text.contains('⟨'), "words are missing");
    let wrong = world.post("/answer/open", None, "token=verzonnen").await;
    assert_eq!(wrong.status, StatusCode::UNAUTHORIZED);
    assert!(wrong.header("set-cookie").is_empty());
    let doing = app::Doing {
        app: &world.app,
        client: world.client,
        by: "Eva",
        today: world.today(),
        now: world.now(),
    };
    let (customer, _) = world.owing(world.client, "Bakkerij Zon");
    let subject = app::Subject { who: "Kees".to_owned(), ..app::Subject::default() };
    let token = app::invite::invite(doing, customer, "dispute_answer", subject).unwrap();
    let right = world.post("/answer/open", None, &format!("token=http%3A%2F%2Fx%2Fanswer%23{token}")).await;
    assert_eq!((right.status, right.header("location")), (StatusCode::SEE_OTHER, "/answer/dispute-answer"));
    assert!(right.header("set-cookie").contains("Path=/answer"), "{}", right.header("set-cookie"));
    // The door leads nowhere else.
    let cookie = right.header("set-cookie").split(';').next().unwrap_or_default().to_owned();
    assert_eq!(world.get("/today", Some(&cookie)).await.status, StatusCode::SEE_OTHER);
}
