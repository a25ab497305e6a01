//! The cluster works, keeps databases apart, and is gone when nobody holds it.

use std::path::PathBuf;
use std::process::Command;

use testkit::postgres::{self, Cluster};

fn query(url: &str, statement: &str) -> String {
    let output = Command::new("psql")
        .args(["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", url, "-c", statement])
        .output()
        .expect("psql starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

#[test]
fn two_tests_do_not_see_each_others_rows() {
    let Some(first) = postgres::database() else {
        return;
    };
    let second = postgres::database().expect("the first was there");
    query(first.url(), "CREATE TABLE note (word TEXT)");
    assert_ne!(first.name(), second.name());
    assert_eq!(query(second.url(), "SELECT count(*) FROM pg_tables WHERE tablename = 'note'"), "0");
    assert_eq!(query(first.url(), "SELECT count(*) FROM pg_tables WHERE tablename = 'note'"), "1");
}

#[test]
fn a_copy_starts_with_what_was_prepared_once() {
    let mut prepared = 0;
    let mut copy = || {
        postgres::database_like("notes", |url| {
            prepared += 1;
            query(url, "CREATE TABLE note (word TEXT); INSERT INTO note VALUES ('afspraak')");
        })
    };
    let Some(first) = copy() else { return };
    let second = copy().expect("the first was there");
    query(first.url(), "DELETE FROM note");
    assert_eq!(query(second.url(), "SELECT word FROM note"), "afspraak");
    assert_eq!(prepared, 1);
}

#[test]
fn a_dropped_cluster_leaves_no_process_and_no_folder() {
    if testkit::without::left_out("postgres") {
        return;
    }
    let cluster = Cluster::start();
    let folder: PathBuf = cluster.socket().to_path_buf();
    let process = std::fs::read_to_string(folder.join("data/postmaster.pid"))
        .expect("a running cluster says who it is");
    let process = process.lines().next().expect("the first line is the process").to_owned();
    drop(cluster);
    assert!(!folder.exists());
    assert!(!Command::new("kill").args(["-0", &process]).output().expect("kill starts").status.success());
}
