//! Promises, arrangements, terms, absences.

use domain::{CallOutcome, Cents, Event, Intent};

use crate::demo::cast::{JOOST, MARIEKE};
use crate::demo::habits::{call, reply};
use crate::demo::script::{Script, note, open};

pub fn plan(script: &mut Script) {
    broken_promise(script);
    open_promises(script);
    running_arrangement(script);
    missed_term(script);
    plan_wanted(script);
    agreed_term(script);
    away(script);
}

/// Promised last week, nothing came: today somebody asks what happened.
fn broken_promise(script: &mut Script) {
    let who = script.who("Bakkerij Roelofs");
    let called = script.stage.before(8);
    let until = script.stage.agreed_and_missed(script.stage.last);
    script.sale_due(who, script.stage.due_for_call(called), 74_285);
    let words = "Gerda: de oven was stuk, dure reparatie gehad. Betaalt volgende week.";
    script.called(called, 10 * 60 + 20, (who, MARIEKE), (CallOutcome::Promise, Some(until)), words);
}

/// Two promises that still run; one was kept last month.
fn open_promises(script: &mut Script) {
    let stage = &script.stage;
    let (called, until) = (stage.before(2), stage.bank_day(stage.today.plus_days(3)));
    let due = stage.due_for_call(called);
    let who = script.who("Bakkerij De Zeilsteeg");
    script.sale_due(who, due, 51_640);
    let words = "Jelle wacht op zijn accountant en maakt het begin volgende week over.";
    script.called(called, 11 * 60, (who, JOOST), (CallOutcome::Promise, Some(until)), words);

    let who = script.who("Strandpaviljoen Zuiderduin");
    let earlier = script.stage.before(34);
    let kept = script.stage.before(31);
    let sale = script.sale_due(who, script.stage.due_for_call(earlier), 68_900);
    script.paid(sale, kept);
    let words = "Koen: rekening lag in het strandhuis. Maakt het vandaag over.";
    script.called(earlier, 9 * 60 + 40, (who, MARIEKE), (CallOutcome::Promise, Some(kept)), words);
}

/// Paying in three parts, two of which came in time.
fn running_arrangement(script: &mut Script) {
    let who = script.who("Lunchcafé Bij Saar");
    let stage = &script.stage;
    let agreed = stage.before(40);
    let asked = stage.before(42);
    let terms = [agreed.plus_days(7), agreed.plus_days(37), stage.today.plus_days(11)];
    let sale = script.sale_due(who, script.stage.due_for_call(asked), 120_000);
    script.paid_in_part(sale, terms[0].plus_days(-1), 40_000);
    script.paid_in_part(sale, terms[1].plus_days(-1), 40_000);
    let words = "Saar: rustige winter, in één keer lukt niet. Vraagt om drie keer.";
    script.called(asked, 10 * 60, (who, MARIEKE), (CallOutcome::WantsPlan, None), words);
    script.at(agreed, 13 * 60, (who, JOOST), move |dossier| {
        let terms = terms.iter().map(|day| (*day, Cents(40_000))).collect();
        vec![
            note("Drie keer € 400,00 afgesproken; Saar is er blij mee."),
            Event::Arrangement { invoices: open(dossier), terms, heard: None },
        ]
    });
}

/// The second part did not come.
fn missed_term(script: &mut Script) {
    let who = script.who("Grand Café De Beurs");
    let stage = &script.stage;
    let second = stage.agreed_and_missed(stage.last);
    let terms = [second.plus_days(-28), second, second.plus_days(28)];
    let agreed = stage.calendar.on_or_before(terms[0].plus_days(-8));
    let asked = stage.calendar.minus_working_days(agreed, 1);
    let sale = script.sale_due(who, script.stage.due_for_call(asked), 96_300);
    script.paid_in_part(sale, terms[0].plus_days(-1), 32_100);
    let words = "Mark: verbouwing liep uit. Wil in drie delen betalen.";
    script.called(asked, 15 * 60, (who, JOOST), (CallOutcome::WantsPlan, None), words);
    script.at(agreed, 11 * 60, (who, JOOST), move |dossier| {
        let terms = terms.iter().map(|day| (*day, Cents(32_100))).collect();
        vec![
            note("Drie delen afgesproken en bevestigd."),
            Event::Arrangement { invoices: open(dossier), terms, heard: None },
        ]
    });
}

