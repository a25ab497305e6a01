//! Looking ahead: what happens next for a customer when nothing new happens. Used for the promise
//! that every letter makes ("we bellen u op …") and for the HIERNA line of the dossier.
//!
//! It plays the product's own `decide` forward; it has no rule of its own.

use domain::{Act, Calendar, Date, Day, Dossier, Fact, Strategy};

/// Days after which we no longer say what comes next.
const HORIZON_DAYS: i32 = 90;

/// The next act that speaks with the customer or asks a person to decide, after `today`.
pub fn next_act(
    dossier: &Dossier,
    strategy: &Strategy,
    calendar: &Calendar,
    today: Date,
) -> Option<(Date, Act)> {
    let mut dossier = dossier.clone();
    let mut date = today;
    let last = today.plus_days(HORIZON_DAYS);
    let mut day = Day::new(date, calendar);
    let mut decision = domain::decide(&dossier, strategy, &day);
    loop {
        date = match decision.look_again {
            Some(next) if next <= last => next.max(date.plus_days(1)),
            _ => return None,
        };
        day = Day::new(date, calendar);
        decision = domain::decide(&dossier, strategy, &day);
        if let Some(act) = decision.acts.iter().find(|act| act.step.is_some() || act.approves.is_some()) {
            return Some((date, act.clone()));
        }
        for act in &decision.acts {
            dossier.apply(&Fact { on: date, event: act.fact() });
        }
    }
}
