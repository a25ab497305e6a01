//! A demo of this test's own, served by the program itself, and a way in.
//!
//! The demo is made once for each build of the program and copied for each test: making it takes
//! longer than most tests.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::UNIX_EPOCH;

use serde_json::Value;
use testkit::Folder;

pub struct House {
    folder: Folder,
    server: Child,
    /// Such as `http://127.0.0.1:41234`.
    pub address: String,
}

impl Drop for House {
    fn drop(&mut self) {
        // Already ended is just as good.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

impl House {
    /// A fresh copy of the demo, served on a free port, without its daily run.
    pub fn open() -> House {
        let folder = Folder::create("browser-demo");
        copy(&made(), folder.path());
        let mut server = bondig(folder.path())
            .args(["serve", "--listen", "127.0.0.1:0", "--no-schedule"])
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut line = String::new();
        let out = server.stdout.take().expect("its output is ours");
        BufReader::new(out).read_line(&mut line).expect("it says where it is");
        let word = line.split(' ').find(|word| word.starts_with("http://"));
        let address = word.unwrap_or_else(|| panic!("no address in {line:?}")).to_owned();
        House { folder, server, address }
    }

    /// The token of a new link that logs in once.
    pub fn token(&self) -> String {
        let told = json(bondig(self.folder.path()).args(["link", "--json"]));
        let link = told["link"].as_str().expect("it gives a link");
        link.rsplit('#').next().expect("a token stands behind the #").to_owned()
    }

    /// The messages that went out, oldest name first.
    pub fn mail(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.folder.join("uit")).expect("the demo has sent");
        let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("it can be listed").path()).collect();
        files.sort();
        files
    }

    /// What a command of the program says about this demo.
    pub fn command(&self, words: &[&str]) -> String {
        let output = bondig(self.folder.path()).args(words).output().expect("the program starts");
        assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// A file that a person has on his disk.
    pub fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.join(name);
        fs::write(&path, text).expect("the test's folder can be written");
        path
    }
}

fn bondig(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bondig"));
    command.arg("--config").arg(folder.join("bondig.toml"));
    command.current_dir(folder);
    command
}

fn json(command: &mut Command) -> Value {
    let output = command.output().expect("the program starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("it answers in JSON")
}

/// The demo of today for this build of the program.
fn made() -> PathBuf {
    let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser-demo");
    fs::create_dir_all(&kept).expect("the target folder can be written");
    // Tests are processes beside each other: the first makes it, the others wait for that.
    let lock = File::create(kept.join("lock")).expect("a lock can be made");
    lock.lock().expect("a lock can be waited for");
    let folder = kept.join("demo");
    let sign = kept.join("made-for");
    let wanted = format!("{} {}", build(), day(&kept));
    if fs::read_to_string(&sign).is_ok_and(|made| made == wanted) {
        return folder;
    }
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("an old demo can go");
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_bondig"));
    command.args(["demo", "--json", "--no-serve", "--folder"]).arg(&folder);
    assert_eq!(json(&mut command)["made"], true);
    fs::write(&sign, wanted).expect("the target folder can be written");
    folder
}

/// When the program was built: another build may make another demo.
fn build() -> u128 {
    let changed = fs::metadata(env!("CARGO_BIN_EXE_bondig")).and_then(|program| program.modified());
    let changed = changed.expect("the program was built").duration_since(UNIX_EPOCH);
    changed.expect("it was not built before 1970").as_nanos()
}

/// The day by the clock that the program reads too: that of a file that is written now.
fn day(kept: &Path) -> String {
    let path = kept.join("now");
    fs::write(&path, "").expect("the target folder can be written");
    let now = fs::metadata(&path).and_then(|file| file.modified()).expect("files have a time");
    let now = jiff::Timestamp::try_from(now).expect("a time of this age");
    now.in_tz("Europe/Amsterdam").expect("the zone is known").date().to_string()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the test's folder can be written");
    for entry in fs::read_dir(from).expect("the demo is there") {
        let path = entry.expect("it can be listed").path();
        let name = path.file_name().expect("files have names");
        if path.is_dir() {
            copy(&path, &to.join(name));
        } else {
            fs::copy(&path, to.join(name)).expect("the demo can be copied");
        }
    }
}