/// Asked yesterday whether it may be in parts: today somebody makes a proposal.
fn plan_wanted(script: &mut Script) {
    let who = script.who("Maaltijdservice Tafelaar");
    let called = script.stage.before(1);
    script.sale_due(who, script.stage.due_for_call(called), 131_450);
    let words = "Rens: twee grote klanten betalen laat. Kan het in delen?";
    script.called(called, 14 * 60, (who, MARIEKE), (CallOutcome::WantsPlan, None), words);
}

/// Thirty days were agreed; the bookkeeping still sends fourteen, on today's invoice as well.
fn agreed_term(script: &mut Script) {
    let who = script.who("Koffiebranderij Het Anker");
    let claimed = script.stage.before(44);
    let first = script.sale_due(who, script.stage.due_for_call(claimed), 81_070);
    let in_time = script.stage.calendar.on_or_after(script.sales[first].issued.plus_days(28));
    script.paid(first, in_time);
    let words = "Yusuf belt: “Ik krijg een herinnering, maar wij hebben altijd dertig dagen.”";
    script.tell(
        claimed,
        9 * 60 + 5,
        (who, JOOST),
        vec![note(words), Event::TermClaimed { days: 30, said: None }],
    );
    let approved = script.stage.before(43);
    script.tell(
        approved,
        8 * 60 + 50,
        (who, JOOST),
        vec![
            note("Akkoord van Ruben Mol: dertig dagen, ook voor wat nu openstaat."),
            Event::TermApproved { days: 30, from_issued: None, since: None, only: None, said: None },
        ],
    );
    let later = script.stage.before(25);
    let second = script.sale(who, later, later.plus_days(14), 69_515);
    let in_time = script.stage.calendar.on_or_after(later.plus_days(27));
    let in_time = in_time.min(script.stage.before(1));
    script.paid(second, in_time);
    let today = script.stage.last;
    script.sale(who, today, today.plus_days(14), 75_330);
}

/// The one who pays is away for a week, says the machine.
fn away(script: &mut Script) {
    let who = script.who("Stichting Buurtkeuken Oost");
    let stage = &script.stage;
    let (told, back) = (stage.before(1), stage.today.plus_days(6));
    let due = stage.calendar.on_or_before(told.plus_days(-2));
    script.sale_due(who, due, 28_730);
    let words = "Automatisch antwoord: Fatima is volgende week terug; niemand leest haar mail.";
    script.answered(told, 12 * 60, (who, MARIEKE), (Intent::OutOfOffice, Some(back)), words);

    // Said that it was paid: today somebody looks for the money.
    let who = script.who("Broodje Centraal");
    let told = script.stage.before(1);
    let due = script.stage.before(3);
    script.sale_due(who, due, 26_180);
    let mut events =
        reply(Intent::AlreadyPaid, None, "“Is vorige week al betaald hoor, groet Ahmed.”").to_vec();
    events.push(note("Nog niet op de bank gezien."));
    script.tell(told, 15 * 60, (who, MARIEKE), events);

    // In the past: a copy was asked and sent.
    let who = script.who("Wijnbar Kurk");
    let asked = script.stage.before(38);
    let sale = script.sale_due(who, script.stage.due_for_call(asked), 25_460);
    script.paid(sale, script.stage.before(35));
    let talk = vec![
        note("Dewi had de factuur niet gezien; kopie gemaild."),
        call(CallOutcome::Promise, Some(script.stage.before(34))),
    ];
    script.tell(asked, 10 * 60, (who, JOOST), talk);
}
