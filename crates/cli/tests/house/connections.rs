//! Connections through the binary: made, synced, scheduled, told of, ended; the key nowhere but in
//! its file.

use std::sync::{Arc, Mutex, MutexGuard};

use app::{Package, Store};
use books::stub::{self, Fault, Server, World};
use domain::Cents;

use crate::house::{CLIENT, House};

/// An installation beside a bookkeeping with one invoice.
struct Books {
    house: House,
    world: Arc<Mutex<World>>,
    server: Server,
    package: &'static str,
}

impl Books {
    fn new(package: &'static str, server: fn(stub::Shared) -> Server) -> Books {
        let world = Arc::new(Mutex::new(World::new()));
        let server = server(world.clone());
        let books = Books { house: House::new(), world, server, package };
        let jansen = books.world().customer("D-1", "Bakkerij Jansen");
        books.world().invoice("2026-0001", jansen, 36_300);
        books.house.write("sleutel.txt", "sleutel\n");
        books
    }

    fn both() -> [Books; 2] {
        [Books::new("moneybird", stub::moneybird), Books::new("e-boekhouden", stub::eboekhouden)]
    }

    fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap()
    }

    fn connect(&self, more: &[&str]) -> String {
        let arguments =
            ["connect", self.package, "--token-file", "sleutel.txt", "--address", self.server.address()];
        self.house.ok(&[&arguments, more].concat())
    }

    fn open(&self) -> Cents {
        let invoices = self.house.store().list_invoices(CLIENT, "", false, 0, 9).unwrap();
        invoices.iter().map(|row| row.open).sum()
    }
}

#[test]
fn a_connection_is_made_and_what_changed_comes_in() {
    for books in Books::both() {
        let said = books.connect(&[]);
        assert!(said.contains("Connected with") && said.contains("bondig sync"), "{said}");
        let said = books.house.ok(&["sync", "--date", "2026-03-12"]);
        assert!(said.contains("customers: 1 new") && said.contains("invoices: 1 new"), "{said}");
        assert_eq!(books.open(), Cents(36_300));
        books.world().pay("2026-0001", "2026-03-12", 6_300);
        let told = &books.house.json(&["sync", "--date", "2026-03-13"])[0];
        assert_eq!(told["outcome"]["invoices"]["changed"], 1, "{told}");
        assert_eq!(books.open(), Cents(30_000));
        books.house.is_sound();
    }
}

#[test]
fn the_key_stands_in_its_file_and_nowhere_else() {
    for books in Books::both() {
        books.world().key = "zeer-geheim-4711".to_owned();
        books.house.write("sleutel.txt", "zeer-geheim-4711");
        let mut said = books.connect(&[]);
        said += &books.house.ok(&["sync"]);
        books.server.faults(&[Fault::Status(403); 4]);
        let refused = books.house.say(&["sync"]);
        said += &(refused.out + &refused.err);
        assert_eq!(refused.code, 1);
        assert!(!said.contains("4711"), "{said}");
        let database = std::fs::read(books.house.folder.join("bondig.db")).unwrap();
        assert!(!String::from_utf8_lossy(&database).contains("4711"));
        let config = std::fs::read_to_string(books.house.folder.join("bondig.toml")).unwrap();
        assert!(!config.contains("4711"));
        let file = books.house.folder.join("keys").join(format!("1-{}.json", books.package));
        assert!(std::fs::read_to_string(&file).unwrap().contains("4711"));
        books.house.ok(&["connect", books.package, "--remove"]);
        assert!(!file.exists());
        assert!(books.house.store().connections(CLIENT).unwrap().is_empty());
    }
}

