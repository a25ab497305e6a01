//! `cargo xtask bench`: the figures of docs/bench.md, measured on the release binary.
//!
//! A benchmark is a benchmark, not a timed test: it prints what it measured and judges nothing.
//! CPU seconds are the process's own user and system time, peak memory its high-water mark.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use anyhow::{Context, Result, bail};

mod matching;
mod pages;

/// What one run of a process took.
struct Cost {
    cpu_seconds: f64,
    peak_megabytes: f64,
    last_line: String,
}

pub fn run(words: &[&str]) -> Result<ExitCode> {
    let with_million = words.contains(&"--million");
    if !words.contains(&"--no-build") {
        build()?;
    }
    let binary = binary()?;
    let folder = std::env::temp_dir().join(format!("bondig-bench-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    println!(
        "measured on {} cores; the median of three where it says so\n",
        std::thread::available_parallelism()?
    );
    let result = match words.contains(&"--matching") {
        true => matching::measure(&binary, &folder),
        false => all(&binary, &folder, with_million),
    };
    fs::remove_dir_all(&folder)?;
    result.map(|()| ExitCode::SUCCESS)
}

fn all(binary: &Path, folder: &Path, with_million: bool) -> Result<()> {
    example("domain", "speed")?;
    example("text", "speed")?;
    example("formats", "speed")?;
    let hundred = first_day_and_next(binary, folder, 10_000, 3)?;
    println!(
        "first day, 100k open invoices: {:.2} CPU-s, {:.0} MB   {}",
        hundred.0.cpu_seconds, hundred.0.peak_megabytes, hundred.0.last_line
    );
    println!(
        "the day after:                 {:.2} CPU-s, {:.0} MB   {}",
        hundred.1.cpu_seconds, hundred.1.peak_megabytes, hundred.1.last_line
    );
    let mail = mail(binary, folder)?;
    println!("10,000 messages decided:       {:.2} CPU-s", mail.0.cpu_seconds);
    println!(
        "10,000 messages sent as .eml:  {:.2} CPU-s, {:.0} MB   {}",
        mail.1.cpu_seconds, mail.1.peak_megabytes, mail.1.last_line
    );
    pages::measure(binary, folder)?;
    matching::measure(binary, folder)?;
    if with_million {
        let million = first_day_and_next(binary, folder, 100_000, 1)?;
        println!(
            "first day, 1M open invoices:   {:.2} CPU-s, {:.0} MB   {:.1}x the 100k figure",
            million.0.cpu_seconds,
            million.0.peak_megabytes,
            million.0.cpu_seconds / hundred.0.cpu_seconds
        );
        println!(
            "the day after, 1M:             {:.2} CPU-s, {:.0} MB   {:.1}x",
            million.1.cpu_seconds,
            million.1.peak_megabytes,
            million.1.cpu_seconds / hundred.1.cpu_seconds
        );
    }
    Ok(())
}

fn build() -> Result<()> {
    let built =
        Command::new(env!("CARGO")).args(["build", "--release", "--locked", "-p", "bondig"]).status()?;
    if !built.success() {
        bail!("the release build failed");
    }
    Ok(())
}

fn binary() -> Result<PathBuf> {
    // This program stands in <target>/debug; the release binary beside it.
    let own = std::env::current_exe()?;
    let target = own.parent().and_then(Path::parent).context("xtask stands in the target folder")?;
    Ok(target.join("release/bondig"))
}

fn example(package: &str, name: &str) -> Result<()> {
    let status = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--release", "--locked", "-p", package, "--example", name])
        .status()?;
    if !status.success() {
        bail!("the example {name} of {package} failed");
    }
    println!();
    Ok(())
}

/// Generates `customers` with ten invoices each, runs the first day and the next; the median of
/// `times`, each on fresh data.
fn first_day_and_next(binary: &Path, folder: &Path, customers: u32, times: usize) -> Result<(Cost, Cost)> {
    let mut first = Vec::new();
    let mut next = Vec::new();
    for _ in 0..times {
        let place = empty(folder)?;
        let count = customers.to_string();
        measured(binary, &place, &["generate", "--customers", &count, "--as-of", "2026-03-05", "--json"])?;
        first.push(measured(binary, &place, &["run", "--date", "2026-03-05", "--no-send", "--json"])?);
        next.push(measured(binary, &place, &["run", "--date", "2026-03-06", "--no-send", "--json"])?);
    }
    Ok((median(first), median(next)))
}

/// Ten thousand customers with one invoice each, all due today: ten thousand messages.
fn mail(binary: &Path, folder: &Path) -> Result<(Cost, Cost)> {
    let place = empty(folder)?;
    let data = [
        "generate",
        "--invoices-per-customer",
        "1",
        "--due-from",
        "0",
        "--due-to",
        "0",
        "--as-of",
        "2026-03-05",
        "--json",
    ];
    measured(binary, &place, &data)?;
    let decided = measured(binary, &place, &["run", "--date", "2026-03-05", "--no-send", "--json"])?;
    let sent = measured(binary, &place, &["run", "--date", "2026-03-05", "--json"])?;
    Ok((decided, sent))
}

fn empty(folder: &Path) -> Result<PathBuf> {
    let place = folder.join("data");
    if place.exists() {
        fs::remove_dir_all(&place)?;
    }
    fs::create_dir_all(&place)?;
    Ok(place)
}

fn median(mut costs: Vec<Cost>) -> Cost {
    costs.sort_by(|one, other| one.cpu_seconds.total_cmp(&other.cpu_seconds));
    costs.remove(costs.len() / 2)
}

/// Runs it and reads what it took: CPU time from the shell's `times`, which counts the finished
/// child exactly, memory from the child's own high-water mark while it lives.
fn measured(binary: &Path, place: &Path, arguments: &[&str]) -> Result<Cost> {
    let script = r#"TIMEFORMAT='%U %S'; time "$0" "$@""#;
    let mut child = Command::new("bash")
        .args(["-c", script])
        .arg(binary)
        .args(arguments)
        .current_dir(place)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let mut peak = 0.0_f64;
    while child.try_wait()?.is_none() {
        peak = peak.max(peak_of_child(child.id()));
        std::thread::yield_now();
    }
    let output = child.wait_with_output()?;
    let told = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        bail!("bondig {} failed: {told}", arguments.join(" "));
    }
    let times = told.lines().last().unwrap_or_default();
    let cpu_seconds = times.split_whitespace().filter_map(|part| part.parse::<f64>().ok()).sum();
    let last_line = String::from_utf8_lossy(&output.stdout).lines().last().unwrap_or_default().to_owned();
    Ok(Cost { cpu_seconds, peak_megabytes: peak, last_line })
}

/// The high-water mark of the shell's only child, in MB.
fn peak_of_child(shell: u32) -> f64 {
    let children = fs::read_to_string(format!("/proc/{shell}/task/{shell}/children")).unwrap_or_default();
    let status = |process: &str| fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let marks = children.split_whitespace().filter_map(|process| {
        let text = status(process);
        let line = text.lines().find(|line| line.starts_with("VmHWM:"))?;
        line.split_whitespace().nth(1)?.parse::<f64>().ok()
    });
    marks.fold(0.0, f64::max) / 1024.0
}
