//! Samples of *Verzendlog*, one message, and the first-day check.

use domain::{Channel, CustomerId, Hold, Language, Step};

use super::{date, euro, some};
use crate::frame::Sending;
use crate::pages::outbox::{GuardCheck, Message, NotSent, Outbox, OutboxRow, SendState};
use crate::pages::release::{Release, ReleaseCheck, ReleaseRow};

impl OutboxRow {
    fn plain(id: i64, name: &str, to: &str, state: SendState) -> OutboxRow {
        OutboxRow {
            contact: format!("bd-2026-0312-{id}"),
            customer: CustomerId(id),
            name: name.to_owned(),
            to: to.to_owned(),
            channel: Channel::Email,
            step: Step::FriendlyReminder,
            subject: "Bakkerijservice Noord: factuur 2026-0141 staat nog open".to_owned(),
            at: some("9.31"),
            state,
            reason: None,
        }
    }
}

impl Outbox {
    pub fn sample() -> Outbox {
        let rest = |id, name: &str, open, hold, because: &str| NotSent {
            customer: CustomerId(id),
            name: name.to_owned(),
            invoices: 2,
            open: euro(open),
            hold,
            because: because.to_owned(),
        };
        Outbox {
            day: date("2026-03-12"),
            previous: Some(date("2026-03-11")),
            following: Some(date("2026-03-13")),
            query: String::new(),
            state: None,
            counts: [1, 3, 31, 18, 2, 1],
            rows: vec![
                OutboxRow {
                    reason: some("De verbinding viel weg na het versturen van de tekst."),
                    ..OutboxRow::plain(
                        7,
                        "Dierenkliniek Oosterzijl",
                        "receptie@oosterzijl.example",
                        SendState::Uncertain,
                    )
                },
                OutboxRow {
                    at: some("11.00"),
                    ..OutboxRow::plain(8, "Hoveniers De Eik", "sanne@deeik.example", SendState::Planned)
                },
                OutboxRow::plain(9, "Kapsalon Lies", "lies@kapsalonlies.example", SendState::Sent),
                OutboxRow {
                    reason: some("Betaald om 8.47, vlak voor het versturen."),
                    ..OutboxRow::plain(
                        10,
                        "Loodgietersbedrijf Van Dam",
                        "kees@vandam.example",
                        SendState::Stopped,
                    )
                },
                OutboxRow {
                    reason: some("Het adres bestaat niet (550 5.1.1). Er staat een taak om te bellen."),
                    ..OutboxRow::plain(
                        6,
                        "De Vries Bouw",
                        "administratie@devriesbouw.example",
                        SendState::Failed,
                    )
                },
                OutboxRow {
                    at: None,
                    step: Step::FirmReminder,
                    reason: some("Een duidelijke herinnering gaat pas na een ja."),
                    ..OutboxRow::plain(
                        11,
                        "Stichting Buurthuis De Brug",
                        "info@debrug.example",
                        SendState::Waiting,
                    )
                },
            ],
            next: None,
            not_sent: vec![
                rest(
                    1,
                    "Bakkerij Jansen",
                    248_000,
                    Hold::WaitingForTask,
                    "Er staat een gesprek open over de belofte van 6 maart.",
                ),
                rest(
                    3,
                    "Fietsenmakerij Wielerrust",
                    70_000,
                    Hold::Arrangement,
                    "Betaalt in drie delen; de volgende termijn is op 1 april.",
                ),
                rest(
                    2,
                    "Aannemersbedrijf Hofstra & Zn.",
                    1_284_550,
                    Hold::Disputed,
                    "De klant vraagt om de urenstaat; tot die klopt gaat er niets uit.",
                ),
                rest(
                    4,
                    "Woningstichting Het Lage Land",
                    563_200,
                    Hold::AgreedTerm,
                    "Afgesproken is 45 dagen; dat is 2 april.",
                ),
            ],
            not_sent_total: 29,
            not_sent_next: some("/outbox?day=2026-03-12&rests-after=4"),
            sending: Sending::Open,
        }
    }

    pub fn sample_stopped() -> Outbox {
        Outbox {
            rows: Vec::new(),
            counts: [0; 6],
            sending: Sending::StoppedHere {
                by: "Joost Veenstra".to_owned(),
                since: "vandaag 9.40".to_owned(),
            },
            ..Outbox::sample()
        }
    }
}

