//! What a developer's machine doesn't have, and the tests that are left out because of it.
//!
//! Only what is named in `BONDIG_TEST_WITHOUT` is left out, and each test that leaves says so: a
//! missing server is otherwise a failure. No test may pass by accident.
//! This is the only place of the kit that reads the environment.

use std::io::Write;
use std::path::PathBuf;

/// Whether `BONDIG_TEST_WITHOUT` (words with commas between) names `need`. Says which test leaves.
pub fn left_out(need: &str) -> bool {
    let without = setting("BONDIG_TEST_WITHOUT").unwrap_or_default();
    let named = without.split(',').any(|word| word.trim() == need);
    if named {
        report(need);
    }
    named
}

/// The server that `./test` started for the whole run, if it did.
pub(crate) fn running_postgres() -> Option<String> {
    setting("BONDIG_TEST_POSTGRES").filter(|url| !url.is_empty())
}

/// Where axe-core lies: what `./test` fetched, or another copy of it.
#[cfg(feature = "browser")]
pub(crate) fn axe_source() -> PathBuf {
    match setting("BONDIG_TEST_AXE") {
        Some(path) => PathBuf::from(path),
        None => root().join("target/test-tools/axe.min.js"),
    }
}

/// The repository's root.
pub fn root() -> PathBuf {
    let kit = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    kit.ancestors()
        .nth(2)
        .expect("the kit stands two folders below the root")
        .to_path_buf()
}

/// The first of these programs that is found: a bare name in `PATH`, a path as it is.
pub(crate) fn program(names: &[&str]) -> Option<PathBuf> {
    let folders = setting("PATH").unwrap_or_default();
    names.iter().find_map(|name| {
        if name.contains('/') {
            return Some(PathBuf::from(name)).filter(|path| path.is_file());
        }
        std::env::split_paths(&folders)
            .map(|folder| folder.join(name))
            .find(|path| path.is_file())
    })
}

fn report(need: &str) {
    let test = setting("NEXTEST_TEST_NAME")
        .or_else(|| std::thread::current().name().map(str::to_owned))
        .unwrap_or_else(|| "a test".to_owned());
    let line = match setting("NEXTEST_BINARY_ID") {
        Some(binary) => format!("{binary} {test} (without {need})"),
        None => format!("{test} (without {need})"),
    };
    eprintln!("left out: {line}");
    let Some(list) = setting("BONDIG_TEST_LEFT_OUT") else {
        return;
    };
    let list = std::fs::OpenOptions::new()
        .create(true)
        .append(true)
        .open(list);
    list.and_then(|mut list| writeln!(list, "{line}"))
        .expect("the list of tests left out can be written");
}

#[expect(
    clippy::disallowed_methods,
    reason = "the developer's machine is described by its environment; no product code runs here"
)]
fn setting(name: &str) -> Option<String> {
    std::env::var(name).ok()
}
