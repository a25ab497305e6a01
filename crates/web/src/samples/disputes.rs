//! Samples of complaints: the board, one complaint, the causes, and what is asked behind a link.

use domain::Currency;
use domain::dispute::{Ending, RemedyKind, Satisfaction, Stage, Verdict};

use super::{date, euro, some};
use crate::pages::disputes::{
    Asked, Card, Case, CauseRow, Causes, Clock, Disputes, FeltAsked, ImprovementRow, Proposal, Said,
};

fn card(name: &str, number: &str, cents: i64, stage: Stage) -> Card {
    Card {
        address: "/disputes/1/0".to_owned(),
        name: name.to_owned(),
        number: number.to_owned(),
        reason: "Levering".to_owned(),
        sensitive: false,
        disputed: euro(cents),
        undisputed: euro(134_000),
        currency: Currency::EUR,
        age_days: 3,
        answer: None,
        owner: some("Ineke Postma"),
        counterpart: some("Bram de Boer"),
        stage,
        ending: Ending::Open,
    }
}

impl Disputes {
    pub fn sample(view: &'static str) -> Disputes {
        let late = Some((date("2026-03-10"), true));
        let new = Card {
            answer: late,
            counterpart: None,
            age_days: 0,
            ..card("Bakkerij Jansen", "2026-0117", 64_000, Stage::New)
        };
        let staff = Card {
            sensitive: true,
            reason: "Contact met een medewerker".to_owned(),
            ..card("Hotel De Vuurtoren", "2026-0121", 21_050, Stage::Investigating)
        };
        let waiting = card("Landgoed Eikenrode", "2026-0099", 184_525, Stage::Waiting);
        let soon = Some((date("2026-03-13"), false));
        let proposed = Card {
            answer: soon,
            undisputed: euro(0),
            owner: None,
            ..card("Zeilmakerij Wad", "2026-0104", 40_000, Stage::Proposed)
        };
        let won = Card {
            ending: Ending::Returned,
            ..card("Conditorei Schavelaar", "2026-0072", 9_000, Stage::Solved)
        };
        let lost =
            Card { ending: Ending::Lost, ..card("Garage Hoekstra", "2026-0061", 33_000, Stage::Solved) };
        Disputes { view, show: "open", cards: vec![new, staff, waiting, proposed, won, lost] }
    }

    pub fn sample_none() -> Disputes {
        Disputes { view: "board", show: "late", cards: Vec::new() }
    }
}

fn proposals() -> Vec<Proposal> {
    let proposal = Proposal {
        place: 0,
        kind: RemedyKind::CreditPart,
        words: "Twee bakplaten crediteren, en de volgende keer beter verpakken.".to_owned(),
        amount: Some(euro(64_000)),
        cost: Some(euro(5_000)),
        approver: some("Sofie van Dijk"),
        by: "Bram de Boer".to_owned(),
        on: date("2026-03-11"),
        verdict: Some(Verdict::Accepted),
        agreed: false,
    };
    let other = Proposal {
        place: 1,
        kind: RemedyKind::Visit,
        amount: None,
        cost: None,
        approver: None,
        verdict: None,
        ..proposal.clone()
    };
    vec![proposal, other]
}

impl Case {
    pub fn sample() -> Case {
        let said = |on: &str, icon, title: &str, words: &str| Said {
            on: date(on),
            icon,
            title: title.to_owned(),
            words: some(words),
            only_terms: false,
        };
        let terms = said(
            "2026-03-11",
            "message",
            "Bram de Boer antwoordde",
            "Hij heeft onze voorwaarden geaccepteerd.",
        );
        let clock = |what: &str, says: &str, tone, icon| Clock {
            what: what.to_owned(),
            says: says.to_owned(),
            tone,
            icon,
        };
        Case {
            card: card("Bakkerij Jansen", "2026-0117", 64_000, Stage::Proposed),
            customer: 1,
            is_open: true,
            opened: date("2026-03-09"),
            invoiced: euro(198_000),
            credited: euro(0),
            words: some("Twee van de vier bakplaten kwamen krom aan, en niemand belde terug."),
            step: Some("delivery"),
            why: some("Hij stond een dag stil."),
            wish: some("Nieuwe platen voor het weekend."),
            next: "Bespreek het voorstel met de klant.".to_owned(),
            clocks: vec![
                clock("Eerste antwoord aan de klant", "ma 9 mrt", "good", "circle-check"),
                clock("Antwoord van Bram de Boer", "sinds ma 9 mrt", "warn", "hourglass"),
                clock("Oplossing afgesproken", "nog niet", "calm", "clock"),
            ],
            thread: vec![
                said("2026-03-09", "phone", "Ineke Postma tegen de klant", "We zoeken het uit."),
                Said { only_terms: true, ..terms },
            ],
            proposals: proposals(),
            is_agreed: false,
            waits_for_doing: false,
            felt: None,
            cause: None,
            left_because: None,
            link: Some(("Bram de Boer".to_owned(), "https://bondig.example/answer#voorbeeld".to_owned())),
        }
    }

