//! What a developer's machine doesn't have, and the tests that are left out because of it.
//!
//! Only what is named in `BONDIG_TEST_WITHOUT` is left out, and each test that leaves says so: a
//! missing server is otherwise a failure. No test may pass by accident.
//! This is the only place of the kit that reads the environment.

use std::io::Write;
use std::path::PathBuf;

/// Names what this machine has not: words with commas between, of `postgres`, `smtp` and `browser`.
pub const WITHOUT: &str = "BONDIG_TEST_WITHOUT";

/// The folder of the socket of a PostgreSQL that runs for all tests.
pub const POSTGRES: &str = "BONDIG_TEST_POSTGRES";

/// The file that gets a line for each test that is left out.
pub const LEFT_OUT: &str = "BONDIG_TEST_LEFT_OUT";

/// Whether the test that asks must leave, because the developer said that `need` is not there.
/// It is then put on the list of those that were left out.
pub fn left_out(need: &str) -> bool {
    let says = says(need);
    if says {
        report(need);
    }
    says
}

/// Whether the developer said that `need` is not there.
pub fn says(need: &str) -> bool {
    let without = setting(WITHOUT).unwrap_or_default();
    without.split(',').any(|word| word.trim() == need)
}

/// The server that `./test` started for the whole run, if it did.
pub(crate) fn running_postgres() -> Option<String> {
    setting(POSTGRES).filter(|url| !url.is_empty())
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
    kit.ancestors().nth(2).expect("the kit stands two folders below the root").to_path_buf()
}

/// The first of these programs that is found: a bare name in `PATH`, a path as it is.
pub(crate) fn program(names: &[&str]) -> Option<PathBuf> {
    let folders = setting("PATH").unwrap_or_default();
    names.iter().find_map(|name| {
        if name.contains('/') {
            return Some(PathBuf::from(name)).filter(|path| path.is_file());
        }
        std::env::split_paths(&folders).map(|folder| folder.join(name)).find(|path| path.is_file())
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
    let Some(list) = setting(LEFT_OUT) else {
        return;
    };
    let list = std::fs::OpenOptions::new().create(true).append(true).open(list);
    list.and_then(|mut list| writeln!(list, "{line}")).expect("the list of tests left out can be written");
}

#[expect(
    clippy::disallowed_methods,
    reason = "the developer's machine is described by its environment; no product code runs here"
)]
fn setting(name: &str) -> Option<String> {
    std::env::var(name).ok()
}