impl Message {
    pub fn sample() -> Message {
        Message {
            row: OutboxRow::plain(9, "Kapsalon Lies", "lies@kapsalonlies.example", SendState::Sent),
            by_hand: false,
            from: "Joost Veenstra (Bakkerijservice Noord) <joost@bakkerijservice.example>".to_owned(),
            language: Language::Nl,
            body: "Beste Lies,\n\nJe factuur 2026-0141 van € 181,50 staat nog open. Betalen kon tot dinsdag 10 maart.\n\nIs er iets waardoor het niet lukt? Laat het me weten, dan zoeken we samen een oplossing.\n\nGroet,\nJoost Veenstra".to_owned(),
            attachments: vec!["factuur-2026-0141.pdf".to_owned()],
            invoices: vec![("2026-0141".to_owned(), euro(18_150))],
            why: "Twee dagen na de afgesproken datum, nog niets gehoord.".to_owned(),
            rule: some("4.7"),
            guard: vec![
                GuardCheck { words: "Openstaand € 181,50 na alle betalingen".to_owned(), passed: true },
                GuardCheck { words: "Geen klacht, belofte, regeling of pauze".to_owned(), passed: true },
                GuardCheck { words: "Bankgegevens t/m gisteren".to_owned(), passed: true },
                GuardCheck { words: "Verzenden staat aan".to_owned(), passed: true },
            ],
            message_id: some("<bd-2026-0312-9@bakkerijservice.example>"),
            server_answer: some("250 2.0.0 Ok: queued as 4F2A91C0"),
            sha256: some("7d1c0f9be0a1b22c6f37a9d4b5e8c0aa51d2e7f6430c9b18a2f5e6d7c8b9a0f1"),
            history: vec![("12 mrt 9.30".to_owned(), "klaargezet door de dagelijkse ronde".to_owned()), ("12 mrt 9.31".to_owned(), "nagekeken en vastgezet".to_owned()), ("12 mrt 9.31".to_owned(), "aangenomen door de mailserver".to_owned())],
        }
    }

    pub fn sample_uncertain() -> Message {
        let mut message = Message::sample();
        message.row.state = SendState::Uncertain;
        message.row.reason = some("De verbinding viel weg na het versturen van de tekst.");
        message.server_answer = None;
        message.guard[2].passed = false;
        message
    }
}

impl Release {
    pub fn sample() -> Release {
        let row = |id, name: &str, to: &str, step, open, days_late| ReleaseRow {
            contact: format!("bd-2026-0312-{id}"),
            customer: CustomerId(id),
            name: name.to_owned(),
            to: to.to_owned(),
            step,
            channel: Channel::Email,
            invoices: 1,
            open: euro(open),
            days_late,
            why: "Vier dagen na de vervaldatum, voor het eerst gezien.".to_owned(),
        };
        Release {
            recovery: false,
            checks: vec![
                ReleaseCheck {
                    words: "Bankafschriften zijn compleet t/m woensdag 11 maart.".to_owned(),
                    met: true,
                    mend: None,
                },
                ReleaseCheck {
                    words: "12 klanten hebben nog geen vastgelegde betaaltermijn.".to_owned(),
                    met: false,
                    mend: Some(("/customers?show=no-agreement".to_owned(), "Bekijken".to_owned())),
                },
                ReleaseCheck { words: "Alle betalingen zijn gekoppeld.".to_owned(), met: true, mend: None },
            ],
            rows: vec![
                row(9, "Kapsalon Lies", "lies@kapsalonlies.example", Step::FriendlyReminder, 18_150, 2),
                row(8, "Hoveniers De Eik", "sanne@deeik.example", Step::FriendlyReminder, 236_000, 4),
                row(
                    10,
                    "Loodgietersbedrijf Van Dam",
                    "kees@vandam.example",
                    Step::FriendlyReminder,
                    84_700,
                    3,
                ),
            ],
            total: 18,
            open: euro(3_120_400),
            calls: 14,
            tasks: 6,
            rests: 21,
            next: some("/release?after=3"),
            list_version: "b19f".to_owned(),
        }
    }

    pub fn sample_recovery() -> Release {
        Release { recovery: true, rows: Vec::new(), next: None, ..Release::sample() }
    }
}
