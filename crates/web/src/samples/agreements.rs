//! Samples of *Afspraken*.

use app::agreements::{ArrangementRow, Course, Kept, PromiseRow};
use domain::agreement::{Heard, Promise, PromiseState};
use domain::arrangement::{Arrangement, ArrangementState};
use domain::{Cents, Channel, CustomerId, InvoiceId};

use super::{date, euro, some};
use crate::frame::Frame;
use crate::pages::agreements::{Agreements, Expected, LinkMadePage, PlanAskedPage};
use crate::say::Say;

impl Agreements {
    pub fn sample_promises() -> Agreements {
        let late = vec![promise(1, "Bakkerij Jansen", 198_000, "2026-03-10")];
        let soon = vec![promise(2, "Tuincentrum De Linde", 45_050, "2026-03-20")];
        Agreements {
            show: "promises",
            promises: vec![
                Expected { when: "late", sum: euro(198_000), rows: late },
                Expected { when: "soon", sum: euro(45_050), rows: soon },
            ],
            arrangements: Vec::new(),
            kept: Kept { kept: 82, partly: 3, broken: 6 },
            today: date("2026-03-12"),
        }
    }

    pub fn sample_arrangements() -> Agreements {
        let terms = [(date("2026-03-01"), euro(50_000)), (date("2026-04-01"), euro(50_000))];
        let row = |id, name: &str, state, course, paid| ArrangementRow {
            customer: CustomerId(id),
            name: name.to_owned(),
            arrangement: Arrangement {
                paid: Cents(paid),
                ..Arrangement::new(&[InvoiceId(117)], date("2026-02-10"), &terms, state)
            },
            course,
            invoices: vec!["2026-0117".to_owned()],
        };
        Agreements {
            show: "arrangements",
            promises: Vec::new(),
            arrangements: vec![
                row(3, "Schilder Vos", ArrangementState::Running, Course::Behind, 0),
                row(4, "Drukkerij Maas", ArrangementState::Proposed, Course::Proposed, 0),
                row(5, "Fietsen Blom", ArrangementState::Running, Course::OnCourse, 50_000),
            ],
            kept: Kept { kept: 7, partly: 0, broken: 2 },
            today: date("2026-03-12"),
        }
    }

    pub fn sample_none() -> Agreements {
        Agreements { promises: Vec::new(), kept: Kept::default(), ..Agreements::sample_promises() }
    }
}

fn promise(id: i64, name: &str, cents: i64, until: &str) -> PromiseRow {
    let heard = Heard { from: some("Petra Jansen"), through: Some(Channel::Phone), ..Heard::default() };
    PromiseRow {
        customer: CustomerId(id),
        name: name.to_owned(),
        promise: Promise {
            invoices: vec![InvoiceId(117)],
            on: date("2026-03-06"),
            until: date(until),
            amount: None,
            paid: Cents::ZERO,
            state: PromiseState::Open,
            heard: Some(Box::new(heard)),
        },
        expected: euro(cents),
        invoices: vec!["2026-0117".to_owned()],
    }
}

impl PlanAskedPage {
    pub fn sample(say: Say, waits: bool) -> PlanAskedPage {
        PlanAskedPage {
            say,
            client: "Bakkerijservice Noord".to_owned(),
            numbers: "2026-0117".to_owned(),
            terms: vec![(date("2026-04-01"), euro(99_000)), (date("2026-05-01"), euro(99_000))],
            total: euro(198_000),
            waits,
            thanks: !waits,
        }
    }
}

impl LinkMadePage {
    pub fn sample(frame: Frame) -> LinkMadePage {
        LinkMadePage {
            say: frame.say,
            frame,
            name: "Bakkerij Jansen".to_owned(),
            address: "bondig.example/answer#voorbeeld".to_owned(),
            title: "In delen betalen".to_owned(),
            lead: "Met deze link ziet de klant het voorstel.".to_owned(),
            mail: some("petra@bakkerijjansen.example"),
            back: "/customers/1".to_owned(),
        }
    }
}
