//! Everything that must hold before a change goes in, told in one table and one last line.
//!
//! One failed check does not hide the others: all of them run. It installs nothing; `./test` does.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use anyhow::Context;
use testkit::postgres::Cluster;
use testkit::without;

use crate::count::Count;
use crate::{behaviours, tidy};

/// One row of the table at the end.
struct Check {
    name: &'static str,
    count: Count,
    took: Duration,
}

#[derive(Default)]
struct Report {
    checks: Vec<Check>,
}

pub fn run() -> anyhow::Result<ExitCode> {
    let left_out = without::root().join("target/tests-left-out.txt");
    std::fs::create_dir_all(without::root().join("target"))?;
    std::fs::write(&left_out, "").context("the list of tests left out can't be written")?;

    let mut report = Report::default();
    report.check("format", || cargo("fmt --all --check"))?;
    report.check("clippy", || {
        cargo("clippy --workspace --all-targets --all-features --locked --quiet -- -D warnings")
    })?;
    report.check("tidy", || Ok(failed_unless(tidy::run()? == ExitCode::SUCCESS)))?;
    report.check("behaviours", || Ok(failed_unless(behaviours::check()? == ExitCode::SUCCESS)))?;
    report.check("build tests", || cargo("test --workspace --all-features --locked --no-run --quiet"))?;
    let cluster = (!without::says("postgres")).then(Cluster::start);
    let suite = if has_nextest() {
        "nextest run --color never --status-level slow --workspace --all-features --locked --no-fail-fast"
    } else {
        "test --quiet --lib --bins --tests --workspace --all-features --locked --no-fail-fast"
    };
    report.check("tests", || counted(suite, cluster.as_ref(), &left_out))?;
    report.check("examples in docs", || {
        let examples = "test --doc --quiet --workspace --all-features --locked --no-fail-fast";
        counted(examples, cluster.as_ref(), &left_out)
    })?;
    report.conclude(&std::fs::read_to_string(&left_out)?)
}

impl Report {
    fn check(
        &mut self,
        name: &'static str,
        check: impl FnOnce() -> anyhow::Result<Count>,
    ) -> anyhow::Result<()> {
        println!("── {name}");
        let began = now();
        let count = check()?;
        let took = began.elapsed();
        self.checks.push(Check { name, count, took });
        Ok(())
    }

    /// The table, what was left out by name, and the plain last line.
    fn conclude(self, left_out: &str) -> anyhow::Result<ExitCode> {
        println!();
        let mut total = Count::default();
        for check in self.checks {
            let word = if check.count.failed == 0 { "ok" } else { "FAILED" };
            println!("{:18} {word:7} {:4} s", check.name, check.took.as_secs());
            total += check.count;
        }
        let left_out: Vec<&str> = left_out.lines().collect();
        if !left_out.is_empty() {
            println!("\nleft out, because this machine has not what they need:");
            left_out.iter().for_each(|test| println!("  {test}"));
        }
        // A test that left counts as passed with its runner, but not with us.
        let passed = total.passed.saturating_sub(left_out.len() as u32);
        println!("\n{passed} passed, {} failed", total.failed);
        Ok(if total.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

/// A check that has no tests to count: nothing, or one failure.
fn failed_unless(good: bool) -> Count {
    Count { passed: 0, failed: u32::from(!good) }
}

fn has_nextest() -> bool {
    let version = Command::new("cargo").args(["nextest", "--version"]).output();
    version.is_ok_and(|output| output.status.success())
}

fn cargo(words: &str) -> anyhow::Result<Count> {
    let status = Command::new("cargo").args(words.split(' ')).stdin(Stdio::null()).status();
    Ok(failed_unless(status.context("cargo does not start")?.success()))
}

/// Runs a suite, shows what it says, and counts.
fn counted(words: &str, cluster: Option<&Cluster>, left_out: &Path) -> anyhow::Result<Count> {
    let mut command = Command::new("cargo");
    command.args(words.split(' ')).env(without::LEFT_OUT, left_out);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    if let Some(cluster) = cluster {
        command.env(without::POSTGRES, cluster.socket());
    }
    let mut suite = command.spawn().context("cargo does not start")?;
    let said = suite.stdout.take().context("its output is ours")?;
    let complained = suite.stderr.take().context("its output is ours")?;
    let mut count = std::thread::scope(|scope| {
        let said = scope.spawn(|| passed_on(said, std::io::stdout()));
        let mut count = passed_on(complained, std::io::stderr());
        count += said.join().unwrap_or_default();
        count
    });
    if !suite.wait()?.success() {
        // A suite that did not even start has no failed test, and yet failed.
        count.failed = count.failed.max(1);
    }
    Ok(count)
}

fn passed_on(from: impl Read, mut to: impl Write) -> Count {
    let mut count = Count::default();
    let mut lines = BufReader::new(from);
    let mut line = Vec::new();
    while lines.read_until(b'\n', &mut line).is_ok_and(|length| length > 0) {
        let words = String::from_utf8_lossy(&line);
        count += Count::in_line(&words);
        if says_something(&words) {
            // Who reads us may have stopped listening; the tests go on.
            let _ = to.write_all(&line);
        }
        line.clear();
    }
    count
}

/// Rooms without tests of a kind are many, and their empty reports hide the others.
fn says_something(line: &str) -> bool {
    let empty = ["running 0 tests", "test result: ok. 0 passed; 0 failed"];
    !line.trim().is_empty() && !empty.iter().any(|start| line.starts_with(start))
}

#[expect(
    clippy::disallowed_methods,
    reason = "how long a check took is told to a person, nothing depends on it"
)]
fn now() -> Instant {
    Instant::now()
}
