//! Makes demos with the program itself, and opens what it made.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;

use app::{App, Client, Ids, Message, MessageFilter, MessageState};
use domain::Date;

pub fn messages(app: &App, client: &Client, state: MessageState) -> Vec<Message> {
    let filter = MessageFilter { states: vec![state], ..MessageFilter::default() };
    app.store.messages(client.id, &filter, 0, 10_000).unwrap()
}

pub fn messages_in(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder.join("uit")).unwrap().map(Result::unwrap);
    entries
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path()).unwrap()))
        .collect()
}

pub fn made(name: &str, date: &str) -> PathBuf {
    let folder = empty(name);
    let output = demo(&folder, date, &[]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(told(&output).contains("\"made\":true"), "{}", told(&output));
    folder
}

pub fn demo(folder: &Path, date: &str, more: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bondig"));
    command.args(["demo", "--json", "--no-serve", "--date", date, "--folder"]).arg(folder).args(more);
    command.output().unwrap()
}

pub fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

pub fn empty(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("demo").join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    folder
}

struct NoIds;

impl Ids for NoIds {
    fn public_id(&self) -> String {
        "nobody-makes-messages-here".to_owned()
    }
}

pub fn opened(folder: &Path) -> (App, Client) {
    let database = folder.join("bondig.db").display().to_string();
    let app = App { store: Arc::new(store::open(&database).unwrap()), ids: Arc::new(NoIds) };
    let client = app.store.clients().unwrap().remove(0);
    (app, client)
}

pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}
