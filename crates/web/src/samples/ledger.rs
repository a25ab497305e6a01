//! Samples of the ledger's pages and of the page of a file.

use domain::{Cents, Currency, CustomerId, InvoiceId};

use super::{date, euro, some};
use crate::frame::{self, Frame};
use crate::pages::files::{Account, Change, Differences, File, FileCard, FileStatement, Gap, Kind, Payment};
use crate::pages::import::{Counted, FileProblem};
use crate::pages::ledger::{
    Aged, AgedInvoice, Ageing, AgeingCard, AgeingLine, ClientCard, ClientLine, ClientStatement, Line,
    Statement, StatementCard,
};

impl Statement {
    pub fn sample() -> Statement {
        let mut balance = 41_000;
        let mut line = |day: &str, what: &str, number: Option<&str>, entry: Option<i64>, amount: i64| {
            balance += amount;
            Line {
                day: date(day),
                what: what.to_owned(),
                number: number.map(str::to_owned),
                document: entry.map(|entry| format!("bankregel {entry}")),
                document_at: entry.map(|entry| format!("/import/12?payment={entry}#e{entry}")),
                moved: None,
                amount: euro(amount),
                balance: euro(balance),
            }
        };
        let mut lines = vec![
            line("2026-01-12", "Factuur", Some("2026-0007"), None, 121_000),
            line("2026-02-02", "Betaling", Some("2026-0007"), Some(311), -100_000),
            line("2026-02-06", "Creditnota", Some("2026-0007"), Some(319), -21_000),
            line("2026-02-20", "Betaling, nog zonder factuur", None, Some(402), -25_000),
            line("2026-02-23", "Van tegoed naar factuur", Some("2026-0003"), Some(402), 0),
            line("2026-03-04", "Teruggeboekt", Some("2026-0007"), Some(455), 100_000),
        ];
        lines[4].moved = Some(euro(25_000));
        let dollars = StatementCard {
            currency: "USD".parse().unwrap_or_default(),
            opening: Cents::ZERO,
            lines: vec![Line {
                balance: euro(90_050),
                ..line("2026-02-16", "Factuur", Some("2026-0011"), None, 90_050)
            }],
            closing: euro(90_050),
            open: euro(90_050),
            credit: Cents::ZERO,
        };
        let closing = lines.last().map_or(Cents::ZERO, |line| line.balance);
        let euros = StatementCard {
            currency: Currency::EUR,
            opening: euro(41_000),
            lines,
            closing,
            open: closing,
            credit: Cents::ZERO,
        };
        Statement {
            customer: CustomerId(1),
            name: "Bakkerij Jansen".to_owned(),
            number: "D-10001".to_owned(),
            from: Some(date("2026-01-01")),
            through: date("2026-03-12"),
            currencies: vec![euros, dollars],
        }
    }

    pub fn sample_empty() -> Statement {
        Statement { from: None, currencies: Vec::new(), ..Statement::sample() }
    }
}

impl ClientStatement {
    pub fn sample() -> ClientStatement {
        let row = |customer, name: &str, sums: [i64; 6]| ClientLine {
            customer: CustomerId(customer),
            number: format!("D-1000{customer}"),
            name: name.to_owned(),
            sums: sums.map(euro),
        };
        let rows = vec![
            row(1, "Bakkerij Jansen", [41_000, 121_000, -21_000, -25_000, 0, 116_000]),
            row(2, "Aannemersbedrijf Hofstra & Zn.", [1_284_550, 0, 0, 0, 0, 1_284_550]),
            row(3, "Fietsenmakerij Wielerrust", [0, 70_000, 0, -70_000, 0, 0]),
        ];
        let total = [1_325_550, 191_000, -21_000, -95_000, 0, 1_400_550].map(euro);
        ClientStatement {
            from: Some(date("2026-01-01")),
            through: date("2026-03-12"),
            currencies: vec![ClientCard { currency: Currency::EUR, rows, more: 0, total }],
        }
    }

    pub fn sample_empty() -> ClientStatement {
        ClientStatement { currencies: Vec::new(), ..ClientStatement::sample() }
    }
}

