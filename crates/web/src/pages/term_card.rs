//! The payment term on top of the dossier: who claimed what, what the client said, whether the books
//! follow (2.14, 2.20); payments that may be what the customer means; what was promised at the start.
//!
//! Invariant: who picks up the phone sees claim, approval and state without a click.

use domain::{Cents, Date};

/// One place in the bookkeeping that has to show the term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    pub label: String,
    /// `yes`, `no` or `unknown`.
    pub mark: &'static str,
    pub words: String,
}

impl Tick {
    pub fn icon(&self) -> &'static str {
        match self.mark {
            "yes" => "circle-check",
            "no" => "alert-triangle",
            _ => "hourglass",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermCard {
    /// `claimed`, `agreed` or `denied`.
    pub state: &'static str,
    pub title: String,
    /// Who, when, from when: each a short line.
    pub facts: Vec<String>,
    /// In the customer's words.
    pub words: Option<String>,
    /// What the law says of it, with its article.
    pub law: Option<(String, String)>,
    pub ticks: Vec<Tick>,
    pub is_done: bool,
    /// Which invoices would better be corrected.
    pub correct: Option<String>,
    /// Query of the form that answers it.
    pub answer: Option<String>,
}

/// A payment without an invoice that may be what the customer means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaidRow {
    pub on: Date,
    pub amount: Cents,
    pub name: String,
    pub text: String,
    /// Why it may be his.
    pub trace: String,
}

/// What the dossier shows of terms and reasons beside the usual.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AgreedPart {
    pub term: Option<TermCard>,
    /// Payments to look at; `None`: nobody says that he paid.
    pub paid: Option<Vec<PaidRow>>,
    pub expectations: Vec<(Date, String)>,
    /// A payment agreement is recorded (0.9).
    pub has_term: bool,
    /// Reminders that were not right.
    pub incidents: i64,
    /// Something is overdue and nobody knows why.
    pub asks_why: bool,
}

impl AgreedPart {
    pub fn sample() -> AgreedPart {
        let tick =
            |label: &str, mark, words: &str| Tick { label: label.to_owned(), mark, words: words.to_owned() };
        let date = |text: &str| text.parse().unwrap_or_default();
        AgreedPart {
            term: Some(TermCard {
                state: "agreed",
                title: "Afgesproken: 30 dagen".to_owned(),
                facts: vec![
                    "Gezegd op di 24 feb door Petra Jansen".to_owned(),
                    "Goedgekeurd op do 26 feb door Sanne Vermeer".to_owned(),
                    "Boekhouding gevraagd op do 26 feb".to_owned(),
                ],
                words: Some("Wij hanteren altijd 30 dagen.".to_owned()),
                law: None,
                ticks: vec![
                    tick("Klantkaart", "no", "nog 14 dagen"),
                    tick("Openstaande facturen", "yes", "klopt"),
                    tick("Volgende nieuwe factuur", "unknown", "nog niet gezien"),
                ],
                is_done: false,
                correct: Some(
                    "Tip: laat factuur 2026-0117 verbeteren. Tot dan houden wij 30 dagen aan.".to_owned(),
                ),
                answer: None,
            }),
            paid: Some(vec![PaidRow {
                on: date("2026-03-10"),
                amount: Cents(198_000),
                name: "JANSEN BAKKERIJ".to_owned(),
                text: "fact 117".to_owned(),
                trace: "naam en bedrag kloppen".to_owned(),
            }]),
            expectations: vec![(date("2026-01-05"), "Levering binnen twee werkdagen (Joost)".to_owned())],
            has_term: true,
            incidents: 1,
            asks_why: true,
        }
    }

    /// A claim that the client has not answered, longer than the law gives.
    pub fn sample_claimed() -> AgreedPart {
        AgreedPart {
            term: Some(TermCard {
                state: "claimed",
                title: "Klant vraagt 60 dagen".to_owned(),
                facts: vec!["Gezegd op di 24 feb".to_owned()],
                words: None,
                law: Some((
                    "Is deze klant een groot bedrijf? Dan is 30 dagen het meeste.".to_owned(),
                    "Art. 6:119a lid 6 BW".to_owned(),
                )),
                ticks: Vec::new(),
                is_done: false,
                correct: None,
                answer: Some("what=approved&days=60".to_owned()),
            }),
            paid: Some(Vec::new()),
            ..AgreedPart::default()
        }
    }
}
