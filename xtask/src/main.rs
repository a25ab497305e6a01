//! `cargo xtask`: what a developer would otherwise do by hand twice.
//!
//! It is no part of the product and nothing of the product depends on it.

use std::process::ExitCode;

mod behaviours;
mod bench;
mod ci;
mod count;
mod samples;
mod tidy;
mod with_postgres;

const HELP: &str = "\
cargo xtask WHAT

  tidy                      checks the laws of the house that no compiler knows: who may import whom,
                            sizes, module docs, floats near money, keys of the languages
  behaviours                writes docs/behaviours.md from the names of the tests
  ci                        format, clippy, tidy and every test, on what this machine has
                            (./test does the same, and first installs what is missing)
  bench [--million]         the figures of docs/bench.md, measured on the release binary
  samples DIR               reads every file of a folder and holds it against a second, simple way of
                            looking: a table per format, each wrong file with why (--record: the digests
                            for samples/reviewed.txt, after a look at each file)
  with-postgres -- COMMAND  runs the command with one PostgreSQL for all its tests
";

fn main() -> anyhow::Result<ExitCode> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["tidy"] => tidy::run(),
        ["behaviours"] => behaviours::run(),
        ["ci"] => ci::run(),
        ["bench", rest @ ..] => bench::run(rest),
        ["samples", folder, rest @ ..] => samples::run(folder, rest),
        ["with-postgres", "--", command @ ..] if !command.is_empty() => with_postgres::run(command),
        ["--help" | "-h" | "help"] => {
            print!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        _ => {
            eprint!("{HELP}");
            Ok(ExitCode::from(2))
        }
    }
}