impl Ageing {
    pub fn sample() -> Ageing {
        let row = |customer, name: &str, buckets: [i64; 5], credit: i64| {
            let open: i64 = buckets.iter().sum();
            AgeingLine {
                customer: CustomerId(customer),
                number: format!("D-1000{customer}"),
                name: name.to_owned(),
                buckets: buckets.map(euro),
                open: euro(open),
                credit: euro(credit),
                balance: euro(open - credit),
            }
        };
        let rows = vec![
            row(2, "Aannemersbedrijf Hofstra & Zn.", [0, 0, 412_000, 0, 872_550], 0),
            row(6, "De Vries Bouw", [120_000, 291_400, 0, 0, 0], 0),
            row(1, "Bakkerij Jansen", [38_500, 209_500, 0, 0, 0], 25_000),
        ];
        let sum = |of: fn(&AgeingLine) -> Cents| rows.iter().map(of).sum::<Cents>();
        let card = AgeingCard {
            currency: Currency::EUR,
            buckets: [158_500, 500_900, 412_000, 0, 872_550].map(euro),
            open: sum(|row| row.open),
            credit: sum(|row| row.credit),
            balance: sum(|row| row.balance),
            more: 12,
            rows,
        };
        Ageing { by: "books", today: date("2026-03-12"), currencies: vec![card] }
    }

    pub fn sample_empty() -> Ageing {
        Ageing { by: "agreed", today: date("2026-03-12"), currencies: Vec::new() }
    }
}

impl Aged {
    pub fn sample() -> Aged {
        let row = |number: &str, due: &str, agreed: Option<&str>, late, open| AgedInvoice {
            customer: CustomerId(2),
            name: "Aannemersbedrijf Hofstra & Zn.".to_owned(),
            invoice: InvoiceId(17),
            number: number.to_owned(),
            issued: date("2026-01-12"),
            due: date(due),
            agreed: agreed.map(date),
            days_late: late,
            open: euro(open),
        };
        Aged {
            by: "agreed",
            bucket: "31–60 dagen".to_owned(),
            customer: None,
            currency: Currency::EUR,
            sum: euro(412_000),
            rows: vec![
                row("2026-0003", "2026-01-26", Some("2026-02-02"), 38, 300_000),
                row("2026-0004", "2026-01-26", None, 45, 112_000),
            ],
            next: some("/ageing/invoices?bucket=2&after=200"),
            as_sheet: "/ageing/invoices?bucket=2&form=csv".to_owned(),
        }
    }
}

fn change(kind: &'static str, number: &str, was: Option<&str>, now: Option<&str>) -> Change {
    Change {
        kind,
        import: 12,
        customer: Some((CustomerId(1), "Bakkerij Jansen".to_owned())),
        invoice: Some(InvoiceId(17)),
        number: number.to_owned(),
        was: was.map(str::to_owned),
        now: now.map(str::to_owned),
        place: some("regel 17"),
        may_reopen: kind == "gone_paid",
    }
}

impl File {
    /// A list of open items: differences, something that was not understood, something gone.
    pub fn sample() -> File {
        let kind = |kind, rows: Vec<Change>, next| Kind { kind, count: rows.len() as i64, rows, next };
        File {
            import: 12,
            name: "openstaand-maart.csv".to_owned(),
            at: "do 12 mrt 9.31".to_owned(),
            by: "Joost Veenstra".to_owned(),
            files: vec![FileCard {
                name: "openstaand-maart.csv".to_owned(),
                format: "csv-open-invoices".to_owned(),
                refused: None,
                counts: vec![("invoices", Counted { new: 1, changed: 3, known: 56 })],
                known: 56,
                left_out: 0,
                statements: Vec::new(),
                columns: vec![
                    ("Factuurnr".to_owned(), some("factuurnummer")),
                    ("Kostenplaats".to_owned(), None),
                ],
                problems: vec![FileProblem {
                    place: "regel 9, kolom 4".to_owned(),
                    what: "“12-13-2026” is geen datum.".to_owned(),
                    what_to_do: "Verbeter de datum en lees het bestand opnieuw in.".to_owned(),
                }],
                problems_more: 2,
            }],
            kinds: vec![
                kind("new_invoice", vec![change("new_invoice", "2026-0044", None, Some("€ 484,00"))], None),
                kind(
                    "due_changed",
                    vec![change("due_changed", "2026-0007", Some("26-01-2026"), Some("11-02-2026"))],
                    some("/import/12?kind=due_changed&after=1#due_changed"),
                ),
                kind("gone", vec![change("gone", "2026-0002", None, None)], None),
            ],
            payments: Vec::new(),
            payments_next: None,
            again: None,
        }
    }

