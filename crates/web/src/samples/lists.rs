//! Samples of the lists: customers, invoices, payments that wait.

use domain::{Currency, CustomerId, InvoiceId};

use super::{date, euro, some};
use crate::pages::customers::{CustomerRow, Customers, Found, FoundList};
use crate::pages::dossier_side::OpenInvoice;
use crate::pages::invoices::{InvoiceRow, Invoices};
use crate::pages::payments::{Candidate, Payments, WaitingPayment};
use crate::say::Say;

impl Customers {
    pub fn sample() -> Customers {
        let row = |customer, name: &str, person: &str, place: &str, open, late| CustomerRow {
            customer: CustomerId(customer),
            name: name.to_owned(),
            number: Some(format!("D-100{customer:02}")),
            place: some(place),
            person: some(person),
            mood: "normal",
            invoices: 3,
            open: euro(open),
            late: euro(late),
            days_late: (late > 0).then_some(9),
            standing: None,
            next: "ma 16 mrt: bellen om de reden".to_owned(),
        };
        let promised = ("promise", "heart-handshake", "belofte t/m vr 13 mrt".to_owned());
        let disputed = ("dispute", "message-exclamation", "klacht: uren".to_owned());
        let term = ("term", "calendar-due", "30 dagen, boekhouding zegt 14".to_owned());
        Customers {
            query: String::new(),
            show: "open",
            sort: "late",
            total: 58,
            rows: vec![
                CustomerRow {
                    standing: Some(disputed),
                    mood: "strained",
                    next: "antwoord lezen".to_owned(),
                    ..row(
                        2,
                        "Aannemersbedrijf Hofstra & Zn.",
                        "Gert-Jan Hofstra",
                        "Surhuisterveen",
                        1_284_550,
                        1_284_550,
                    )
                },
                CustomerRow {
                    standing: Some(term),
                    mood: "good",
                    ..row(1, "Bakkerij Jansen", "Petra Jansen", "Drachten", 248_000, 209_500)
                },
                row(6, "De Vries Bouw", "Administratie", "Gorredijk", 411_400, 411_400),
                CustomerRow {
                    standing: Some(promised),
                    next: "rust tot de belofte".to_owned(),
                    ..row(3, "Fietsenmakerij Wielerrust", "Mo Aydın", "Leeuwarden", 70_000, 35_000)
                },
                CustomerRow {
                    next: "niets nodig tot 2 april".to_owned(),
                    ..row(9, "Kapsalon Lies", "Lies Bakker", "Beetsterzwaag", 18_150, 0)
                },
            ],
            next: some("/customers?show=open&after=5"),
        }
    }

    pub fn sample_nothing_found() -> Customers {
        Customers {
            query: "Kwik, Kwek".to_owned(),
            rows: Vec::new(),
            total: 0,
            next: None,
            ..Customers::sample()
        }
    }

    pub fn sample_first_day() -> Customers {
        Customers { rows: Vec::new(), total: 0, next: None, ..Customers::sample() }
    }
}

impl FoundList {
    pub fn sample(say: Say) -> FoundList {
        let found = vec![
            Found {
                address: "/customers/1".to_owned(),
                icon: "users",
                title: "Bakkerij Jansen".to_owned(),
                detail: "Drachten, € 2.480,00 open".to_owned(),
            },
            Found {
                address: "/customers/1".to_owned(),
                icon: "file-invoice",
                title: "2026-0117".to_owned(),
                detail: "Bakkerij Jansen, € 1.980,00".to_owned(),
            },
        ];
        FoundList { say, query: "jan".to_owned(), found }
    }

    pub fn sample_nothing(say: Say) -> FoundList {
        FoundList { say, query: "xyz".to_owned(), found: Vec::new() }
    }
}

impl Invoices {
    pub fn sample() -> Invoices {
        let row = |customer, name: &str, invoice| InvoiceRow {
            customer: CustomerId(customer),
            name: name.to_owned(),
            invoice,
        };
        Invoices {
            query: String::new(),
            show: "open",
            sort: "due",
            total: 143,
            sum: euro(18_442_075),
            rows: vec![
                row(1, "Bakkerij Jansen", OpenInvoice::sample_disputed()),
                row(1, "Bakkerij Jansen", OpenInvoice::sample_promised()),
                row(6, "De Vries Bouw", OpenInvoice::sample_free()),
                row(9, "Kapsalon Lies", OpenInvoice::sample_not_due()),
            ],
            next: some("/invoices?show=open&after=4"),
        }
    }

    pub fn sample_empty() -> Invoices {
        Invoices {
            rows: Vec::new(),
            total: 0,
            sum: euro(0),
            show: "arrangement",
            next: None,
            ..Invoices::sample()
        }
    }
}

impl Payments {
    pub fn sample() -> Payments {
        let candidate = |id, number: &str, name: &str, open, confidence, reason: &str, ticked| Candidate {
            invoice: InvoiceId(id),
            number: number.to_owned(),
            customer: CustomerId(1),
            name: name.to_owned(),
            open: euro(open),
            due: date("2026-03-05"),
            reason: reason.to_owned(),
            confidence,
            ticked,
        };
        Payments {
            waiting: vec![
                WaitingPayment {
                    id: 41,
                    on: date("2026-03-11"),
                    amount: euro(209_500),
                    left: euro(209_500),
                    currency: Currency::EUR,
                    payer: "P. Jansen eo".to_owned(),
                    iban: some("NL00 TEST 0123 4567 89"),
                    description: "fact 117 en 98 minus bakpapier gr Petra".to_owned(),
                    why: "Het rekeningnummer is nieuw en “117” kan bij drie klanten horen.".to_owned(),
                    holds: 3,
                    candidates: vec![
                        candidate(
                            117,
                            "2026-0117",
                            "Bakkerij Jansen",
                            198_000,
                            "likely",
                            "nummer in de omschrijving, naam lijkt op de rekeninghouder",
                            true,
                        ),
                        candidate(
                            98,
                            "2026-0098",
                            "Bakkerij Jansen",
                            11_500,
                            "likely",
                            "zelfde klant; samen precies het bedrag",
                            true,
                        ),
                        candidate(
                            217,
                            "2026-0217",
                            "Jansen Schilderwerken",
                            209_500,
                            "possible",
                            "bedrag klopt precies",
                            false,
                        ),
                    ],
                },
                WaitingPayment {
                    id: 42,
                    on: date("2026-03-10"),
                    amount: euro(50_000),
                    left: euro(12_100),
                    currency: Currency::EUR,
                    payer: "STG BUURTHUIS DE BRUG".to_owned(),
                    iban: some("NL00 TEST 0987 6543 21"),
                    description: "diverse facturen".to_owned(),
                    why: "Na de factuur van € 379,00 blijft er € 121,00 over zonder factuur die past."
                        .to_owned(),
                    holds: 1,
                    candidates: Vec::new(),
                },
            ],
            searching: Some(42),
            query: "brug".to_owned(),
            total: euro(221_600),
            next: None,
        }
    }

    pub fn sample_none() -> Payments {
        Payments { waiting: Vec::new(), searching: None, query: String::new(), total: euro(0), next: None }
    }
}
