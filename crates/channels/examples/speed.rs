//! How fast messages are built and written: `cargo run --release -p channels --example speed`.
//!
//! A measurement, not a test: it prints and judges nothing.

use std::time::Instant;

use channels::{Envelope, FolderMailer, Mailer, build};

const MESSAGES: usize = 10_000;

fn main() {
    let words = "Beste Piet, vandaag vervalt factuur 2026-014 van € 1.250,00. Klopt er iets niet? ";
    let envelopes: Vec<Envelope> = (0..MESSAGES).map(|number| envelope(number, words)).collect();
    #[expect(clippy::disallowed_methods, reason = "this program exists to measure")]
    let now = Instant::now;
    for round in 1..=3 {
        let start = now();
        let bytes: usize = envelopes.iter().map(|envelope| build(envelope).expect("a message").len()).sum();
        let seconds = start.elapsed().as_secs_f64();
        println!("round {round}: {:.0} messages/s of {} bytes", MESSAGES as f64 / seconds, bytes / MESSAGES);
    }
    let folder = std::env::temp_dir().join(format!("bondig-speed-{}", std::process::id()));
    let mailer = FolderMailer::try_new(&folder).expect("a folder");
    let messages: Vec<Vec<u8>> =
        envelopes.iter().map(|envelope| build(envelope).expect("a message")).collect();
    let (start, before) = (now(), processor_ticks());
    for bytes in &messages {
        mailer.deliver("a@x.example", "b@x.example", bytes);
    }
    println!(
        "folder: {MESSAGES} files in {:.2} s, {} ticks of 10 ms processor time",
        start.elapsed().as_secs_f64(),
        processor_ticks() - before
    );
    std::fs::remove_dir_all(&folder).expect("our own folder");
}

fn envelope(number: usize, words: &str) -> Envelope {
    Envelope {
        message_id: format!("speed-{number}"),
        from_name: "Sanne Vermeer".to_owned(),
        from_address: "sanne@leverancier.example".to_owned(),
        reply_to: None,
        to_name: "Café de Hoek".to_owned(),
        to_address: format!("klant{number}@winkel.example"),
        subject: format!("Factuur {number}: € 1.250,00 vervalt vandaag"),
        text: words.repeat(12),
        html: format!("<p style=\"margin:0 0 1em\">{words}</p>\n").repeat(25),
        attachments: Vec::new(),
        date: "2026-03-05T08:30:15Z".parse().expect("a moment"),
        trial_of: None,
    }
}

/// User and system time of this process so far; 0 where the system does not tell.
fn processor_ticks() -> u64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    stat.rsplit(") ")
        .next()
        .map_or(0, |rest| rest.split(' ').skip(11).take(2).flat_map(str::parse::<u64>).sum())
}
