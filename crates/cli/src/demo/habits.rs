//! How customers pay and answer, each after his own habit.
//!
//! Chance comes from the dice of the demo. A habit changes what a sale still brings; it never
//! touches what is written out in a story.

use domain::{CallOutcome, Channel, Date, Event, Intent, Step};

use crate::demo::script::note;
use crate::demo::stage::Stage;
use crate::dice::Dice;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Habit {
    Early,
    OnTime,
    /// A day or two late, without a word needed.
    ALittleLate,
    /// Pays when somebody says it.
    Forgetful,
    /// The one who pays is often away.
    Absent,
    /// Loses invoices, misses references.
    Disorder,
    /// Counts thirty days, whatever the invoice says.
    OwnTerm,
    /// Wants to, and promises more than there is.
    CashPoor,
    /// Pays everything on Thursdays.
    Weekly,
    DirectDebit,
}

impl Habit {
    pub fn of(word: &str) -> Habit {
        match word {
            "early" => Habit::Early,
            "a_little" => Habit::ALittleLate,
            "forgetful" => Habit::Forgetful,
            "absent" => Habit::Absent,
            "disorder" => Habit::Disorder,
            "own_term" => Habit::OwnTerm,
            "cash_poor" => Habit::CashPoor,
            "weekly" => Habit::Weekly,
            "incasso" => Habit::DirectDebit,
            _ => Habit::OnTime,
        }
    }

    pub fn is_good_payer(self) -> bool {
        matches!(self, Habit::Early | Habit::OnTime | Habit::DirectDebit | Habit::Weekly)
    }

    /// The day on which he means to pay when nobody says anything.
    pub fn pays_on(self, issued: Date, due: Date, stage: &Stage, dice: &mut Dice) -> Date {
        let some = |dice: &mut Dice, days: u64| dice.below(days) as i32;
        let day = match self {
            Habit::Early => issued.plus_days(5 + some(dice, 6)).min(due.plus_days(-1)),
            Habit::OnTime => due.plus_days(-some(dice, 3)),
            Habit::DirectDebit => due,
            Habit::ALittleLate => due.plus_days(1 + some(dice, 2)),
            Habit::Absent if dice.below(3) > 0 => due.plus_days(-some(dice, 2)),
            Habit::Disorder if dice.below(2) > 0 => due.plus_days(1),
            Habit::CashPoor if dice.below(3) > 0 => due.plus_days(3 + some(dice, 3)),
            Habit::Weekly => thursday(due),
            Habit::OwnTerm => issued.plus_days(29),
            _ => due.plus_days(55),
        };
        stage.bank_day(day)
    }

    /// What a message moves: after so many days he pays, or he answers.
    pub fn hears(self, step: Step, today: Date, dice: &mut Dice) -> Reaction {
        if !step.is_reminder() {
            return Reaction::Nothing;
        }
        let chance = dice.below(100);
        match self {
            Habit::Forgetful if step == Step::DueDayReminder && chance < 35 => Reaction::PaysIn(1),
            Habit::Forgetful if step != Step::DueDayReminder && chance < 65 => Reaction::PaysIn(2),
            Habit::Absent if step != Step::DueDayReminder && chance < 60 => {
                let back = today.plus_days(6);
                let text = "Automatisch antwoord: ik ben een week afwezig en lees mijn e-mail niet.";
                Reaction::Answers(Box::new(reply(Intent::OutOfOffice, Some(back), text)), 9)
            }
            Habit::Disorder if step != Step::DueDayReminder && chance < 50 => {
                let text = "“Ik kan deze factuur niet vinden. Kunt u een kopie sturen?”";
                Reaction::Answers(Box::new(reply(Intent::RequestCopy, None, text)), 5)
            }
            Habit::CashPoor if chance < 20 => Reaction::PaysIn(3),
            Habit::OnTime | Habit::Early | Habit::ALittleLate | Habit::Weekly => Reaction::PaysIn(1),
            _ => Reaction::Nothing,
        }
    }

    /// What comes out of a call: the outcome, the words, and after how many days he pays (0: as he
    /// meant to).
    pub fn is_called(self, talk: &Talk, dice: &mut Dice) -> (Event, &'static str, i32) {
        let today = talk.today;
        let promise = |days| call(CallOutcome::Promise, Some(today.plus_days(days)));
        if talk.step == Step::ReceiptCheck {
            let on_time = call(CallOutcome::Promise, Some(talk.due.max(today)));
            return (on_time, "Goed ontvangen, alles klopt; betaalt op tijd.", 0);
        }
        // Who was not reached last time is reached now.
        let chance = dice.below(100).max(if talk.attempts > 0 { 50 } else { 0 });
        let missed = |outcome, words| (call(outcome, None), words, 0);
        match self {
            Habit::CashPoor if talk.step == Step::PromiseFollowUp => {
                missed(CallOutcome::WantsPlan, "Het lukt niet in één keer; vraagt of het in drie delen mag.")
            }
            Habit::CashPoor if chance < 55 => {
                let words = "Wacht zelf op geld van een klant; belooft deze week te betalen.";
                (promise(5), words, 40)
            }
            Habit::Disorder if chance < 25 => missed(CallOutcome::Voicemail, "Voicemail ingesproken."),
            Habit::Forgetful | Habit::Disorder if chance < 40 => {
                missed(CallOutcome::NoAnswer, "Geen gehoor.")
            }
            Habit::Absent if chance < 30 => {
                let back = call(CallOutcome::Absent, Some(today.plus_days(6)));
                (back, "De administratie is er volgende week weer.", 9)
            }
            Habit::Disorder => {
                let words = "Factuur lag nog op de stapel. Kopie gemaild, betaalt deze week.";
                (promise(5), words, 4)
            }
            _ => (promise(4), *dice.one_of(&EXCUSES), 2),
        }
    }
}

const EXCUSES: [&str; 6] = [
    "Was vergeten, excuses. Betaalt binnen een paar dagen.",
    "Stond klaar in de bank maar niet verzonden. Doet het vandaag nog.",
    "Drukke weken gehad; maakt het deze week over.",
    "Dacht dat het al betaald was. Zoekt het op en betaalt.",
    "Boekhouder komt donderdag, dan gaat het mee.",
    "Leuk gesprek over de nieuwe winkel; betaalt morgen.",
];

/// A call that is made: which, when, about what, and how often it was tried before.
pub struct Talk {
    pub step: Step,
    pub today: Date,
    pub due: Date,
    pub attempts: u32,
}

/// What a customer does with a message.
pub enum Reaction {
    Nothing,
    PaysIn(i32),
    /// He writes back, and pays after so many days.
    Answers(Box<[Event; 2]>, i32),
}

pub fn call(outcome: CallOutcome, until: Option<Date>) -> Event {
    Event::CallOutcome { outcome, until, invoices: None, amount: None, reason: None }
}

/// A reply by e-mail, with the words of the customer beside it.
pub fn reply(intent: Intent, until: Option<Date>, words: &str) -> [Event; 2] {
    let reply = Event::Reply {
        channel: Channel::Email,
        intents: vec![intent],
        until,
        days: None,
        invoices: None,
        amount: None,
    };
    [note(words), reply]
}

/// The first Thursday from this day on.
fn thursday(day: Date) -> Date {
    let mut day = day;
    while day.weekday() != domain::date::Weekday::Thursday {
        day = day.plus_days(1);
    }
    day
}
