//! What goes wrong around us: one clear sentence, an exit code that says what, nothing lost.

use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use app::MessageState;

use crate::bookkeeping::{customers, many_late};
use crate::files::Bill;
use crate::house::{House, Said, bondig, said};

/// One sentence, not a trace of the inside.
#[track_caller]
fn one_sentence(said: &Said, code: i32, words: &[&str]) {
    assert_eq!(said.code, code, "{}", said.err);
    let lines: Vec<&str> = said.err.lines().collect();
    assert_eq!(lines.len(), 1, "{}", said.err);
    for word in words {
        assert!(said.err.contains(word), "{word} is not in: {}", said.err);
    }
    assert!(!said.err.contains("panicked") && !said.err.contains("Error {"), "{}", said.err);
}

#[test]
fn without_an_installation_it_says_how_to_make_one() {
    let folder = testkit::Folder::create("none");
    let mut command = bondig();
    command.current_dir(folder.path()).args(["run"]);
    one_sentence(&said(command), 1, &["bondig.toml", "bondig init"]);
}

#[test]
fn a_file_that_is_nothing_does_not_keep_the_others_out() {
    let house = House::new();
    let nothing = house.write("rommel.pdf", "%PDF-1.4 niets");
    let bill = house.write("a.xml", &Bill::new("2026-0017", 12_100, "De Molen").xml());
    let missing = "is-er-niet.xml".to_owned();
    let said = house.say(&["import", &nothing, &missing, &bill]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("is-er-niet.xml cannot be read"), "{}", said.err);
    assert!(said.out.contains("rommel.pdf"), "{}", said.out);
    assert_eq!(customers(&house).len(), 1);
}

#[test]
fn a_file_that_is_no_database_is_left_alone() {
    let house = House::new();
    house.write("vreemd.db", "dit is geen databank, maar een brief van een heel eind lang");
    house.change_config("bondig.db", "vreemd.db");
    let said = house.say(&["plan"]);
    one_sentence(&said, 4, &["vreemd.db"]);
    let text = std::fs::read_to_string(house.folder.join("vreemd.db")).unwrap();
    assert!(text.starts_with("dit is geen databank"));
}

/// Python's own SQLite, holding the write lock until it is ended.
fn lock(database: &str) -> Option<Child> {
    let script = "import sqlite3,sys\nc=sqlite3.connect(sys.argv[1],isolation_level=None)\n\
                  c.execute('BEGIN IMMEDIATE')\nprint('locked',flush=True)\nsys.stdin.read()\n";
    let mut python = Command::new("python3");
    python.args(["-c", script, database]);
    let mut child = python.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
    let mut line = String::new();
    BufReader::new(child.stdout.take()?).read_line(&mut line).ok()?;
    assert_eq!(line.trim(), "locked");
    Some(child)
}

#[test]
fn a_locked_database_is_waited_for_and_then_named() {
    if testkit::without::left_out("smtp") {
        // Where there is no Python for the mail server, there is none for this lock.
        return;
    }
    let house = House::new();
    many_late(&house, 3);
    let locked = lock(&house.database).expect("python3 has sqlite3");
    let said = house.say(&["run", "--date", "2026-03-04"]);
    one_sentence(&said, 4, &["busy"]);
    // Reading goes on meanwhile.
    assert_eq!(house.say(&["plan", "--date", "2026-03-04"]).code, 0);
    let mut locked = locked;
    drop(locked.stdin.take());
    locked.wait().unwrap();
    let (_, run) = house.run("2026-03-04");
    assert_eq!(run["messages"], 3);
    house.is_sound();
}

/// Somebody without rights: for root, the user `nobody`.
fn as_nobody(house: &House, arguments: &[&str]) -> Option<Said> {
    let mut command = house.command(arguments);
    if is_root(house.folder.path()) {
        command.uid(65_534).gid(65_534);
    }
    // A user who may not even start the binary shows nothing.
    let mut test = Command::new(env!("CARGO_BIN_EXE_bondig"));
    test.arg("--version").stdout(Stdio::null());
    if is_root(house.folder.path()) {
        test.uid(65_534).gid(65_534);
    }
    test.status().ok()?;
    Some(said(command))
}

fn is_root(folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(folder).is_ok_and(|made| made.uid() == 0)
}

fn mode(path: &Path, mode: u32) {
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn missing_rights_are_named_and_nothing_is_lost() {
    let house = House::new();
    many_late(&house, 3);
    mode(house.folder.path(), 0o755);
    mode(&house.folder.join("bondig.db"), 0o000);
    if let Some(said) = as_nobody(&house, &["run", "--date", "2026-03-04"]) {
        one_sentence(&said, 4, &["bondig.db"]);
    }
    mode(&house.folder.join("bondig.db"), 0o644);
    mode(&house.folder.join("bondig.toml"), 0o000);
    if let Some(said) = as_nobody(&house, &["run", "--date", "2026-03-04"]) {
        one_sentence(&said, 1, &["bondig.toml"]);
    }
    mode(&house.folder.join("bondig.toml"), 0o644);
    let (_, run) = house.run("2026-03-04");
    assert_eq!(run["messages"], 3);
}

#[test]
fn a_folder_that_may_not_be_written_keeps_the_messages_planned() {
    let house = House::new();
    many_late(&house, 3);
    house.ok(&["release"]);
    // The folder for mail is a file: nobody can write into it, root neither.
    std::fs::write(house.folder.join("uit"), "geen map").unwrap();
    let said = house.say(&["run", "--date", "2026-03-04"]);
    one_sentence(&said, 1, &["uit"]);
    assert_eq!(house.messages_in(MessageState::Planned).len(), 3);
    std::fs::remove_file(house.folder.join("uit")).unwrap();
    let (delivery, _) = house.run("2026-03-04");
    assert_eq!(delivery["accepted"], 3);
}

#[test]
fn a_backup_overwrites_nothing_and_a_restore_needs_one_of_ours() {
    let house = House::new();
    house.write("kopie.bondig", "van iemand anders");
    one_sentence(&house.say(&["backup", "kopie.bondig"]), 1, &["kopie.bondig"]);
    one_sentence(&house.say(&["restore", "kopie.bondig"]), 4, &["kopie.bondig"]);
    one_sentence(&house.say(&["restore", "er-is-niets"]), 4, &["er-is-niets"]);
    assert_eq!(std::fs::read_to_string(house.folder.join("kopie.bondig")).unwrap(), "van iemand anders");
    house.ok(&["doctor"]);
}

#[test]
fn a_client_that_is_not_there_is_named() {
    let house = House::new();
    one_sentence(&house.say(&["plan", "--client", "7"]), 1, &["7"]);
}
