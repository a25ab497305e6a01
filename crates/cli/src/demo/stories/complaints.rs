//! Something is wrong: a dispute that is open, one that became an ambassador, a low score, replies
//! that somebody has to read.

use domain::agreement::DisputeOutcome;
use domain::{CallOutcome, Cents, Event, Intent};

use crate::demo::cast::{JOOST, MARIEKE};
use crate::demo::script::{Script, note, oldest};

pub fn plan(script: &mut Script) {
    open_dispute(script);
    from_complaint_to_ambassador(script);
    scores(script);
    replies(script);
    insolvency(script);
}

/// Yesterday the call for the reason told that half of it is not right.
fn open_dispute(script: &mut Script) {
    let who = script.who("Landgoed Eikenrode");
    let called = script.stage.before(1);
    script.sale_due(who, script.stage.due_for_call(called), 184_525);
    script.at(called, 11 * 60 + 30, (who, JOOST), |dossier| {
        vec![
            note("Charlotte: twee van de vier bakplaten kwamen krom aan en niemand belde terug."),
            Event::CallOutcome {
                outcome: CallOutcome::Dispute,
                until: None,
                invoices: Some(oldest(dossier)),
                amount: Some(Cents(64_000)),
                reason: Some("delivery".to_owned()),
            },
        ]
    });
}

/// A complaint that was handled well: credited, paid, cared for, asked. Today is the moment.
fn from_complaint_to_ambassador(script: &mut Script) {
    let who = script.who("Conditorei Schavelaar");
    let (complained, talked, closed, settled) =
        (script.stage.before(32), script.stage.before(29), script.stage.before(25), script.stage.before(20));
    let sale = script.sale_due(who, script.stage.due_for_call(complained), 58_400);
    script.at(complained, 10 * 60, (who, MARIEKE), |dossier| {
        vec![
            note("Erik: de bestelling kwam een dag te laat, zijn weekend viel in het water. Begrijpelijk boos."),
            Event::CallOutcome {
                outcome: CallOutcome::Dispute,
                until: None,
                invoices: Some(oldest(dossier)),
                amount: None,
                reason: Some("delivery".to_owned()),
            },
        ]
    });
    script.at(talked, 14 * 60, (who, JOOST), |dossier| {
        let remedy = oldest(dossier).into_iter().map(|invoice| Event::RemedyAgreed { invoice });
        let mut events =
            vec![note("Met Sofie langsgegaan. € 90,00 minder, en voortaan levering op donderdag.")];
        events.extend(remedy);
        events
    });
    script.credit_notes.push((closed, sale, 9_000));
    script.at(closed, 10 * 60 + 15, (who, JOOST), |dossier| {
        let closing = oldest(dossier).into_iter().map(|invoice| Event::DisputeClosed {
            invoice,
            outcome: DisputeOutcome::Agree,
            customer_satisfied: Some(true),
        });
        let mut events = vec![note("Erik: “Zo snel had ik het niet verwacht.”")];
        events.extend(closing);
        events
    });
    let booked = script.stage.booked_for(settled);
    script.paid_in_part(sale, booked, 49_400);
    script.scored(script.stage.before(7), who, 9, "Antwoord op onze vraag: een 9. “Jullie luisteren.”");
}

fn scores(script: &mut Script) {
    // Yesterday's survey: a four, before anything is late. Today her invoice falls due.
    let who = script.who("Cateraar Van Wijngaarden");
    script.sale_due(who, script.stage.last, 93_775);
    let words = "Enquête: een 4. “Elke keer iemand anders aan de telefoon.”";
    script.scored(script.stage.before(1), who, 4, words);
    for (name, days, nps, words) in [
        ("Bakkerij Vermeulen", 130, 10, "Enquête: een 10. “Altijd dezelfde Sofie, heerlijk.”"),
        ("Bakkerij Zilverberg", 95, 9, "Enquête: een 9."),
        ("Patisserie Amandine", 71, 9, "Enquête: een 9. “Snel en vriendelijk.”"),
        ("Bakkerij Ten Have", 60, 8, "Enquête: een 8."),
        ("Hotel De Lindenhof", 48, 7, "Enquête: een 7. “Prima, facturen mogen duidelijker.”"),
        ("Bakkerij Dorpszicht", 39, 10, "Enquête: een 10."),
        ("Chocolaterie Bruinsma", 21, 9, "Enquête: een 9. “Joost kent ons.”"),
    ] {
        let who = script.who(name);
        script.scored(script.stage.before(days), who, nps, words);
    }
}

/// Came in this morning, after the run.
fn replies(script: &mut Script) {
    let today = script.stage.last;
    let due = script.stage.before(2);
    let who = script.who("Hotel De Punterkade");
    script.sale_due(who, due, 142_960);
    let words =
        "“Wij missen ons inkoopnummer op de factuur. Zonder nummer mag ik niet betalen. Sanne Ridder”";
    script.answered(today, 8 * 60 + 40, (who, MARIEKE), (Intent::MissingPo, None), words);

    let who = script.who("Nordic Buns Ltd");
    let issued = script.stage.before(4);
    script.sale(who, issued, issued.plus_days(30), 268_400);
    let words = "“Could you tell us which delivery the second line is about? Kind regards, Emily Carter”";
    script.answered(today, 8 * 60 + 55, (who, JOOST), (Intent::Question, None), words);
}

/// A trustee writes: everything stops, people take over.
fn insolvency(script: &mut Script) {
    let who = script.who("Restaurant De Drie Linden");
    let told = script.stage.before(15);
    script.sale_due(who, script.stage.before(22), 112_300);
    script.sale_due(who, script.stage.before(17), 78_655);
    let words = "Brief van de curator: het faillissement is uitgesproken. Vordering ingediend.";
    let stop = Event::Stop { why: domain::agreement::StopWhy::Insolvency };
    script.tell(told, 9 * 60 + 5, (who, JOOST), vec![note(words), stop]);
}
