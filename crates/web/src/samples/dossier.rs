//! Samples of the dossier, its timeline, and the acts.

use std::collections::BTreeMap;

use domain::{Cents, Channel, CustomerId, Date, InvoiceId, Language};

use super::{date, euro, some};
use crate::pages::acts::{Act, ActForm, ActPreview, TickInvoice};
use crate::pages::dossier::Dossier;
use crate::pages::dossier_side::{
    Agreement, AgreementAct, AgreementKind, Behaviour, OpenInvoice, OpenTask, PersonCard,
    PreferenceCard,
};
use crate::pages::peek::NowLine;
use crate::pages::timeline::{Band, Entry, Item, ItemKind, SentText, Stretch, Timeline};

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
                PersonCard { id: 1, name: "Petra Jansen".to_owned(), role: some("eigenaar"), email: some("petra@bakkerijjansen.example"), phone: some("06-12 34 56 78"), first_choice: true },
                PersonCard { id: 2, name: "Wim Jansen".to_owned(), role: some("administratie"), email: some("administratie@bakkerijjansen.example"), phone: some("0512-34 56 78"), first_choice: false },
            ],
            behaviour: Behaviour {
                summary: "Betaalt gemiddeld 6 dagen na de afgesproken datum.".to_owned(),
                promises: some("Houdt zich 9 van de 10 keer aan een belofte."),
                days_late: vec![2, 0, -3, 4, 6, 1, -1, 5, 9, 3, 0, 12, 4, 2, 7, -2, 3, 5, 8, 6, 2, 4, 16, 7],
                paid_invoices: 41,
                last_score: Some(9),
            },
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
            acts: vec![AgreementAct { act: "term", query: "what=denied".to_owned() }],
        },
        Agreement {
            kind: AgreementKind::Dispute,
            words: "€ 105,00 van 2026-0098: levering".to_owned(),
            source: "Twee dozen bakpapier ontbraken. Sinds 2 maart, voorstel ligt bij Petra.".to_owned(),
            conflict: None,
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
            acts: vec![AgreementAct { act: "promise", query: "invoice=117".to_owned() }],
        },
    ]
}

impl Item {
    fn plain(on: &str, kind: ItemKind, title: &str) -> Item {
        Item { on: date(on), at: None, kind, title: title.to_owned(), body: None, amount: None, sent: None, why: None }
    }
}

fn entry(item: Item) -> Entry {
    Entry::Item(Box::new(item))
}

impl Timeline {
    pub fn sample() -> Timeline {
        let term = Band {
            kind: AgreementKind::AgreedTerm,
            words: "Afgesproken termijn: 30 dagen".to_owned(),
            from: date("2026-01-14"),
            until: None,
            running: true,
            lane: 0,
            named_above: false,
        };
        let promise = Band {
            kind: AgreementKind::Promise,
            words: "Belofte: betaalt dinsdag 10 maart".to_owned(),
            from: date("2026-03-06"),
            until: Some(date("2026-03-12")),
            running: false,
            lane: 0,
            named_above: false,
        };
        let dispute = Band {
            kind: AgreementKind::Dispute,
            words: "Vraag of klacht: levering, € 105,00".to_owned(),
            from: date("2026-03-02"),
            until: None,
            running: true,
            lane: 0,
            named_above: false,
        };
        Timeline {
            filter: "all",
            pinned: some("Belt liever dan mailt. Winkel is dicht op maandag."),
            stretches: vec![
                Stretch { bands: vec![dispute.clone(), term.clone()], entries: vec![entry(Item { why: some("De belofte liep dinsdag af en er is niets binnen."), ..Item::plain("2026-03-12", ItemKind::Change, "Telefoontje op de lijst gezet") })] },
                Stretch { bands: vec![promise, dispute.clone(), term.clone()], entries: promised_entries() },
                Stretch { bands: vec![dispute, term.clone()], entries: disputed_entries() },
                Stretch { bands: vec![term], entries: term_entries() },
                Stretch { bands: Vec::new(), entries: vec![entry(Item { amount: Some(euro(48_400)), ..Item::plain("2026-01-08", ItemKind::Payment, "Betaling ontvangen, factuur 2025-0611") })] },
            ],
            next: some("/customers/1?before=2026-01-08"),
        }
    }
}