    /// A bank statement, read again.
    pub fn sample_bank() -> File {
        let payment = |id, payer: &str, amount, state, customer: Option<&str>| Payment {
            id,
            on: date("2026-03-11"),
            payer: payer.to_owned(),
            text: "factuur 2026-0007".to_owned(),
            amount: euro(amount),
            currency: Currency::EUR,
            state,
            customer: customer.map(|name| (CustomerId(1), name.to_owned())),
        };
        File {
            name: "afschrift.xml".to_owned(),
            files: vec![FileCard {
                name: "afschrift.xml".to_owned(),
                format: "camt.053.001.08".to_owned(),
                counts: vec![("payments", Counted { new: 3, changed: 0, known: 0 })],
                known: 0,
                left_out: 4,
                columns: Vec::new(),
                problems: Vec::new(),
                problems_more: 0,
                statements: vec![FileStatement {
                    account: "NL00 TEST 0123 4567 89".to_owned(),
                    number: some("26051"),
                    from: Some(date("2026-03-11")),
                    to: Some(date("2026-03-11")),
                    entries: 7,
                    opening: Some(euro(120_000)),
                    closing: Some(euro(181_000)),
                    adds_up: Some(true),
                }],
                refused: None,
            }],
            kinds: vec![Kind {
                kind: "gone_paid",
                count: 1,
                rows: vec![change("gone_paid", "2026-0002", None, None)],
                next: None,
            }],
            payments: vec![
                payment(455, "Bakkerij Jansen", 121_000, "placed", Some("Bakkerij Jansen")),
                payment(456, "W. Hofstra", 40_000, "waits", None),
                payment(457, "Belastingdienst", 900, "set-aside", None),
            ],
            payments_next: some("/import/12?after=50#payments"),
            again: Some(vec![change("read_anew", "455", Some("onbekend"), Some("Bakkerij Jansen"))]),
            ..File::sample()
        }
    }

    pub fn sample_nothing() -> File {
        File { files: Vec::new(), kinds: Vec::new(), again: Some(Vec::new()), ..File::sample() }
    }
}

impl Differences {
    pub fn sample() -> Differences {
        let account = |account: &str, state, gaps| Account {
            account: account.to_owned(),
            key: account.replace(' ', ""),
            through: date("2026-03-11"),
            statements: 51,
            state,
            gaps,
        };
        let gap = |missing, numbers| Gap {
            account: "NL00 TEST 0123 4567 89".to_owned(),
            after: date("2026-02-27"),
            before: date("2026-03-04"),
            missing,
            numbers,
        };
        let gaps = vec![gap(Some(euro(-12_050)), None), gap(None, Some(("17".to_owned(), "18".to_owned())))];
        Differences {
            changes: vec![
                change("due_changed", "2026-0007", Some("26-01-2026"), Some("11-02-2026")),
                change("paid_elsewhere", "2026-0003", Some("€ 250,00"), Some("€ 0,00")),
            ],
            next: some("/differences?after=50"),
            accounts: vec![
                account("NL00 TEST 0123 4567 89", "counts", gaps),
                account("NL00 TEST 0987 6543 21", "not-in-use", Vec::new()),
                account("NL00 TEST 0000 0000 17", "left-out", Vec::new()),
            ],
        }
    }

    pub fn sample_none() -> Differences {
        Differences { changes: Vec::new(), next: None, accounts: Vec::new() }
    }
}

/// *Vandaag* while a stretch of the bank's statements is missing.
pub fn with_gap(frame: Frame) -> Frame {
    let gap = frame::Gap {
        account: "NL00 TEST 0123 4567 89".to_owned(),
        after: date("2026-02-27"),
        before: date("2026-03-04"),
    };
    Frame { gap: Some(gap), ..frame }
}
