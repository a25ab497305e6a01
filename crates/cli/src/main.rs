//! The binary `bondig`: reads the command line, calls a use case, prints what came of it.

mod commands;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Bondig gets invoices paid by looking after the relation.
#[derive(Parser)]
#[command(name = "bondig", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Play a small world through the rules and print what would be done, and why
    Play(commands::play::Play),
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let mut out = io::stdout().lock();
    let result = match &arguments.command {
        Command::Play(command) => commands::play::run(command, &mut out),
    };
    let result = result.and_then(|()| Ok(out.flush()?));
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bondig: {error:#}");
            ExitCode::from(1)
        }
    }
}
