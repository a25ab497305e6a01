//! What customers buy as a matter of course, spread over the months, and when they mean to pay it.

use crate::demo::habits::Habit;
use crate::demo::script::{Sale, Script};
use crate::dice::Dice;

/// Sales of the last weeks are paid so that the work list of the last day holds the stories.
const CALM_WORKING_DAYS: i32 = 14;

pub fn plan(script: &mut Script, dice: &mut Dice) {
    for who in 0..script.cast.len() {
        let role = script.cast[who].clone();
        let stage = &script.stage;
        let begin = if role.is("new") { stage.before(64 - 3 * (who as i32 % 5)) } else { stage.from };
        // Before its story begins, everything of a customer is paid.
        let end = match () {
            () if role.is("story") && role.habit == Habit::CashPoor => stage.before(56).plus_days(-110),
            () if role.is("story") => stage.before(56).plus_days(-50),
            () => stage.before(1),
        };
        let span = end.days_since(begin).max(1);
        let mut planned = Vec::new();
        for place in 0..role.invoices {
            let width = (i64::from(span) / role.invoices).max(1);
            let offset = place * width + dice.below(width.unsigned_abs()) as i64;
            let wanted = begin.plus_days(i32::try_from(offset).unwrap_or(0)).min(end);
            let issued =
                if place == 0 && role.is("new") { begin } else { stage.calendar.on_or_before(wanted) };
            planned.push(issued.max(begin));
        }
        for issued in planned {
            let due = issued.plus_days(role.term);
            let cents = role.euros * (60 + dice.below(90) as i64) + dice.below(100) as i64;
            let calm = due > stage.before(CALM_WORKING_DAYS);
            let habit = match role.habit {
                Habit::Forgetful | Habit::Disorder | Habit::Absent | Habit::CashPoor if calm => Habit::OnTime,
                habit => habit,
            };
            let pays = habit.pays_on(issued, due, stage, dice);
            let pays = if calm && habit != Habit::Weekly { pays.min(due.plus_days(1)) } else { pays };
            script.sales.push(Sale {
                who,
                number: String::new(),
                issued,
                due,
                cents,
                payments: vec![(stage.bank_day(pays), cents)],
                transferred: 0,
                scripted: false,
                by_transfer: false,
            });
        }
    }
    take_one_back(script);
}

/// One collection comes back, halfway.
fn take_one_back(script: &mut Script) {
    let who = script.who("Bakkerij 't Stoepje");
    let of_customer = |sale: &usize| script.sales[*sale].who == who;
    script.taken_back = (0..script.sales.len()).filter(of_customer).nth(4);
}
