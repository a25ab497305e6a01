//! `bondig play FILE.json [--text]`: plays a small world through the product's own rules.

use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, Result};
use domain::play::{self, PlayFile, PlayStrategy};
use domain::strategy::Strategy;

#[derive(clap::Args)]
pub struct Play {
    /// The play, in the form of docs/play.md
    file: PathBuf,
    /// Print aligned columns for people instead of JSON lines
    #[arg(long)]
    text: bool,
}

pub fn run(command: &Play, out: &mut impl Write) -> Result<()> {
    let name = command.file.display();
    let source = std::fs::read_to_string(&command.file).with_context(|| format!("{name} cannot be read"))?;
    let file: PlayFile = serde_json::from_str(&source).with_context(|| format!("{name} is not a play"))?;
    let strategy = strategy(&file)?;
    let (lines, summary) = play::play(&file, &strategy).with_context(|| format!("{name} is not a play"))?;
    for line in &lines {
        if command.text {
            writeln!(out, "{}", line.text().trim_end())?;
        } else {
            writeln!(out, "{}", serde_json::to_string(line)?)?;
        }
    }
    if command.text {
        writeln!(
            out,
            "{} messages, {} calls, {} visits, {} letters, {} tasks, {} wrongful",
            summary.messages, summary.calls, summary.visits, summary.letters, summary.tasks, summary.wrongful
        )?;
    } else {
        writeln!(out, "{}", serde_json::json!({ "summary": summary }))?;
    }
    Ok(())
}

fn strategy(file: &PlayFile) -> Result<Strategy> {
    let strategy = match &file.strategy {
        PlayStrategy::Default => Strategy::default(),
        PlayStrategy::Named(name) if name == "default" => Strategy::default(),
        PlayStrategy::Named(name) => {
            anyhow::bail!("there is no strategy “{name}”; write \"default\" or a whole strategy")
        }
        PlayStrategy::Own(own) => own.as_ref().clone(),
    };
    if let Some(problem) = strategy.problems().first() {
        anyhow::bail!("the strategy cannot be used: {problem}");
    }
    Ok(strategy)
}