    pub fn sample_lost() -> Case {
        let mut case = Case::sample();
        case.card = Card { ending: Ending::Lost, stage: Stage::Solved, sensitive: true, ..case.card };
        case.proposals[0].agreed = true;
        let cause = ("Levering".to_owned(), "Logistiek".to_owned(), some("Hoeken beschermen."));
        Case {
            is_open: false,
            is_agreed: true,
            waits_for_doing: true,
            felt: Some(Satisfaction::NotYet),
            cause: Some(cause),
            credited: euro(64_000),
            words: None,
            link: None,
            ..case
        }
    }
}

impl Causes {
    pub fn sample() -> Causes {
        let row = |place: i64, word, cents: i64, share: i64, count, before| CauseRow {
            word,
            money: euro(cents),
            count,
            share,
            count_before: before,
            trend: if count > before { "rose" } else { "fell" },
            euro_days: cents / 20,
            credited: euro(cents / 4),
            vital: share <= 84,
            cases: vec![card("Bakkerij Jansen", "2026-0117", cents, Stage::Solved)],
            x: 10 + place * 90,
            y: 210 - cents * 170 / 184_000,
            height: cents * 170 / 184_000,
            line_y: 210 - share * 198 / 100,
        };
        let improvement = ImprovementRow {
            id: 1,
            step: "Levering".to_owned(),
            what: "Bakplaten met hoekbeschermers verpakken".to_owned(),
            owner: "Bram de Boer".to_owned(),
            due: date("2026-04-01"),
            effect: "Halvering van schade onderweg".to_owned(),
            expected: Some(euro(250_000)),
            done_on: Some(date("2026-02-01")),
            followed: "In 39 dagen: 5 klachten ervoor, 2 erna".to_owned(),
            tone: "good",
        };
        let waits = ImprovementRow {
            id: 2,
            done_on: None,
            followed: "Nog niet ingevoerd".to_owned(),
            tone: "calm",
            ..improvement.clone()
        };
        Causes {
            months: 12,
            from: date("2025-03-13"),
            through: date("2026-03-12"),
            rows: vec![
                row(0, "delivery", 184_000, 55, 7, 4),
                row(1, "invoicing", 95_000, 84, 5, 9),
                row(2, "contact", 33_000, 94, 2, 1),
                row(3, "unknown", 21_000, 100, 1, 0),
            ],
            vital: 2,
            improvements: vec![improvement, waits],
            returned: 6,
            lost: vec![card("Garage Hoekstra", "2026-0061", 33_000, Stage::Solved)],
            waiting: 3,
            repeat_days: 90,
            better: 4,
            times: [Some(1), Some(4), None],
        }
    }

    pub fn sample_none() -> Causes {
        Causes { rows: Vec::new(), improvements: Vec::new(), lost: Vec::new(), vital: 0, ..Causes::sample() }
    }
}

impl Asked {
    pub fn sample() -> Asked {
        Asked {
            by: "Ineke Postma".to_owned(),
            name: "Bakkerij Jansen".to_owned(),
            number: "2026-0117".to_owned(),
            disputed: euro(64_000),
            currency: Currency::EUR,
            reason: "Levering".to_owned(),
            words: some("Twee van de vier bakplaten kwamen krom aan, en niemand belde terug."),
            opened: date("2026-03-09"),
            is_open: true,
            proposals: proposals(),
            given: Vec::new(),
            only_terms: false,
            thanks: false,
            problem: true,
        }
    }

    pub fn sample_thanks() -> Asked {
        let given = vec!["Hij heeft onze voorwaarden geaccepteerd.".to_owned()];
        Asked { given, only_terms: true, thanks: true, problem: false, is_open: false, ..Asked::sample() }
    }
}

impl FeltAsked {
    pub fn sample() -> FeltAsked {
        FeltAsked {
            client: "Bakkerijservice Noord".to_owned(),
            number: "2026-0117".to_owned(),
            solution: some("Twee bakplaten gecrediteerd, nieuwe voor vrijdag."),
            thanks: false,
            problem: true,
        }
    }

    pub fn sample_thanks() -> FeltAsked {
        FeltAsked { thanks: true, ..FeltAsked::sample() }
    }
}
