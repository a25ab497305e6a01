//! The binary `bondig`: reads the command line, calls a use case, prints what came of it.

mod bank_year;
mod clock;
mod commands;
mod config;
mod demo;
mod dice;
mod interrupt;
mod office;
mod progress;

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::office::Where;

/// Bondig gets invoices paid by looking after the relation.
///
/// A first time: bondig demo. For real: bondig init, bondig import FILES, bondig plan,
/// bondig serve.
#[derive(Parser)]
#[command(name = "bondig", version, about, max_term_width = 100)]
struct Arguments {
    #[command(flatten)]
    place: Where,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make a demo with an invented administration, and show it
    Demo(commands::demo::Demo),
    /// Make bondig.toml, the database, the client and the first user
    Init(Box<commands::init::Init>),
    /// Tell what files say, without storing anything
    Read(commands::read::Read),
    /// Store what is new in files of bookkeeping and bank
    Import(commands::import::Import),
    /// What a customer owes and how it came so; or all customers
    Statement(commands::statement::Statement),
    /// What is open, by how late it is
    Ageing(commands::ageing::Ageing),
    /// Connect with a bookkeeping package: moneybird or e-boekhouden
    Connect(Box<commands::connect::Connect>),
    /// Take over what changed in the bookkeeping
    Sync(commands::sync::Sync),
    /// Tell which invoices payments are for: certain, likely or none, with the evidence
    Match(commands::matching::Match),
    /// Tell what would happen on a day: to whom, through what, why; and why not
    Plan(commands::plan::Plan),
    /// Decide, save, send what may go by itself, put the rest on people's lists
    Run(commands::run::Run),
    /// The web application, with the run on its daily schedule
    Serve(commands::serve::Serve),
    /// Open sending, after the first-day check, the stop button or a restore
    Release(commands::sending::Release),
    /// The stop button: nothing goes out any more
    Stop(commands::sending::Stop),
    /// A one-time login link
    Link(commands::link::Link),
    /// Make a user
    User(commands::link::NewUser),
    /// Hold what is stored against what happened
    Doctor(commands::doctor::Doctor),
    /// Write everything into one file
    Backup(commands::move_house::Backup),
    /// Put a backup in place; sending stays closed until released
    Restore(commands::move_house::Restore),
    /// Move the installation to another database, compared row by row
    CopyTo(commands::move_house::CopyTo),
    /// Play a small world through the rules and print what would be done, and why
    Play(commands::play::Play),
    /// Make an installation of any size in this empty folder, to measure with
    Generate(commands::generate::Generate),
}

/// What went wrong, for scripts: 1 something else, 2 the command line (by clap), 3 a newer run
/// exists, 4 the database.
fn exit_code(error: &anyhow::Error) -> u8 {
    if error.chain().any(|cause| cause.is::<app::StoreError>()) {
        return 4;
    }
    match error.downcast_ref::<app::AppError>() {
        Some(app::AppError::NewerRunExists { .. }) => 3,
        Some(app::AppError::Store(_)) => 4,
        _ => 1,
    }
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let mut out = io::BufWriter::new(io::stdout().lock());
    let result = run(&arguments, &mut out).and_then(|()| Ok(out.flush()?));
    match result {
        Ok(()) => ExitCode::SUCCESS,
        // The reader of our output has gone, as with “bondig plan | head”.
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = out.flush();
            eprintln!("bondig: {error:#}");
            ExitCode::from(exit_code(&error))
        }
    }
}

fn run(arguments: &Arguments, out: &mut impl Write) -> Result<()> {
    let place = &arguments.place;
    match &arguments.command {
        Command::Demo(command) => commands::demo::run(command, place.json, out),
        Command::Init(command) => commands::init::run(command, place, out),
        Command::Read(command) => commands::read::run(command, place.json, out),
        Command::Import(command) => commands::import::run(command, place, out),
        Command::Statement(command) => commands::statement::run(command, place, out),
        Command::Ageing(command) => commands::ageing::run(command, place, out),
        Command::Connect(command) => commands::connect::run(command, place, out),
        Command::Sync(command) => commands::sync::run(command, place, out),
        Command::Match(command) => commands::matching::run(command, place, out),
        Command::Plan(command) => commands::plan::run(command, place, out),
        Command::Run(command) => commands::run::run(command, place, out),
        Command::Serve(command) => commands::serve::run(command, place, out),
        Command::Release(command) => commands::sending::release(command, place, out),
        Command::Stop(command) => commands::sending::stop(command, place, out),
        Command::Link(command) => commands::link::run(command, place, out),
        Command::User(command) => commands::link::new_user(command, place, out),
        Command::Doctor(command) => commands::doctor::run(command, place, out),
        Command::Backup(command) => commands::move_house::backup(command, place, out),
        Command::Restore(command) => commands::move_house::restore(command, place, out),
        Command::CopyTo(command) => commands::move_house::copy_to(command, place, out),
        Command::Play(command) => commands::play::run(command, out),
        Command::Generate(command) => commands::generate::run(command, place.json, out),
    }
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let io_error = error.downcast_ref::<io::Error>();
    io_error.is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
