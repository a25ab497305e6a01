//! How fast deciding is: ten customers times a thousand, ten open invoices each, one core.
//!
//! `cargo run --release -p domain --example speed`. Beside it stands a bare ladder: for each invoice
//! only "so many days overdue is step so", which is what deciding would cost without agreements,
//! channels, gates and reasons.

use std::hint::black_box;
use std::time::{Duration, Instant};

use domain::decide::decide;
use domain::event::NewInvoice;
use domain::{
    Calendar, Cents, Channel, Channels, Collect, Currency, Date, Day, Dossier, Event, Fact, InvoiceId,
    Jurisdiction, Profile, Strategy,
};

const CUSTOMERS: i64 = 10_000;
const INVOICES: i64 = 10;

fn main() {
    let today: Date = "2026-03-05".parse().expect("a date");
    let calendar = Calendar::new(Jurisdiction::Nl);
    let strategy = Strategy::default();
    let day = Day::new(today, &calendar);
    let dossiers: Vec<Dossier> = (0..CUSTOMERS).map(|place| customer(place, today)).collect();
    let deciding = best_of_seven(|| {
        let acts = |dossier: &Dossier| decide(dossier, &strategy, &day).acts.len();
        dossiers.iter().map(acts).sum()
    });
    let ladder = best_of_seven(|| dossiers.iter().map(|dossier| bare_ladder(dossier, today)).sum());
    println!("decide about {} open invoices: {deciding:?}", CUSTOMERS * INVOICES);
    println!("a bare overdue ladder:          {ladder:?}");
}

fn best_of_seven(work: impl Fn() -> usize) -> Duration {
    let once = || {
        #[expect(clippy::disallowed_methods, reason = "this is the edge: it measures")]
        let start = Instant::now();
        black_box(work());
        start.elapsed()
    };
    (0..7).map(|_| once()).min().expect("seven times")
}

/// Due dates from 119 days before to 30 days after, spread evenly over the customers.
fn customer(place: i64, today: Date) -> Dossier {
    let mut dossier = Dossier::default();
    let profile =
        Profile { reachable: Channels::of(&[Channel::Email, Channel::Phone]), ..Profile::default() };
    let mut learn = |event| dossier.apply(&Fact { on: today, event });
    learn(Event::Profile { profile: Box::new(profile) });
    for index in 0..INVOICES {
        let offset = (place * INVOICES + index) * 7919 % 150 - 119;
        let due = today.plus_days(offset as i32);
        learn(Event::Invoice(Box::new(NewInvoice {
            invoice: InvoiceId(place * INVOICES + index + 1),
            number: String::new(),
            amount: Cents(10_000 + index * 1_000),
            currency: Currency::EUR,
            issued: due.plus_days(-30),
            sent: due.plus_days(-30),
            due,
            project: None,
            specialist: None,
            collect: Collect::Transfer,
            reference: None,
        })));
    }
    dossier
}

fn bare_ladder(dossier: &Dossier, today: Date) -> usize {
    let step = |days: i32| match days {
        ..0 => 0,
        0..5 => 1,
        5..20 => 2,
        20..40 => 3,
        _ => 4,
    };
    dossier.invoices.iter().map(|invoice| step(today.days_since(invoice.due))).sum()
}
