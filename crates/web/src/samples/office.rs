//! Samples of importing, letters and settings.

use std::collections::BTreeMap;

use domain::{Language, Step};

use super::some;
use crate::pages::import::{
    CheckedFile, Consequence, Counted, FileProblem, Import, MappedColumn, Mapping, PastImport, Stage,
};
use crate::pages::letters::{Letter, LetterPreview, LetterRow};
use crate::pages::settings::{MailFacts, Settings, UserRow};

impl Import {
    fn at(stage: Stage) -> Import {
        let past = |at: &str, files: &str, words: &str, problems| PastImport {
            id: 12,
            at: at.to_owned(),
            by: "Joost Veenstra".to_owned(),
            files: files.to_owned(),
            words: words.to_owned(),
            problems,
        };
        Import {
            stage,
            past: vec![
                past("wo 11 mrt 8.12", "bank-2026-03-10.xml", "9 betalingen, 8 gekoppeld", 0),
                past("ma 9 mrt 16.40", "openstaand.csv en 31 facturen", "31 facturen nieuw, 402 bekend", 1),
            ],
        }
    }

    pub fn sample_start() -> Import {
        Import::at(Stage::Start)
    }

    pub fn sample_first() -> Import {
        Import { stage: Stage::Start, past: Vec::new() }
    }

    pub fn sample_running() -> Import {
        Import::at(Stage::Running {
            import: "i7".to_owned(),
            done: 1_840,
            of: 4_200,
            words: "bank-2026.zip, februari".to_owned(),
        })
    }

    pub fn sample_done() -> Import {
        Import::at(Stage::Done {
            words: vec![
                "42 facturen nieuw, 3 bekend".to_owned(),
                "12 betalingen, 11 gekoppeld, 1 wacht".to_owned(),
            ],
            problems: 1,
        })
    }

    pub fn sample_checked() -> Import {
        let nothing = CheckedFile {
            id: 1,
            name: "bank-2026-03-11.xml".to_owned(),
            format: "camt.053.001.08".to_owned(),
            refused: None,
            customers: Counted::default(),
            invoices: Counted::default(),
            payments: Counted { new: 12, changed: 0, known: 9 },
            about: some("NL00 TEST 0123 4567 89, 1 t/m 11 maart 2026. Begin- en eindsaldo kloppen."),
            mapping: None,
            problems: Vec::new(),
            problems_more: 0,
        };
        let table = CheckedFile {
            id: 2,
            name: "openstaand.csv".to_owned(),
            format: "tabel, puntkomma, Windows-1252".to_owned(),
            customers: Counted { new: 4, changed: 2, known: 54 },
            invoices: Counted { new: 42, changed: 0, known: 3 },
            payments: Counted::default(),
            about: None,
            mapping: Some(mapping()),
            problems: vec![FileProblem {
                place: "regel 17, kolom 5".to_owned(),
                what: "“31-02-2026” is geen datum.".to_owned(),
                what_to_do: "Zet de vervaldatum goed in je boekhouding en lees het bestand opnieuw in."
                    .to_owned(),
            }],
            ..nothing.clone()
        };
        let refused = CheckedFile {
            id: 3,
            name: "facturen.pdf".to_owned(),
            format: "PDF".to_owned(),
            refused: some(
                "Een PDF zegt niet zeker wat erin staat. Vraag je boekhoudpakket om UBL of een tabel.",
            ),
            payments: Counted::default(),
            about: None,
            ..nothing.clone()
        };
        let consequence = |icon, words: &str| Consequence { icon, words: words.to_owned() };
        Import::at(Stage::Checked {
            import: "i7".to_owned(),
            may_be_full: true,
            files: vec![nothing, table, refused],
            consequences: vec![
                consequence(
                    "circle-check",
                    "11 betalingen vinden hun factuur; voor 9 daarvan gaat een geplande herinnering niet door.",
                ),
                consequence("arrows-join-2", "1 betaling wacht op koppelen."),
                consequence(
                    "calendar-due",
                    "3 nieuwe facturen hebben weer 14 dagen, terwijl 30 is afgesproken. De afspraak geldt; de boekhouding wordt gevraagd.",
                ),
            ],
        })
    }
}

fn mapping() -> Mapping {
    let column = |index, header: &str, meaning: &str, examples: [&str; 2]| MappedColumn {
        index,
        header: header.to_owned(),
        examples: examples.iter().map(|text| (*text).to_owned()).collect(),
        meaning: meaning.to_owned(),
        recognised: !meaning.is_empty(),
    };
    Mapping {
        columns: vec![
            column(0, "Debiteurnr", "customer_number", ["10042", "10043"]),
            column(1, "Naam", "customer_name", ["Bakkerij Jansen", "De Vries Bouw"]),
            column(2, "Factuur", "invoice_number", ["2026-0117", "2026-0118"]),
            column(3, "Datum", "issued", ["03-02-2026", "03-02-2026"]),
            column(4, "Vervalt", "due", ["17-02-2026", "17-02-2026"]),
            column(5, "Openstaand", "open", ["1.980,00", "4.114,00"]),
            column(6, "Rayon", "", ["N", "N"]),
        ],
        meanings: [
            "customer_number",
            "customer_name",
            "email",
            "phone",
            "term_days",
            "invoice_number",
            "issued",
            "due",
            "total",
            "open",
            "currency",
            "iban",
            "order_reference",
            "last_contact",
            "step",
            "promise",
            "arrangement",
            "dispute",
            "handed_over",
        ]
        .map(str::to_owned)
        .to_vec(),
        remembered: false,
    }
}

