//! Measures how many messages a second are rendered: subject, plain text and HTML, with ten
//! invoices each. `cargo run --release -p text --example speed`.

use std::hint::black_box;

use text::{InvoiceLine, Letter, LetterContext, Templates, Voice};

const MESSAGES: usize = 40_000;

#[allow(clippy::disallowed_methods, reason = "an example that measures reads the clock")]
fn main() {
    let templates = Templates::new();
    let letters =
        [Letter::DueDayReminder, Letter::FriendlyReminder, Letter::SecondReminder, Letter::FirmReminder];
    let contexts = [Voice::NlJe, Voice::NlU, Voice::En].map(with_ten_invoices);
    let start = std::time::Instant::now();
    let mut bytes = 0;
    for index in 0..MESSAGES {
        let context = &contexts[index % contexts.len()];
        let rendered =
            templates.render(letters[index % letters.len()], context).expect("the sample has every fact");
        bytes += black_box(&rendered).html.len() + rendered.text.len();
    }
    let seconds = start.elapsed().as_secs_f64();
    let rate = MESSAGES as f64 / seconds;
    println!("{MESSAGES} messages in {seconds:.2} s: {rate:.0} a second, {} bytes each", bytes / MESSAGES);
}

fn with_ten_invoices(voice: Voice) -> LetterContext {
    let mut context = LetterContext::sample(voice);
    let line = context.invoices[0].clone();
    context.invoices =
        (0..10).map(|index| InvoiceLine { number: format!("2026-{index:04}"), ..line.clone() }).collect();
    context
}