fn promised_entries() -> Vec<Entry> {
    vec![
        Entry::Folded(vec![
            Item::plain("2026-03-11", ItemKind::Change, "Bankafschrift ingelezen, geen betaling gevonden"),
            Item::plain("2026-03-10", ItemKind::Change, "Belofte verlopen; twee bankdagen wachten"),
            Item::plain("2026-03-09", ItemKind::Change, "Herinnering niet verstuurd: belofte loopt"),
        ]),
        entry(Item {
            at: some("10.42"),
            body: some("“Sorry, helemaal vergeten, het was druk met de verbouwing. Ik betaal dinsdag alles in één keer.”"),
            ..Item::plain("2026-03-06", ItemKind::CallOut, "Joost belde Petra: belofte")
        }),
    ]
}

fn disputed_entries() -> Vec<Entry> {
    let body = "Beste Petra,\n\nJe factuur 2026-0117 van € 1.980,00 staat nog open. Betalen kon tot donderdag 5 maart.\n\nIs er iets waardoor het niet lukt? Laat het me weten, dan zoeken we samen een oplossing. Je kunt ook bellen: 0512-98 76 54.\n\nHoor ik niets, dan bel ik je donderdag 12 maart even.\n\nAl betaald? Dan kun je dit bericht weggooien.\n\nGroet,\nJoost Veenstra\nBakkerijservice Noord";
    vec![
        entry(Item {
            at: some("9.02"),
            sent: Some(SentText {
                contact: "bd-2026-0304-12".to_owned(),
                channel: Channel::Email,
                subject: "Bakkerijservice Noord: factuur 2026-0117 staat nog open".to_owned(),
                body: body.to_owned(),
                language: Language::Nl,
                state: "Verzonden 9.02, aangenomen door mx.bakkerijjansen.example".to_owned(),
            }),
            why: some("twee dagen na de afgesproken datum, nog niets gehoord."),
            ..Item::plain("2026-03-04", ItemKind::MessageOut, "Vriendelijke herinnering")
        }),
        entry(Item {
            body: some("“Er zaten maar vier dozen bakpapier bij in plaats van zes.”"),
            amount: Some(euro(10_500)),
            ..Item::plain("2026-03-02", ItemKind::CallIn, "Petra belde: klacht over de levering")
        }),
    ]
}

fn term_entries() -> Vec<Entry> {
    vec![
        entry(Item { body: some("Factuur goed ontvangen, geen vragen."), at: some("14.15"), ..Item::plain("2026-02-19", ItemKind::CallOut, "Joost belde Petra: goed ontvangen?") }),
        entry(Item { amount: Some(euro(198_000)), ..Item::plain("2026-02-03", ItemKind::Invoice, "Factuur 2026-0117") }),
        Entry::Folded(vec![Item::plain("2026-01-28", ItemKind::Change, "Opdrachtgever gevraagd de termijn in de boekhouding aan te passen")]),
        entry(Item { body: some("Een 9. “Altijd snel, en jullie denken mee.”"), ..Item::plain("2026-01-20", ItemKind::Score, "Petra gaf een cijfer") }),
        entry(Item { ..Item::plain("2026-01-14", ItemKind::Agreement, "Hylke keurde 30 dagen goed") }),
        entry(Item { body: some("Spreek alleen Petra over geld; Wim doet de bestellingen."), ..Item::plain("2026-01-13", ItemKind::Note, "Notitie van Joost") }),
    ]
}

impl ActForm {
    pub fn sample(act: Act) -> ActForm {
        let mut form = ActForm {
            act,
            customer: CustomerId(1),
            name: "Bakkerij Jansen".to_owned(),
            phone: some("0512-34 56 78"),
            todo: Some(1),
            back: "/today".to_owned(),
            invoices: vec![tick(117, "2026-0117", 198_000, "2026-03-05", 7), tick(98, "2026-0098", 11_500, "2026-02-19", 21)],
            choices: Vec::new(),
            values: BTreeMap::new(),
            errors: BTreeMap::new(),
            preview: None,
        };
        match act {
            Act::Call => form.choices = vec![("1".to_owned(), "Petra Jansen".to_owned()), ("2".to_owned(), "Wim Jansen".to_owned())],
            Act::Remedy | Act::DisputeClose => form.choices = vec![("98".to_owned(), "2026-0098, levering, € 105,00".to_owned())],
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
        form.errors.insert("until".to_owned(), "Deze datum begrijp ik niet. Schrijf bijvoorbeeld vr, eind mnd of 30-3.".to_owned());
        form
    }
}

fn tick(id: i64, number: &str, open: i64, due: &str, days_late: i32) -> TickInvoice {
    TickInvoice { id: InvoiceId(id), number: number.to_owned(), open: euro(open), due: date(due), days_late, ticked: true }
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