impl LetterRow {
    pub fn sample() -> Vec<LetterRow> {
        let variants = vec![
            (Language::Nl, "informal", true),
            (Language::Nl, "formal", false),
            (Language::En, "informal", false),
        ];
        [
            Step::ReceiptCheck,
            Step::DueDayReminder,
            Step::FriendlyReminder,
            Step::SecondReminder,
            Step::FirmReminder,
            Step::FinalNotice,
            Step::FourteenDayLetter,
            Step::ThankYou,
            Step::Apology,
        ]
        .into_iter()
        .map(|step| LetterRow {
            step,
            variants: variants.clone(),
            subject: "{{ client.name }}: factuur {{ invoice.number }} staat nog open".to_owned(),
        })
        .collect()
    }
}

impl Letter {
    pub fn sample() -> Letter {
        Letter {
            step: Step::FriendlyReminder,
            language: Language::Nl,
            form: "informal",
            subject: "{{ client.name }}: factuur {{ invoice.number }} staat nog open".to_owned(),
            body: "Beste {{ person.first_name }},\n\nJe factuur {{ invoice.number }} van {{ invoice.open }} staat nog open. Betalen kon tot {{ invoice.due }}.\n\nIs er iets waardoor het niet lukt? Laat het me weten, dan zoeken we samen een oplossing.\n\nHoor ik niets, dan bel ik je {{ next.day }} even.\n\nGroet,\n{{ sender.name }}".to_owned(),
            changed: true,
            placeholders: vec![("{{ person.first_name }}".to_owned(), "voornaam".to_owned()), ("{{ invoice.open }}".to_owned(), "nog te betalen".to_owned()), ("{{ next.day }}".to_owned(), "wanneer we weer contact zoeken".to_owned())],
            examples: vec![("1".to_owned(), "Bakkerij Jansen".to_owned()), ("2".to_owned(), "40 facturen, lange naam".to_owned())],
            example: "1".to_owned(),
            preview: LetterPreview {
                subject: "Bakkerijservice Noord: factuur 2026-0117 staat nog open".to_owned(),
                body: "Beste Petra,\n\nJe factuur 2026-0117 van € 1.980,00 staat nog open. Betalen kon tot donderdag 5 maart 2026.\n\nIs er iets waardoor het niet lukt? Laat het me weten, dan zoeken we samen een oplossing.\n\nHoor ik niets, dan bel ik je donderdag 12 maart even.\n\nGroet,\nJoost Veenstra".to_owned(),
                example: "1".to_owned(),
                problems: vec!["Regel 5: {{ persoon.naam }} bestaat niet. Bedoel je {{ person.first_name }}?".to_owned()],
                remarks: vec!["Gemiddeld 9 woorden per zin: goed te lezen.".to_owned()],
            },
        }
    }
}

impl Settings {
    pub fn sample() -> Settings {
        let values = [
            ("name", "Bakkerijservice Noord"),
            ("sign_off", "Joost Veenstra"),
            ("iban", "NL00 TEST 0555 4443 33"),
            ("account_name", "Bakkerijservice Noord B.V."),
            ("phone", "0512-98 76 54"),
            ("hours", "ma–vr 9–17 uur"),
            ("form", "informal"),
            ("closed", "27-12, 28-12"),
        ];
        let user = |id, name: &str, email: &str, is_self| UserRow {
            id,
            name: name.to_owned(),
            email: email.to_owned(),
            last_seen: some("vandaag 8.55"),
            is_self,
            active: true,
        };
        Settings {
            client: values
                .iter()
                .map(|(field, value)| ((*field).to_owned(), (*value).to_owned()))
                .collect::<BTreeMap<_, _>>(),
            errors: BTreeMap::new(),
            mail: MailFacts {
                way: "SMTP mail.bakkerijservice.example:587, TLS".to_owned(),
                from: "joost@bakkerijservice.example".to_owned(),
                redirect_to: some("joost@bakkerijservice.example"),
                last_answer: some("250 2.0.0 Ok"),
            },
            users: vec![
                user(1, "Joost Veenstra", "joost@bakkerijservice.example", true),
                user(2, "Anna de Boer", "anna@bakkerijservice.example", false),
            ],
            run: "elke werkdag om 7.30; vandaag klaar in 2 seconden".to_owned(),
        }
    }
}
