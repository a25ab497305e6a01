//! An invented customer with every fact that a letter can name: for the live preview before a real
//! debtor is chosen, and for the tests. All people and firms here are invented.

use std::sync::Arc;

use domain::{Cents, Currency, Date, Step};

use super::{
    AgreedTerm, Amount, Arrangement, CollectionCosts, Contact, Creditor, Debtor, DebtorKind, Dispute,
    InvoiceLine, LetterContext, NextStep, PlannedTerm, Promise, Signer,
};
use crate::costs::collection_costs;
use crate::voice::Voice;

impl LetterContext {
    /// Two invoices of one invented customer on Monday 16 March 2026.
    pub fn sample(voice: Voice) -> LetterContext {
        let today = Date::from_days(20_528);
        let creditor = Arc::new(creditor());
        let debtor = Debtor {
            name: "Bakkerij Jansen".to_owned(),
            contact: Some(Contact {
                first_name: Some("Petra".to_owned()),
                full_name: "Petra Jansen".to_owned(),
            }),
            voice,
            kind: DebtorKind::Business,
        };
        let invoices = vec![
            invoice("2026-0117", today.plus_days(-20), today.plus_days(-6), (198_000, 198_000)),
            invoice("2026-0121", today.plus_days(-16), today.plus_days(-2), (75_000, 50_000)),
        ];
        let principal: Cents = invoices.iter().map(|line| line.open).sum();
        LetterContext {
            invoices,
            payment_reference: Some("7000 0117".to_owned()),
            pay_link: Some("https://betalen.example/b/7000117".to_owned()),
            next_step: NextStep::for_step(Step::ReasonCall, today.plus_days(3)),
            last_day: Some(today.plus_days(14)),
            costs: Some(CollectionCosts { costs: Amount::euro(collection_costs(principal).0), vat: None }),
            arrangement: Some(arrangement(today)),
            promise: Some(Promise { until: today.plus_days(4), amount: Some(Amount::euro(198_000)) }),
            dispute: Some(dispute(today)),
            term: Some(AgreedTerm {
                days_before: Some(14),
                days: 30,
                agreed_by: Some("Sanne Vermeer".to_owned()),
                from_invoice: Some("2026-0117".to_owned()),
            }),
            hold_until: Some(today.plus_days(7)),
            paid: vec![Amount::euro(198_000)],
            score_link: Some("https://betalen.example/s/7000117".to_owned()),
            happened: Some(happened(voice).to_owned()),
            answer_link: Some("https://bondig.example/answer#7000117".to_owned()),
            correction: Some(correction(voice).to_owned()),
            ..LetterContext::new(today, creditor, debtor)
        }
    }
}

fn creditor() -> Creditor {
    Creditor {
        name: "Meelhuis Noord".to_owned(),
        iban: "NL02ABNA0123456789".to_owned(),
        phone: "0512-123450".to_owned(),
        email: "joost@meelhuis.example".to_owned(),
        address: "Molenweg 4, 9200 AB Drachten".to_owned(),
        signer: Signer {
            name: "Joost de Boer".to_owned(),
            function: "Administratie".to_owned(),
            phone: "0512123456".to_owned(),
        },
    }
}

fn invoice(number: &str, issued: Date, due: Date, (amount, open): (i64, i64)) -> InvoiceLine {
    InvoiceLine {
        number: number.to_owned(),
        project: Some("P7".to_owned()),
        issued,
        due,
        amount: Cents(amount),
        open: Cents(open),
        days_late: Date::from_days(20_528).days_since(due),
        currency: Currency::EUR,
    }
}

fn arrangement(today: Date) -> Arrangement {
    let term = |days| PlannedTerm { on: today.plus_days(days), amount: Amount::euro(62_000) };
    Arrangement { terms: vec![term(2), term(33), term(63), term(94)], current: 0 }
}

fn dispute(today: Date) -> Dispute {
    Dispute {
        words: "De levering van dinsdag was niet compleet.".to_owned(),
        owner: "Anna Dijkstra".to_owned(),
        answer_by: today.plus_days(1),
        solution: Some("We leveren de twee zakken donderdag na.".to_owned()),
    }
}

fn correction(voice: Voice) -> &'static str {
    match voice {
        Voice::NlJe | Voice::NlU => "inkoopnummer: PO-77",
        Voice::En => "order number: PO-77",
    }
}

fn happened(voice: Voice) -> &'static str {
    match voice {
        Voice::NlJe => "je had al betaald",
        Voice::NlU => "u had al betaald",
        Voice::En => "you had already paid",
    }
}
