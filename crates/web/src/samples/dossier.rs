//! Samples of the dossier; its timeline and the acts stand beside it.

use domain::{Cents, Channel, CustomerId, Language};

use super::{date, euro, some};
use crate::pages::dossier::Dossier;
use crate::pages::dossier_side::{
    Agreement, AgreementAct, AgreementKind, Behaviour, OpenInvoice, OpenTask, PersonCard, PreferenceCard,
};
use crate::pages::peek::NowLine;
use crate::pages::timeline::Timeline;

impl Dossier {
    pub fn sample() -> Dossier {
        Dossier {
            customer: CustomerId(1),
            name: "Bakkerij Jansen".to_owned(),
            number: some("D-10042"),
            place: some("Drachten"),
            kind: "business",
            since: Some(date("2020-05-01")),
            mood: "good",
            closeness: "close",
            last_score: Some(9),
            owner: some("Joost Veenstra"),
            phone: some("0512-34 56 78"),
            email: some("petra@bakkerijjansen.example"),
            line: NowLine::sample(),
            can_send: true,
            to_decide: false,
            tasks: vec![OpenTask {
                todo: 1,
                icon: "phone",
                words: "Bellen over de belofte.".to_owned(),
                why: "De belofte van 6 maart liep dinsdag af.".to_owned(),
                since: date("2026-03-12"),
            }],
            open: euro(248_000),
            late: euro(209_500),
            unallocated: euro(12_100),
            invoices: vec![
                OpenInvoice::sample_promised(),
                OpenInvoice::sample_disputed(),
                OpenInvoice::sample_free(),
                OpenInvoice::sample_not_due(),
            ],
            agreements: agreements(),
            preference: PreferenceCard {
                reminders: Some(Channel::Phone),
                admin: Some(Channel::Whatsapp),
                invoices: Some(Channel::Email),
                when: some("ma–do vóór 11.00"),
                form: "informal",
                language: Language::Nl,
                style: "fixed_person",
                fixed_person: some("Joost Veenstra"),
                order_number_wanted: true,
                refused: vec![Channel::Sms],
                consent: vec![Channel::Whatsapp],
                source: some("Gevraagd bij de eerste bestelling"),
                on: Some(date("2026-01-04")),
            },
            persons: vec![
                PersonCard {
                    id: 1,
                    name: "Petra Jansen".to_owned(),
                    role: some("eigenaar"),
                    email: some("petra@bakkerijjansen.example"),
                    phone: some("06-12 34 56 78"),
                    first_choice: true,
                },
                PersonCard {
                    id: 2,
                    name: "Wim Jansen".to_owned(),
                    role: some("administratie"),
                    email: some("administratie@bakkerijjansen.example"),
                    phone: some("0512-34 56 78"),
                    first_choice: false,
                },
            ],
            behaviour: Behaviour {
                summary: "Betaalt gemiddeld 6 dagen na de afgesproken datum.".to_owned(),
                promises: some("Houdt zich 9 van de 10 keer aan een belofte."),
                days_late: vec![2, 0, -3, 4, 6, 1, -1, 5, 9, 3, 0, 12, 4, 2, 7, -2, 3, 5, 8, 6, 2, 4, 16, 7],
                paid_invoices: 41,
                last_score: Some(9),
                care_share: some("4 contacten die niet over geld gingen naast 3 herinneringen in een jaar."),
                responses: vec!["E-mail: meestal binnen 20 uur".to_owned()],
            },
            agreed: crate::pages::term_card::AgreedPart::sample(),
            timeline: Timeline::sample(),
        }
    }

    pub fn sample_stopped() -> Dossier {
        Dossier {
            name: "Keukenstudio De Linde B.V.".to_owned(),
            mood: "strained",
            to_decide: true,
            can_send: false,
            phone: None,
            line: NowLine {
                now: "Alles staat stil: de rechtbank heeft faillissement uitgesproken.".to_owned(),
                next: "Niets, tot iemand dit opheft.".to_owned(),
                why: "Bij een faillissement gaat er niets meer naar de klant; de vordering gaat naar de curator.".to_owned(),
                rule: None,
                tone: "late",
                icon: "hand-stop",
            },
            tasks: Vec::new(),
            invoices: Vec::new(),
            open: Cents::ZERO,
            late: Cents::ZERO,
            unallocated: Cents::ZERO,
            agreements: Vec::new(),
            timeline: Timeline { filter: "all", pinned: None, stretches: Vec::new(), next: None },
            ..Dossier::sample()
        }
    }
}

fn agreements() -> Vec<Agreement> {
    vec![
        Agreement {
            kind: AgreementKind::AgreedTerm,
            words: "30 dagen in plaats van 14".to_owned(),
            source: "Gevraagd door Petra op 13-01-2026, goedgekeurd door Hylke (opdrachtgever) op 14-01-2026. Geldt voor alle facturen vanaf 2026-0088.".to_owned(),
            conflict: some("De boekhouding zegt nog 14 dagen. Gevraagd op 14-1 en 21-1; de opdrachtgever weet het sinds 28-1."),
            page: None,
            acts: vec![AgreementAct { act: "term", query: "what=denied".to_owned() }],
        },
        Agreement {
            kind: AgreementKind::Dispute,
            words: "€ 105,00 van 2026-0098: levering".to_owned(),
            source: "Twee dozen bakpapier ontbraken. Sinds 2 maart, voorstel ligt bij Petra.".to_owned(),
            conflict: None,
            page: None,
            acts: vec![
                AgreementAct { act: "remedy", query: "invoice=98".to_owned() },
                AgreementAct { act: "dispute-close", query: "invoice=98".to_owned() },
            ],
        },
        Agreement {
            kind: AgreementKind::Promise,
            words: "€ 1.980,00 uiterlijk dinsdag 10 maart".to_owned(),
            source: "Petra aan Joost, telefonisch op 6 maart. Niet nagekomen.".to_owned(),
            conflict: None,
            page: None,
            acts: vec![AgreementAct { act: "promise", query: "invoice=117".to_owned() }],
        },
    ]
}
