//! Samples of *Vandaag* and of the panel beside it.

use domain::{Channel, Currency, CustomerId, Hold, InvoiceId, Step};

use super::{date, euro, some};
use crate::pages::dossier_side::OpenInvoice;
use crate::pages::peek::{LastContact, NowLine, Peek};
use crate::pages::today::{DayDone, Draft, RowKind, Split, Today, TodayRow};

impl Today {
    pub fn sample() -> Today {
        Today {
            split: Split::First,
            counts: [6, 14, 31, 4, 3, 22],
            rows: first_rows(),
            next: some("/today?split=first&after=6"),
            peek: Some(Peek::sample()),
            done: None,
            mine: false,
            hidden: 0,
        }
    }

    pub fn sample_approve() -> Today {
        let drafts = [
            ("Loodgietersbedrijf Van Dam", "Kees van Dam", 84_700, 4, Channel::Email),
            ("Hoveniers De Eik", "Sanne Mulder", 236_000, 6, Channel::Email),
            ("Kapsalon Lies", "Lies Bakker", 18_150, 2, Channel::Whatsapp),
            ("Stichting Buurthuis De Brug", "Administratie", 121_000, 5, Channel::Email),
        ];
        let row = |(index, (name, person, open, days, channel)): (usize, (&str, &str, i64, i32, Channel))| {
            TodayRow {
                draft: Some(Draft {
                    contact: format!("bd-2026-0312-{index}"),
                    channel,
                    subject: "Bakkerijservice Noord: factuur 2026-0141 staat nog open".to_owned(),
                    opening: format!(
                        "Beste {}, je factuur van 24 februari staat nog open. Is er iets waardoor het niet lukt?",
                        person.split(' ').next().unwrap_or("")
                    ),
                }),
                kind: RowKind::Approve,
                days_late: Some(days),
                why: format!(
                    "{days} dagen na de afgesproken datum, nog niets gehoord. Laatste contact was de vraag of de factuur goed was aangekomen."
                ),
                proposal: "vriendelijke herinnering vandaag om 9.30".to_owned(),
                ..TodayRow::plain(20 + index as i64, name, person, open)
            }
        };
        Today {
            split: Split::Approve,
            rows: drafts.into_iter().enumerate().map(row).collect(),
            next: None,
            peek: None,
            ..Today::sample()
        }
    }

    pub fn sample_done() -> Today {
        Today {
            counts: [0, 0, 0, 0, 0, 22],
            rows: Vec::new(),
            next: None,
            peek: None,
            done: Some(DayDone {
                calls: 14,
                promises: 5,
                questions_solved: 3,
                reminders_avoided: 11,
                calls_tomorrow: 4,
                payments_expected_tomorrow: 2,
            }),
            ..Today::sample()
        }
    }

    pub fn sample_empty_split() -> Today {
        Today { rows: Vec::new(), next: None, peek: None, split: Split::Relation, ..Today::sample() }
    }
}

impl TodayRow {
    fn plain(customer: i64, name: &str, person: &str, open: i64) -> TodayRow {
        TodayRow {
            todo: Some(1),
            customer: CustomerId(customer),
            name: name.to_owned(),
            person: some(person),
            phone: some("0512-34 56 78"),
            kind: RowKind::Call,
            open: euro(open),
            currency: Currency::EUR,
            days_late: Some(9),
            prefers: None,
            prefers_when: None,
            why: String::new(),
            proposal: String::new(),
            rule: None,
            weight: [2, 2, 2],
            order: "Veel geld, al even te laat, een klant van 6 jaar.".to_owned(),
            from: some("Joost Veenstra"),
            mood: "normal",
            draft: None,
            elsewhere: None,
            later: None,
        }
    }
}

