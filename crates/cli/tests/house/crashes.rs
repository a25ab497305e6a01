//! `kill -9` at any moment of a run: each message is at the server once, or uncertain; never twice,
//! never lost (G1, G2, G15).

use std::collections::BTreeMap;
use std::process::Child;
use std::time::Duration;

use app::{MessageState, Store};
use testkit::smtp::Server;

use crate::bookkeeping::many_late;
use crate::house::{CLIENT, House, at};

const CUSTOMERS: usize = 40;
const ROUNDS: u64 = 4;

/// A number below `end`, from the printed seed (SplitMix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % end
    }
}

/// Another seed for every build of the suite; a failure prints it.
fn dice(salt: u64) -> Dice {
    let seed = u64::from(std::process::id()) * 1_000 + salt;
    println!("seed={seed}");
    Dice(seed)
}

fn kill(mut child: Child) {
    // The one that this test started, by its own number; it may have ended just before.
    let _ = child.kill();
    child.wait().unwrap();
}

fn copies_at(server: &Server) -> BTreeMap<String, usize> {
    let mut copies = BTreeMap::new();
    for mail in server.received() {
        *copies.entry(mail.header("Message-ID").unwrap()).or_default() += 1;
    }
    copies
}

/// Nothing is lost and nothing is doubled; what is not certain waits for a person.
fn check(house: &House, server: &Server) {
    let copies = copies_at(server);
    assert!(copies.values().all(|count| *count == 1), "{copies:?}");
    let messages = house.messages();
    assert_eq!(messages.len(), CUSTOMERS);
    for message in &messages {
        let there = copies.keys().any(|id| id.contains(&message.new.public_id));
        match message.state {
            MessageState::Accepted => assert!(there, "{message:?} was never sent"),
            MessageState::Sending | MessageState::Uncertain => {}
            state => panic!("{state:?} after two runs: {message:?}"),
        }
    }
    let certain = messages.iter().filter(|one| one.state == MessageState::Accepted).count();
    // At most one message a lane was under way at each of the two crashes.
    assert!(certain >= CUSTOMERS - 8, "only {certain} are certain");
}

#[test]
fn a_run_that_is_killed_sends_nothing_twice_and_loses_nothing() {
    let mut dice = dice(1);
    for round in 0..ROUNDS {
        let Some(server) = testkit::smtp::server() else {
            return;
        };
        let house = House::with_server(&server);
        many_late(&house, CUSTOMERS);
        house.ok(&["release"]);
        let first = dice.below(CUSTOMERS as u64 / 2) as usize;
        let second = first + dice.below(CUSTOMERS as u64 / 2) as usize;
        for wanted in [first, second] {
            let run = house.start(&["run", "--date", "2026-03-04"]);
            if round == 0 {
                // At a moment that is nobody's: perhaps before anything was decided.
                let moment = Duration::from_millis(dice.below(120));
                testkit::wait::at_most(moment, || None::<()>);
            } else {
                server.wait_for(wanted);
            }
            kill(run);
        }
        house.run("2026-03-04");
        check(&house, &server);
        // A minute later nobody has the claims of the dead any more: a person looks at them.
        house.store().give_up_claims(CLIENT, at("2027-01-01"), at("2027-01-01")).unwrap();
        assert!(house.messages_in(MessageState::Sending).is_empty());
        let before = server.received().len();
        house.run("2026-03-04");
        assert_eq!(server.received().len(), before);
        check(&house, &server);
        house.is_sound();
    }
}

#[test]
fn an_import_that_is_killed_is_carried_through_by_the_same_files() {
    let mut dice = dice(2);
    let table = |house: &House| many_late(house, 400);
    let whole = House::new();
    table(&whole);
    for _ in 0..3 {
        let house = House::new();
        for name in ["debiteuren.csv", "openstaand.csv", "bank.xml"] {
            std::fs::copy(whole.folder.join(name), house.folder.join(name)).unwrap();
        }
        let files = ["import", "--date", "2026-02-20", "debiteuren.csv", "openstaand.csv", "bank.xml"];
        let import = house.start(&files);
        let moment = Duration::from_millis(dice.below(400));
        testkit::wait::at_most(moment, || None::<()>);
        kill(import);
        house.ok(&files);
        assert_eq!(crate::bookkeeping::open(&house), crate::bookkeeping::open(&whole));
        assert_eq!(crate::bookkeeping::customers(&house).len(), 400);
        house.is_sound();
    }
}

#[test]
fn ctrl_c_ends_a_run_in_good_order() {
    let Some(server) = testkit::smtp::server() else { return };
    let house = House::with_server(&server);
    many_late(&house, 120);
    house.ok(&["release"]);
    let mut run = house.start(&["run", "--date", "2026-03-04"]);
    server.wait_for(1);
    let number = run.id().to_string();
    let sent = std::process::Command::new("kill").args(["-INT", &number]).status().unwrap();
    assert!(sent.success());
    assert!(run.wait().unwrap().success());
    let so_far = server.received().len();
    assert!(so_far < 120, "the signal came too late to show anything");
    // Nothing hangs in the air: every message that left has its answer.
    assert_eq!(house.messages_in(MessageState::Accepted).len(), so_far);
    assert_eq!(house.messages_in(MessageState::Planned).len(), 120 - so_far);
    house.run("2026-03-04");
    assert_eq!(server.received().len(), 120);
    assert_eq!(house.messages_in(MessageState::Accepted).len(), 120);
}