#[test]
fn a_key_that_opens_nothing_makes_no_connection() {
    for books in Books::both() {
        books.house.write("sleutel.txt", "verkeerd");
        let address = books.server.address().to_owned();
        let arguments = ["connect", books.package, "--token-file", "sleutel.txt", "--address", &address];
        let said = books.house.say(&arguments);
        assert_eq!(said.code, 1);
        assert!(said.err.contains("the key is not accepted"), "{}", said.err);
        assert!(!said.err.contains("verkeerd") && !said.err.contains('⟨'), "{}", said.err);
        assert!(books.house.store().connections(CLIENT).unwrap().is_empty());
        assert!(!books.house.folder.join("keys").exists());
        let said = books.house.say(&["sync"]);
        assert!(said.err.contains("nothing is connected"), "{}", said.err);
    }
}

#[test]
fn by_oauth_the_pasted_code_becomes_a_token_that_is_renewed() {
    let books = Books::new("moneybird", stub::moneybird);
    books.house.write("geheim.txt", "van-ons");
    let address = books.server.address().to_owned();
    let arguments = [
        "connect",
        "moneybird",
        "--oauth",
        "--client-id",
        "wij",
        "--client-secret-file",
        "geheim.txt",
        "--code",
        "de-code",
        "--address",
        &address,
    ];
    books.house.ok(&arguments);
    // The token ends; the refresh token opens a new one.
    books.world().key = "een-nieuwe".to_owned();
    books.house.ok(&["sync"]);
    assert_eq!(books.open(), Cents(36_300));
    let file = std::fs::read_to_string(books.house.folder.join("keys").join("1-moneybird.json")).unwrap();
    assert!(file.contains("vernieuw-2"), "the renewed one is kept");
}

#[test]
fn what_goes_wrong_is_told_and_kept_and_goes_on_later() {
    for books in Books::both() {
        books.connect(&[]);
        books.server.faults(&[Fault::Fine, Fault::Busy(80_000)]);
        let said = books.house.say(&["sync"]);
        assert_eq!(said.code, 1);
        assert!(said.out.contains("it ended early: too-busy"), "{}", said.out);
        let kept = books.house.store().connections(CLIENT).unwrap().remove(0);
        assert!(kept.trouble.unwrap().starts_with("too-busy"));
        books.server.lives();
        books.house.ok(&["sync"]);
        assert_eq!(books.house.store().connections(CLIENT).unwrap().remove(0).trouble, None);
        assert_eq!(books.open(), Cents(36_300));
    }
}

#[test]
fn the_schedule_fetches_before_the_run_of_the_day() {
    let books = Books::new("moneybird", stub::moneybird);
    books.connect(&[]);
    books.house.change_config("at = \"08:00\"", "at = \"00:00\"");
    let mut serving = books.house.start(&["serve", "--listen", "127.0.0.1:0"]);
    testkit::wait::until("the first round of the schedule", || {
        let known = books.house.store().connections(CLIENT).unwrap().remove(0);
        let run = books.house.store().client(CLIENT).unwrap().unwrap().last_run;
        (known.last_synced.is_some() && run.is_some()).then_some(())
    });
    assert_eq!(books.open(), Cents(36_300));
    serving.kill().unwrap();
    serving.wait().unwrap();
}

#[test]
fn a_hook_needs_an_address_that_moneybird_can_reach() {
    let books = Books::new("moneybird", stub::moneybird);
    let address = books.server.address().to_owned();
    let arguments = ["connect", "moneybird", "--token-file", "sleutel.txt", "--address", &address, "--hook"];
    let said = books.house.say(&arguments);
    assert!(said.err.contains("web.address") && said.err.contains("https://"), "{}", said.err);
    books.house.change_config("[web]", "[web]\naddress = \"https://bondig.voorbeeld.example\"");
    books.house.ok(&arguments);
    let made = books.world().hooks.clone();
    assert_eq!(made.len(), 1);
    assert!(made[0].starts_with("https://bondig.voorbeeld.example/hooks/moneybird/"), "{made:?}");
    let known = books.house.store().connections(CLIENT).unwrap().remove(0);
    assert!(made[0].ends_with(&known.settings.hook.unwrap()));
    assert_eq!(known.package, Package::Moneybird);
}