fn first_rows() -> Vec<TodayRow> {
    vec![
        TodayRow {
            kind: RowKind::BrokenPromise,
            prefers: Some(Channel::Phone),
            prefers_when: some("ma–do vóór 11.00"),
            why: "Petra beloofde dinsdag te betalen en er is nog niets binnen. Het is de eerste belofte in drie jaar die niet lukte.".to_owned(),
            proposal: "bellen en vragen wat er gebeurde".to_owned(),
            weight: [3, 4, 4],
            mood: "good",
            ..TodayRow::plain(1, "Bakkerij Jansen", "Petra Jansen", 248_000)
        },
        TodayRow {
            kind: RowKind::Reply,
            days_late: Some(12),
            prefers: Some(Channel::Email),
            why: "Schreef gisteren: “Volgens ons klopt het aantal uren niet, kunt u de urenstaat sturen?” Tot dit is gelezen, gaat er niets uit.".to_owned(),
            proposal: "antwoord lezen en als vraag of klacht vastleggen".to_owned(),
            weight: [4, 3, 2],
            mood: "strained",
            ..TodayRow::plain(2, "Aannemersbedrijf Hofstra & Zn.", "Gert-Jan Hofstra", 1_284_550)
        },
        TodayRow {
            kind: RowKind::MissedTerm,
            days_late: Some(4),
            prefers: Some(Channel::Whatsapp),
            why: "De tweede van drie termijnen (€ 350,00) was maandag aan de beurt en is niet binnen. De eerste kwam op tijd.".to_owned(),
            proposal: "bellen; één termijn mag een week opschuiven".to_owned(),
            weight: [1, 3, 3],
            ..TodayRow::plain(3, "Fietsenmakerij Wielerrust", "Mo Aydın", 70_000)
        },
        TodayRow {
            kind: RowKind::Dispute,
            days_late: Some(0).filter(|days| *days > 0),
            why: "Zegt dat twee van de zes kozijnen beschadigd geleverd zijn (€ 940,00). De klacht staat drie werkdagen open zonder voorstel.".to_owned(),
            proposal: "oplossing afstemmen met Anna (project P-118)".to_owned(),
            weight: [2, 4, 4],
            mood: "strained",
            ..TodayRow::plain(4, "Woningstichting Het Lage Land", "Marijke Postma-Visser", 563_200)
        },
        TodayRow {
            kind: RowKind::Uncertain,
            todo: None,
            days_late: Some(2),
            why: "De verbinding met de mailserver viel weg tijdens het versturen. Misschien is het bericht wél aangekomen, dus Bondig stuurt het niet nog eens.".to_owned(),
            proposal: "in het log van de mailserver kijken".to_owned(),
            elsewhere: some("/outbox/bd-2026-0312-7"),
            weight: [1, 2, 1],
            ..TodayRow::plain(5, "Dierenkliniek Oosterzijl", "Receptie", 30_250)
        },
        TodayRow {
            kind: RowKind::Bounced,
            days_late: Some(6),
            prefers: Some(Channel::Email),
            why: "Het mailadres administratie@devriesbouw.example bestaat niet meer. De herinnering van dinsdag telt daarom niet.".to_owned(),
            proposal: "bellen om het juiste adres te vragen".to_owned(),
            weight: [2, 2, 1],
            ..TodayRow::plain(6, "De Vries Bouw", "Administratie", 411_400)
        },
    ]
}

