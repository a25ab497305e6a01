//! Money that came in and has no invoice yet, and two messages that went wrong.

use crate::demo::cast::with_check_digits;
use crate::demo::script::{Script, Transfer};

pub fn plan(script: &mut Script) {
    a_round_sum(script);
    nobody_knows(script);
    allocated_by_hand(script);
    bounced_and_lost(script);
    everyday_messages(script);
}

/// A customer paid, but not what any invoice says: reminders wait until it has its place.
fn a_round_sum(script: &mut Script) {
    let booked = script.stage.booked_for(script.stage.last);
    let who = script.who("Zorgboerderij De Zonnehoek");
    script.sale_due(who, script.stage.before(3), 34_815);
    pay(script, who, booked, 35_000, "bestelling");

    let who = script.who("Food Hall Stadshagen");
    let (due, later) = (script.stage.before(1), script.stage.after(script.stage.last, 6));
    script.sale_due(who, due, 56_700);
    script.sale_due(who, later, 48_260);
    pay(script, who, booked, 60_000, "voorschot facturen");
}

fn pay(script: &mut Script, who: usize, booked: domain::Date, cents: i64, text: &str) {
    let role = &script.cast[who];
    let (name, iban) = (role.name.to_owned(), role.iban.clone());
    script.transfers.push(Transfer { booked, cents, name, iban, text: text.to_owned(), pays: Vec::new() });
}

fn nobody_knows(script: &mut Script) {
    for (days, rest, cents, name, text) in [
        (1, "DEMO0700700711", 8_950, "J. Hartman", "taart zaterdag"),
        (2, "DEMO0700700722", 30_250, "Stichting Feestcomité Oost", "rekening buurtfeest"),
    ] {
        let booked = script.stage.booked_for(script.stage.before(days - 1));
        script.transfers.push(Transfer {
            booked,
            cents,
            name: name.to_owned(),
            iban: with_check_digits("NL", rest),
            text: text.to_owned(),
            pays: Vec::new(),
        });
    }
}

/// Months ago: two invoices in one sum, without a word about which. A colleague found out.
fn allocated_by_hand(script: &mut Script) {
    let who = script.who("Bakkerij Huisman en Zonen");
    let due = script.stage.before(70);
    let one = script.sale_due(who, due, 118_450);
    let other = script.sale_due(who, due.plus_days(1), 73_180);
    let third = script.sale_due(who, due.plus_days(6), 96_240);
    script.sales[third].paid_on(script.stage.bank_day(due.plus_days(5)));
    let role = &script.cast[who];
    script.transfers.push(Transfer {
        booked: script.stage.bank_day(due.plus_days(-1)),
        cents: 118_450 + 73_180,
        name: role.name.to_owned(),
        iban: role.iban.clone(),
        text: "diverse facturen".to_owned(),
        pays: vec![one, other],
    });
}

/// This morning one address turned out to be gone, and of one message nobody knows whether it
/// arrived.
fn bounced_and_lost(script: &mut Script) {
    let who = script.who("Taartenwinkel Suikerzoet");
    script.sale_due(who, script.stage.last, 22_990);
    script.unknown_address.clone_from(&script.cast[who].email);

    let who = script.who("Bakkerij Nooitgedacht");
    script.sale_due(who, script.stage.last.plus_days(-2), 39_905);
    script.lost_on_the_way.clone_from(&script.cast[who].email);
}

/// What goes out by itself today: some invoices are due, some were just sent.
fn everyday_messages(script: &mut Script) {
    let last = script.stage.last;
    for (name, cents) in [
        ("Bakkerij Lankhorst", 44_120),
        ("Museumcafé Het Depot", 41_275),
        ("Bakkerij Wolkers", 36_540),
        ("Zuivelhoeve Marlies", 28_905),
        ("Backhaus Lindner GmbH", 148_200),
    ] {
        let who = script.who(name);
        script.sale_due(who, last, cents);
    }
    let sent = script.stage.before(3);
    for (name, cents) in [("Bakkerij Zilverberg", 318_600), ("Wereldbrood Coöperatie", 257_180)] {
        let who = script.who(name);
        let due = sent.plus_days(script.cast[who].term);
        script.sale(who, sent, due, cents);
    }
}
