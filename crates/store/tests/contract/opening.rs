//! Opening: each thing that may be wrong has its own clear sentence, and nothing is harmed by it.

use app::{Store, StoreError};
use testkit::Folder;

use crate::world::World;

fn said(answer: Result<store::Database, StoreError>) -> String {
    match answer {
        Err(StoreError::CannotOpen(said)) => said,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_file_that_is_not_there_is_said_and_not_made() {
    let folder = Folder::create("opening");
    let path = folder.join("bondig.db");
    assert!(said(store::open(path.to_str().unwrap())).contains("there is no file"));
    assert!(!path.exists());
    let nowhere = folder.join("no folder").join("bondig.db");
    assert!(said(store::create(nowhere.to_str().unwrap())).contains("bondig.db"));
}

#[test]
fn a_file_that_is_no_database_is_said_and_left_alone() {
    let folder = Folder::create("opening");
    let path = folder.join("notes.txt");
    let text = "geen database\n".repeat(1000);
    std::fs::write(&path, &text).unwrap();
    assert!(said(store::create(path.to_str().unwrap())).contains("not a database"));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
}

#[test]
fn a_database_of_another_program_is_left_alone() {
    let folder = Folder::create("opening");
    let path = folder.join("other.db");
    let other = rusqlite::Connection::open(&path).unwrap();
    other.execute_batch("CREATE TABLE song (title TEXT)").unwrap();
    drop(other);
    let before = std::fs::read(&path).unwrap();
    assert!(said(store::create(path.to_str().unwrap())).contains("another program"));
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn a_newer_database_is_refused() {
    let world = World::on_sqlite();
    let file = rusqlite::Connection::open(&world.url).unwrap();
    file.execute_batch("INSERT INTO migration (version, name) VALUES (99, 'future')").unwrap();
    assert!(matches!(store::open(&world.url), Err(StoreError::TooNew)));
    let Some(world) = World::on_postgresql() else {
        return;
    };
    let mut server = postgres::Client::connect(&world.url, postgres::NoTls).unwrap();
    server.batch_execute("INSERT INTO migration (version, name) VALUES (99, 'future')").unwrap();
    assert!(matches!(store::open(&world.url), Err(StoreError::TooNew)));
}

#[test]
fn a_file_in_which_another_program_writes_is_busy() {
    let world = World::on_sqlite();
    let other = rusqlite::Connection::open(&world.url).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let answer = world.store.next_fence();
    assert!(matches!(answer, Err(StoreError::Busy)), "{answer:?}");
    // Reading goes on meanwhile.
    assert_eq!(world.store.clients().unwrap().len(), 1);
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(world.store.next_fence().unwrap(), 1);
}

#[test]
fn a_full_disk_loses_nothing() {
    let world = World::on_sqlite();
    let (customer, invoice) = world.owing("K1");
    let before = world.load(customer.id);
    // The file may not grow any more: what SQLite answers when the disk is full.
    let mut answers = Vec::new();
    for turn in 0..3 {
        let full = rusqlite::Connection::open(&world.url).unwrap();
        let pages: i64 = full.query_row("PRAGMA page_count", (), |row| row.get(0)).unwrap();
        full.execute_batch(&format!("PRAGMA max_page_count = {pages}")).unwrap();
        let fill = full.execute("INSERT INTO session VALUES (?1, 1, zeroblob(100000), '', '')", [turn]);
        answers.push(fill.is_err());
    }
    assert_eq!(answers, [true; 3]);
    assert_eq!(world.load(customer.id), before);
    world.plan(customer.id, invoice, "after");
}

#[test]
fn a_server_that_wants_tls_or_is_not_there_is_said() {
    let tls = said(store::open("postgres://bondig@localhost/bondig?sslmode=require"));
    assert!(tls.contains("no TLS"), "{tls}");
    let nobody = said(store::open("postgres://bondig:secret@%2Fno%2Fsuch%2Ffolder/bondig"));
    assert!(nobody.contains("does not answer") && !nobody.contains("secret"), "{nobody}");
    assert!(said(store::open("postgres://[[[")).contains("postgres://user@host/database"));
    let Some(database) = testkit::postgres::database() else {
        return;
    };
    assert!(said(store::open(database.url())).contains("empty"));
    let missing = database.url().replace(database.name(), "nothing_here");
    assert!(said(store::open(&missing)).contains("nothing_here"));
}

/// The second lock of PostgreSQL: a transaction of one client does not see another client's rows,
/// whatever the statement forgets.
#[test]
fn postgresql_hides_rows_of_other_clients_from_an_ordinary_role() {
    let Some(database) = testkit::postgres::database() else {
        return;
    };
    let role = format!("role_{}", database.name());
    let mut server = postgres::Client::connect(database.url(), postgres::NoTls).unwrap();
    let grants = format!("CREATE ROLE {role} LOGIN; GRANT CREATE, USAGE ON SCHEMA public TO {role}");
    server.batch_execute(&grants).unwrap();
    let url = database.url().replacen("bondig@", &format!("{role}@"), 1);
    let store = store::create(&url).unwrap();
    let one = store.add_client("Een BV", &crate::world::settings(), app::Sending::Open).unwrap();
    let two = store.add_client("Twee BV", &crate::world::settings(), app::Sending::Open).unwrap();
    for client in [one, two] {
        store.add_import(client, &crate::money::new_import("h")).unwrap();
    }
    let mut raw = postgres::Client::connect(&url, postgres::NoTls).unwrap();
    let mut seen = |client: &str| {
        let mut transaction = raw.transaction().unwrap();
        transaction.batch_execute(&format!("SET LOCAL bondig.client = '{client}'")).unwrap();
        let count = |row: postgres::Row| row.get::<_, i64>(0);
        let rows = ["import", "client", "counter"].map(|table| {
            count(transaction.query_one(&format!("SELECT COUNT(*) FROM {table}"), &[]).unwrap())
        });
        let moved = transaction.execute("UPDATE import SET outcome = 'x'", &[]).unwrap();
        (rows, moved)
    };
    assert_eq!(seen("1"), ([1, 1, 1], 1));
    assert_eq!(seen("2"), ([1, 1, 1], 1));
    assert_eq!(seen("3"), ([0, 0, 0], 0));
    assert_eq!(seen("all"), ([2, 2, 2], 2));
    assert_eq!(seen(""), ([0, 0, 0], 0));
    let planted = "INSERT INTO client (id, name, settings, sending) VALUES (7, '', '', '')";
    let mut transaction = raw.transaction().unwrap();
    transaction.batch_execute("SET LOCAL bondig.client = '1'").unwrap();
    assert!(transaction.batch_execute(planted).is_err());
}