impl Peek {
    pub fn sample() -> Peek {
        Peek {
            customer: CustomerId(1),
            todo: Some(1),
            name: "Bakkerij Jansen".to_owned(),
            place: some("Drachten"),
            person: some("Petra Jansen"),
            role: some("eigenaar"),
            phone: some("0512-34 56 78"),
            email: some("petra@bakkerijjansen.example"),
            prefers_when: some("ma–do vóór 11.00"),
            form: "informal",
            mood: "good",
            line: NowLine::sample(),
            open: euro(248_000),
            late: euro(198_000),
            last_promise: some("“Ik betaal dinsdag alles in één keer.” Petra, vrijdag 6 maart, aan Joost."),
            opening: some(
                "Hoi Petra, met Joost van Bakkerijservice. Dinsdag zou de betaling komen en ik zie hem nog niet. Is er iets tussengekomen?",
            ),
            contacts: vec![
                LastContact {
                    on: date("2026-03-06"),
                    channel: Channel::Phone,
                    by_customer: true,
                    words: "betaalt dinsdag".to_owned(),
                },
                LastContact {
                    on: date("2026-03-04"),
                    channel: Channel::Email,
                    by_customer: false,
                    words: "vriendelijke herinnering".to_owned(),
                },
                LastContact {
                    on: date("2026-02-19"),
                    channel: Channel::Phone,
                    by_customer: false,
                    words: "factuur goed ontvangen".to_owned(),
                },
            ],
            invoices: vec![OpenInvoice::sample_promised(), OpenInvoice::sample_not_due()],
            invoices_more: 1,
            can_message: true,
        }
    }
}

impl NowLine {
    pub fn sample() -> NowLine {
        NowLine {
            now: "Een telefoontje staat open. Tot dat is gevoerd, gaat er niets vanzelf uit.".to_owned(),
            next: "Zonder contact: maandag 16 maart nog eens bellen.".to_owned(),
            why: "De belofte liep dinsdag af en er is niets binnen. Twee bankdagen extra zijn voorbij."
                .to_owned(),
            rule: some("A2"),
            tone: "promise",
            icon: "phone",
        }
    }
}

impl OpenInvoice {
    pub fn sample_promised() -> OpenInvoice {
        OpenInvoice {
            id: InvoiceId(117),
            number: "2026-0117".to_owned(),
            issued: date("2026-02-03"),
            due: date("2026-02-17"),
            due_agreed: Some(date("2026-03-05")),
            amount: euro(198_000),
            open: euro(198_000),
            currency: Currency::EUR,
            days_late: 7,
            hold: Some(Hold::WaitingForTask),
            step: None,
            standing: "rust: er staat een gesprek open".to_owned(),
            project: some("Winkelinrichting"),
            specialist: some("Anna de Boer"),
            reason: some("vergeten"),
            has_document: true,
        }
    }

    pub fn sample_not_due() -> OpenInvoice {
        OpenInvoice {
            id: InvoiceId(133),
            number: "2026-0133".to_owned(),
            issued: date("2026-02-24"),
            due: date("2026-03-10"),
            due_agreed: Some(date("2026-03-26")),
            amount: euro(38_500),
            open: euro(38_500),
            days_late: -14,
            hold: Some(Hold::AgreedTerm),
            standing: "afgesproken termijn t/m 26 mrt".to_owned(),
            project: None,
            specialist: None,
            reason: None,
            ..OpenInvoice::sample_promised()
        }
    }

    pub fn sample_disputed() -> OpenInvoice {
        OpenInvoice {
            id: InvoiceId(98),
            number: "2026-0098".to_owned(),
            issued: date("2026-01-20"),
            due: date("2026-02-03"),
            due_agreed: Some(date("2026-02-19")),
            amount: euro(22_000),
            open: euro(11_500),
            days_late: 21,
            hold: Some(Hold::Disputed),
            standing: "vraag of klacht: levering".to_owned(),
            project: None,
            specialist: None,
            reason: some("ontevreden over levering"),
            ..OpenInvoice::sample_promised()
        }
    }

    pub fn sample_free() -> OpenInvoice {
        OpenInvoice {
            id: InvoiceId(88),
            number: "2026-0088".to_owned(),
            due: date("2026-03-08"),
            due_agreed: None,
            days_late: 4,
            hold: None,
            step: Some(Step::FriendlyReminder),
            standing: "vandaag: vriendelijke herinnering".to_owned(),
            project: None,
            specialist: None,
            reason: None,
            ..OpenInvoice::sample_promised()
        }
    }
}
