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
use crate::tidy;

/// One row of the table at the end.
struct Check {
    name: &'static str,
    good: bool,
    took: Duration,
}

#[derive(Default)]
struct Report {
    checks: Vec<Check>,
    count: Count,
}

pub fn run() -> anyhow::Result<ExitCode> {
    let left_out = without::root().join("target/tests-left-out.txt");
    std::fs::create_dir_all(without::root().join("target"))?;
    std::fs::write(&left_out, "").context("the list of tests left out can't be written")?;

    let mut report = Report::default();
    report.check("format", || cargo(&["fmt", "--all", "--check"]))?;
    report.check("clippy", || {
        cargo(&[
            "clippy",
            "--workspace",
            "--all-targets",
            "--all-features",
            "--locked",
            "--quiet",
            "--",
            "-D",
            "warnings",
        ])
    })?;
    report.check("tidy", || Ok(tidy::run()? == ExitCode::SUCCESS))?;
    report.tests(&left_out)?;
    report.conclude(&std::fs::read_to_string(&left_out)?)
}

impl Report {
    fn check(
        &mut self,
        name: &'static str,
        check: impl FnOnce() -> anyhow::Result<bool>,
    ) -> anyhow::Result<()> {
        say(name);
        let began = now();
        let good = check()?;
        self.checks.push(Check {
            name,
            good,
            took: began.elapsed(),
        });
        Ok(())
    }

    fn tests(&mut self, left_out: &Path) -> anyhow::Result<()> {
        let nextest = Command::new("cargo")
            .args(["nextest", "--version"])
            .output()
            .is_ok_and(|output| output.status.success());
        let suite: &[&str] = if nextest {
            &[
                "nextest",
                "run",
                "--color",
                "never",
                "--status-level",
                "slow",
            ]
        } else {
            &["test", "--quiet", "--lib", "--bins", "--tests"]
        };
        let rest = [
            "--workspace",
            "--all-features",
            "--locked",
            "--no-fail-fast",
        ];
        let mut count = Count::default();
        self.check("build tests", || {
            cargo(&[&["test", "--no-run", "--quiet"], &rest[..3]].concat())
        })?;
        let cluster = (!without::says("postgres")).then(Cluster::start);
        self.check("tests", || {
            counted(
                &mut count,
                &[suite, &rest].concat(),
                cluster.as_ref(),
                left_out,
            )
        })?;
        self.check("examples in docs", || {
            counted(
                &mut count,
                &[&["test", "--doc", "--quiet"], &rest[..]].concat(),
                cluster.as_ref(),
                left_out,
            )
        })?;
        self.count = count;
        Ok(())
    }

    /// The table, what was left out by name, and the plain last line.
    fn conclude(mut self, left_out: &str) -> anyhow::Result<ExitCode> {
        println!();
        for check in &self.checks {
            let word = if check.good { "ok" } else { "FAILED" };
            println!("{:18} {word:7} {:4} s", check.name, check.took.as_secs());
        }
        let left_out: Vec<&str> = left_out.lines().collect();
        if !left_out.is_empty() {
            println!(
                "\n{} tests were left out, because this machine has not what they need:",
                left_out.len()
            );
            left_out.iter().for_each(|test| println!("  {test}"));
        }
        // A test that left counts as passed with its runner, but not with us.
        self.count.passed = self.count.passed.saturating_sub(left_out.len() as u32);
        let broken = self.checks.iter().filter(|check| !check.good).count() as u32;
        // A check that fails without a failed test (format, clippy, a build) is one failure.
        let failed = self.count.failed.max(broken);
        println!("\n{} passed, {failed} failed", self.count.passed);
        Ok(if failed == 0 {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        })
    }
}

fn cargo(arguments: &[&str]) -> anyhow::Result<bool> {
    let status = Command::new("cargo")
        .args(arguments)
        .stdin(Stdio::null())
        .status();
    Ok(status.context("cargo does not start")?.success())
}

/// Runs a suite, shows what it says, and counts.
fn counted(
    count: &mut Count,
    arguments: &[&str],
    cluster: Option<&Cluster>,
    left_out: &Path,
) -> anyhow::Result<bool> {
    let mut command = Command::new("cargo");
    command
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command.env(without::LEFT_OUT, left_out);
    if let Some(cluster) = cluster {
        command.env(without::POSTGRES, cluster.socket());
    }
    let mut suite = command.spawn().context("cargo does not start")?;
    let said = suite.stdout.take().context("its output is ours")?;
    let complained = suite.stderr.take().context("its output is ours")?;
    let both = std::thread::scope(|scope| {
        let said = scope.spawn(|| passed_on(said, std::io::stdout()));
        let complained = passed_on(complained, std::io::stderr());
        [said.join().unwrap_or_default(), complained]
    });
    both.into_iter().for_each(|more| *count += more);
    Ok(suite.wait()?.success())
}

fn passed_on(from: impl Read, mut to: impl Write) -> Count {
    let mut count = Count::default();
    let mut lines = BufReader::new(from);
    let mut line = Vec::new();
    while lines
        .read_until(b'\n', &mut line)
        .is_ok_and(|length| length > 0)
    {
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

fn say(name: &str) {
    println!("── {name}");
}

#[expect(
    clippy::disallowed_methods,
    reason = "how long a check took is told to a person, nothing depends on it"
)]
fn now() -> Instant {
    Instant::now()
}
