//! One PostgreSQL for a whole command: with nextest each test is a process of its own,
//! and making a cluster for each would cost half a second a test.

use std::process::{Command, ExitCode};

use anyhow::Context;
use testkit::postgres::Cluster;

/// Runs the command with a cluster named in its environment; the cluster ends with it.
pub fn run(command: &[&str]) -> anyhow::Result<ExitCode> {
    let cluster = Cluster::start();
    let status = Command::new(command[0])
        .args(&command[1..])
        .env(testkit::without::POSTGRES, cluster.socket())
        .status()
        .with_context(|| format!("{} does not start", command[0]))?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
