//! Conversations of today: why is it late, how are things, did it arrive; and what waits for a yes.

use domain::CallOutcome;

use crate::demo::cast::{JOOST, MARIEKE};
use crate::demo::script::{Script, Snooze};

pub fn plan(script: &mut Script) {
    reasons(script);
    a_good_payer_is_late(script);
    did_it_arrive(script);
    call_me_back(script);
    put_off(script);
    firm_word(script);
    formal_letter(script);
}

fn reasons(script: &mut Script) {
    let due = script.stage.due_for_call(script.stage.last);
    for (name, cents) in [("Strandpaviljoen Zuiderduin", 71_345), ("Banketbakkerij Zoetelief", 52_810)] {
        let who = script.who(name);
        script.sale_due(who, due, cents);
    }
}

/// Nine years never late, and now three days: somebody asks how things are.
fn a_good_payer_is_late(script: &mut Script) {
    let who = script.who("Bakkerij Oldenhof");
    let due = script.stage.before(3);
    script.sale_due(who, due, 46_815);
}

fn did_it_arrive(script: &mut Script) {
    let who = script.who("Bakkerij Kornelis");
    let sent = script.stage.before(3);
    script.sale(who, sent, sent.plus_days(14), 312_400);
}

/// Asked to be called back today.
fn call_me_back(script: &mut Script) {
    let who = script.who("Koffiehuis Hanze");
    let called = script.stage.before(2);
    script.story_from[who] = script.stage.before(8);
    script.sale_due(who, script.stage.due_for_call(called), 33_660);
    let until = script.stage.last.plus_days(-1);
    let words = "Tim stond in de zaak: “Bel me over twee dagen, dan heb ik de map bij me.”";
    script.called(called, 16 * 60, (who, MARIEKE), (CallOutcome::CallBack, Some(until)), words);
}

/// *Later*: rows that a colleague put off.
fn put_off(script: &mut Script) {
    let on = script.stage.before(1);
    let due = script.stage.due_for_call(on);
    for (name, cents, days) in [("Wijnbar Kurk", 24_310, 2), ("Eetcafé De Kade", 40_895, 3)] {
        let who = script.who(name);
        script.story_from[who] = script.story_from[who].min(script.stage.before(8));
        script.sale_due(who, due, cents);
        let until = script.stage.after(script.stage.today, days);
        script.snoozes.push(Snooze { on, who, until });
    }
}

/// Called twice, nobody answered: the firm reminder waits for a yes.
fn firm_word(script: &mut Script) {
    let who = script.who("IJssalon Il Ghiro");
    script.story_from[who] = script.stage.before(20);
    let due = script.stage.last.plus_days(-21);
    script.sale_due(who, due, 67_430);
    let first = script.stage.after(due, 5);
    script.called(first, 10 * 60, (who, MARIEKE), (CallOutcome::NoAnswer, None), "Geen gehoor.");
    let second = script.stage.after(first, 5);
    script.called(second, 15 * 60, (who, JOOST), (CallOutcome::Voicemail, None), "Voicemail ingesproken.");
}

/// A consumer who promised and was not reached again: the letter of fourteen days waits for a yes.
fn formal_letter(script: &mut Script) {
    let who = script.who("De heer Wouter Bloem");
    let due = script.stage.last.plus_days(-35);
    script.sale_due(who, due, 23_650);
    let called = script.stage.after(due, 5);
    let promised = script.stage.bank_day(called.plus_days(4));
    let words = "Wouter: net verhuisd, maakt het na het weekend over.";
    script.called(called, 11 * 60, (who, JOOST), (CallOutcome::Promise, Some(promised)), words);
    let missed = script.stage.calendar.plus_bank_days(promised, 2);
    let again = script.stage.calendar.on_or_after(missed.plus_days(1));
    script.called(again, 10 * 60, (who, MARIEKE), (CallOutcome::Voicemail, None), "Voicemail ingesproken.");
}
