//! An installation in a folder of its own, and what the binary says when it is called in it.

use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use app::{Message, MessageFilter, MessageState, Store};
use domain::{ClientId, Date};
use serde_json::Value;
use testkit::Folder;

pub const CLIENT: ClientId = ClientId(1);

pub struct House {
    pub folder: Folder,
    pub database: String,
}

/// What came of a call.
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl House {
    /// With a folder of `.eml` files as its mailer, on SQLite.
    pub fn new() -> House {
        House::with(&["--mail-folder", "uit"])
    }

    /// With these flags of `init` besides what every client has.
    pub fn with(more: &[&str]) -> House {
        let folder = Folder::create("house");
        let database = folder.join("bondig.db").display().to_string();
        let house = House { folder, database };
        house.ok(&[&INIT, more].concat());
        house
    }

    /// On PostgreSQL; `None` where there is none.
    pub fn on_postgresql() -> Option<House> {
        let database = testkit::postgres::database()?;
        let folder = Folder::create("house");
        let house = House { folder, database: database.url().to_owned() };
        house.ok(&[&INIT, &["--mail-folder", "uit", "--database", database.url()][..]].concat());
        Some(house)
    }

    /// With a mail server of its own.
    pub fn with_server(server: &testkit::smtp::Server) -> House {
        let house = House::with(&["--smtp-host", server.host()]);
        let port = format!("port = {}\nsecurity = \"none\"", server.port());
        house.change_config("by = \"smtp\"", &format!("by = \"smtp\"\n{port}"));
        house
    }

    pub fn change_config(&self, from: &str, to: &str) {
        let path = self.folder.join("bondig.toml");
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{from} is not in:\n{text}");
        std::fs::write(path, text.replace(from, to)).unwrap();
    }

    pub fn write(&self, name: &str, text: &str) -> String {
        std::fs::write(self.folder.join(name), text).unwrap();
        name.to_owned()
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = bondig();
        command.current_dir(self.folder.path()).args(arguments);
        command
    }

    pub fn say(&self, arguments: &[&str]) -> Said {
        said(self.command(arguments))
    }

    /// What it prints; it must succeed.
    #[track_caller]
    pub fn ok(&self, arguments: &[&str]) -> String {
        let said = self.say(arguments);
        assert_eq!(said.code, 0, "bondig {arguments:?}:\n{}{}", said.out, said.err);
        said.out
    }

    /// Each line that it prints with `--json`, understood.
    #[track_caller]
    pub fn json(&self, arguments: &[&str]) -> Vec<Value> {
        json_lines(&self.ok(&[arguments, &["--json"]].concat()))
    }

    /// Imports these files on this day.
    #[track_caller]
    pub fn import(&self, date: &str, files: &[String]) -> Vec<Value> {
        let mut arguments = vec!["import", "--date", date];
        arguments.extend(files.iter().map(String::as_str));
        self.json(&arguments)
    }

    /// Runs this day; gives the delivery and the run as `--json` tells them.
    #[track_caller]
    pub fn run(&self, date: &str) -> (Value, Value) {
        let lines = self.json(&["run", "--date", date]);
        assert_eq!(lines.len(), 2, "{lines:?}");
        (lines[0]["delivery"].clone(), lines[1].clone())
    }

    /// Starts it and leaves it running.
    pub fn start(&self, arguments: &[&str]) -> Child {
        let mut command = self.command(arguments);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command.spawn().unwrap()
    }

    pub fn store(&self) -> store::Database {
        store::open(&self.database).unwrap()
    }

    pub fn app(&self) -> app::App {
        app::App { store: std::sync::Arc::new(self.store()), ids: std::sync::Arc::new(Counted::default()) }
    }

    /// Newest first.
    pub fn messages(&self) -> Vec<Message> {
        let filter = MessageFilter::default();
        self.store().messages(CLIENT, &filter, 0, 100_000).unwrap()
    }

    pub fn messages_in(&self, state: MessageState) -> Vec<Message> {
        let mut messages = self.messages();
        messages.retain(|message| message.state == state);
        messages
    }

    /// The files in the folder of the mailer, whole ones.
    pub fn letters(&self) -> Vec<PathBuf> {
        let Ok(folder) = std::fs::read_dir(self.folder.join("uit")) else {
            return Vec::new();
        };
        let mut letters: Vec<PathBuf> = folder.flatten().map(|entry| entry.path()).collect();
        letters.retain(|path| path.extension().is_some_and(|ending| ending == "eml"));
        letters.sort();
        letters
    }

    /// Everything that is stored follows from what happened.
    #[track_caller]
    pub fn is_sound(&self) {
        let lines = self.json(&["doctor", "--replay"]);
        assert_eq!(lines[0]["differences"], serde_json::json!([]));
        assert_eq!(lines[1]["ledger"]["differences"], serde_json::json!([]));
    }
}

/// Public ids for what a test enters by itself.
#[derive(Default)]
pub struct Counted(std::sync::atomic::AtomicU64);

impl app::Ids for Counted {
    fn public_id(&self) -> String {
        let count = self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        format!("test{:022}", count + u64::from(std::process::id()) * 1_000_000)
    }
}

const INIT: [&str; 13] = [
    "init",
    "--name",
    "Voorbeeld & Zonen BV",
    "--email",
    "administratie@voorbeeld.example",
    "--signer",
    "Eva Voorbeeld",
    "--iban",
    "NL02ABNA0123456789",
    "--phone",
    "020-555 01 00",
    "--kvk",
    "11111111",
];

pub fn bondig() -> Command {
    Command::new(env!("CARGO_BIN_EXE_bondig"))
}

pub fn said(mut command: Command) -> Said {
    let output = command.stdin(Stdio::null()).output().unwrap();
    Said {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

#[track_caller]
pub fn json_lines(text: &str) -> Vec<Value> {
    let read = |line: &str| -> Value {
        serde_json::from_str(line).unwrap_or_else(|problem| panic!("{line}: {problem}"))
    };
    text.lines().map(read).collect()
}

pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// A moment on that day, at nine in the morning.
pub fn at(date: &str) -> jiff::Timestamp {
    format!("{date}T08:00:00Z").parse().unwrap()
}
