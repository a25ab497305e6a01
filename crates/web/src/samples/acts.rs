//! Samples of the acts: as they open, and as they come back with problems.

use std::collections::BTreeMap;

use domain::{Channel, CustomerId, Date, InvoiceId};

use super::{date, euro, some};
use crate::pages::acts::{Act, ActForm, ActPreview, TickInvoice};

impl ActForm {
    pub fn sample(act: Act) -> ActForm {
        let mut form = ActForm {
            act,
            customer: CustomerId(1),
            name: "Bakkerij Jansen".to_owned(),
            phone: some("0512-34 56 78"),
            todo: Some(1),
            back: "/today".to_owned(),
            invoices: vec![
                tick(117, "2026-0117", 198_000, "2026-03-05", 7),
                tick(98, "2026-0098", 11_500, "2026-02-19", 21),
            ],
            choices: Vec::new(),
            values: BTreeMap::new(),
            errors: BTreeMap::new(),
            preview: None,
            plans: Vec::new(),
        };
        match act {
            Act::Call => {
                form.choices = vec![
                    ("1".to_owned(), "Petra Jansen".to_owned()),
                    ("2".to_owned(), "Wim Jansen".to_owned()),
                ]
            }
            Act::Remedy | Act::DisputeClose => {
                form.choices = vec![("98".to_owned(), "2026-0098, levering, € 105,00".to_owned())]
            }
            Act::Accept => {
                form.choices = vec![("117".to_owned(), "3 keer tot 1 juni, € 2.095,00".to_owned())];
            }
            Act::Shift => {
                form.choices = vec![("2026-04-01".to_owned(), "wo 1 apr, € 698,33".to_owned())];
            }
            Act::Arrangement => form.preview = Some(arrangement_preview()),
            Act::Send => {
                form.choices = vec![("friendly_reminder".to_owned(), "Vriendelijke herinnering".to_owned())];
                form.preview = Some(send_preview());
            }
            _ => {}
        }
        form
    }

    pub fn sample_refused(act: Act) -> ActForm {
        let mut form = ActForm::sample(act);
        form.values.insert("until".to_owned(), vec!["gauw".to_owned()]);
        form.values.insert("outcome".to_owned(), vec!["promise".to_owned()]);
        form.errors.insert(
            "until".to_owned(),
            "Deze datum begrijp ik niet. Schrijf bijvoorbeeld vr, eind mnd of 30-3.".to_owned(),
        );
        form
    }
}

fn tick(id: i64, number: &str, open: i64, due: &str, days_late: i32) -> TickInvoice {
    TickInvoice {
        id: InvoiceId(id),
        number: number.to_owned(),
        open: euro(open),
        due: date(due),
        days_late,
        ticked: true,
    }
}

fn arrangement_preview() -> ActPreview {
    let day = |text: &str| -> Date { date(text) };
    ActPreview {
        channel: None,
        to: None,
        subject: None,
        body: None,
        terms: vec![
            (day("2026-04-01"), euro(69_834), euro(139_666)),
            (day("2026-05-01"), euro(69_833), euro(69_833)),
            (day("2026-06-01"), euro(69_833), euro(0)),
        ],
        held_by: Vec::new(),
    }
}

fn send_preview() -> ActPreview {
    ActPreview {
        channel: Some(Channel::Email),
        to: some("petra@bakkerijjansen.example"),
        subject: some("Bakkerijservice Noord: factuur 2026-0088 staat nog open"),
        body: some("Beste Petra,\n\nJe factuur 2026-0088 van € 265,00 staat nog open.\n\nGroet,\nJoost"),
        terms: Vec::new(),
        held_by: vec!["Voor 2026-0098 loopt een klacht: deze factuur gaat niet mee.".to_owned()],
    }
}
