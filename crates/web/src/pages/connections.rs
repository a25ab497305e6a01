//! *Koppelingen*: the bookkeeping packages that are connected, how each is doing, and what may be
//! written there.

use askama::Template;

use crate::frame::Frame;
use crate::say::Say;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// `moneybird`, as addresses have it.
    pub word: String,
    pub name: String,
    pub administration: String,
    /// When everything was last taken over.
    pub last: Option<String>,
    /// What went wrong at the last try, when that was, and what to do.
    pub trouble: Option<Trouble>,
    /// What a person should know about how the package is set.
    pub remarks: Vec<String>,
    pub bank: bool,
    pub silent: bool,
    pub told: bool,
    pub terms: Vec<Write>,
    pub deliveries: Vec<Write>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    pub what: String,
    pub at: String,
    pub advice: String,
}

/// Something that was agreed and that the package does not show yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Write {
    pub customer: i64,
    pub name: String,
    /// "30 dagen; in Moneybird staat 14 dagen".
    pub what: String,
    /// "Zet 30 dagen in Moneybird".
    pub act: String,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Connections {
    pub cards: Vec<Card>,
    /// Packages that could be connected: name and the command.
    pub others: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "connections.html")]
pub struct ConnectionsPage {
    pub frame: Frame,
    pub say: Say,
    pub connections: Connections,
}

impl ConnectionsPage {
    pub fn new(frame: Frame, connections: Connections) -> ConnectionsPage {
        ConnectionsPage { say: frame.say, frame, connections }
    }
}

impl Connections {
    pub fn sample() -> Connections {
        let card = Card {
            word: "moneybird".to_owned(),
            name: "Moneybird".to_owned(),
            administration: "Bakkerijservice Noord".to_owned(),
            last: Some("do 12 mrt 8.00".to_owned()),
            trouble: None,
            remarks: vec![
                "Moneybird stuurt zelf herinneringen bij de workflow “Standaard”. Uw klant krijgt er dan twee."
                    .to_owned(),
            ],
            bank: true,
            silent: false,
            told: true,
            terms: vec![Write {
                customer: 1,
                name: "Bakkerij Jansen".to_owned(),
                what: "Afgesproken is 30 dagen; in Moneybird staat 14 dagen.".to_owned(),
                act: "Zet 30 dagen in Moneybird".to_owned(),
            }],
            deliveries: vec![Write {
                customer: 2,
                name: "Slagerij Pietersen".to_owned(),
                what: "Wil facturen per post.".to_owned(),
                act: "Zet post in Moneybird".to_owned(),
            }],
        };
        let others = vec![("e-Boekhouden".to_owned(), "bondig connect e-boekhouden".to_owned())];
        Connections { cards: vec![card], others }
    }

    pub fn sample_trouble() -> Connections {
        let mut connections = Connections::sample();
        let card = &mut connections.cards[0];
        card.trouble = Some(Trouble {
            what: "Moneybird accepteert de sleutel niet meer.".to_owned(),
            at: "do 12 mrt 9.10".to_owned(),
            advice: "Maak een nieuwe sleutel en verbind opnieuw: bondig connect moneybird.".to_owned(),
        });
        card.remarks.clear();
        card.terms.clear();
        card.deliveries.clear();
        card.told = false;
        connections
    }

    pub fn sample_none() -> Connections {
        let others = Connections::sample().others;
        let first = ("Moneybird".to_owned(), "bondig connect moneybird".to_owned());
        Connections { cards: Vec::new(), others: [vec![first], others].concat() }
    }
}
