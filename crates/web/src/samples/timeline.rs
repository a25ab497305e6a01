//! Sample of the timeline with its agreement bands.

use domain::{Channel, Language};

use super::{date, euro, some};
use crate::pages::dossier_side::AgreementKind;
use crate::pages::timeline::{Band, Entry, Item, ItemKind, SentText, Stretch, Timeline};

impl Item {
    fn plain(on: &str, kind: ItemKind, title: &str) -> Item {
        Item {
            on: date(on),
            at: None,
            kind,
            title: title.to_owned(),
            body: None,
            amount: None,
            sent: None,
            why: None,
        }
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
                Stretch {
                    bands: vec![dispute.clone(), term.clone()],
                    entries: vec![entry(Item {
                        why: some("De belofte liep dinsdag af en er is niets binnen."),
                        ..Item::plain("2026-03-12", ItemKind::Change, "Telefoontje op de lijst gezet")
                    })],
                },
                Stretch { bands: vec![promise, dispute.clone(), term.clone()], entries: promised_entries() },
                Stretch { bands: vec![dispute, term.clone()], entries: disputed_entries() },
                Stretch { bands: vec![term], entries: term_entries() },
                Stretch {
                    bands: Vec::new(),
                    entries: vec![entry(Item {
                        amount: Some(euro(48_400)),
                        ..Item::plain(
                            "2026-01-08",
                            ItemKind::Payment,
                            "Betaling ontvangen, factuur 2025-0611",
                        )
                    })],
                },
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
            body: some(
                "“Sorry, helemaal vergeten, het was druk met de verbouwing. Ik betaal dinsdag alles in één keer.”",
            ),
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
        entry(Item {
            body: some("Factuur goed ontvangen, geen vragen."),
            at: some("14.15"),
            ..Item::plain("2026-02-19", ItemKind::CallOut, "Joost belde Petra: goed ontvangen?")
        }),
        entry(Item {
            amount: Some(euro(198_000)),
            ..Item::plain("2026-02-03", ItemKind::Invoice, "Factuur 2026-0117")
        }),
        Entry::Folded(vec![Item::plain(
            "2026-01-28",
            ItemKind::Change,
            "Opdrachtgever gevraagd de termijn in de boekhouding aan te passen",
        )]),
        entry(Item {
            body: some("Een 9. “Altijd snel, en jullie denken mee.”"),
            ..Item::plain("2026-01-20", ItemKind::Score, "Petra gaf een cijfer")
        }),
        entry(Item { ..Item::plain("2026-01-14", ItemKind::Agreement, "Hylke keurde 30 dagen goed") }),
        entry(Item {
            body: some("Spreek alleen Petra over geld; Wim doet de bestellingen."),
            ..Item::plain("2026-01-13", ItemKind::Note, "Notitie van Joost")
        }),
    ]
}
