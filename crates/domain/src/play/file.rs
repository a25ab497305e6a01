//! The form of a play file, as read. Unknown keys and words are refused while reading.

use std::collections::BTreeMap;

use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::calendar::Jurisdiction;
use crate::channel::{Channel, Channels, Language};
use crate::colleague::Colleague;
use crate::customer::{CustomerKind, Preference, ProjectWish, Relation, Style};
use crate::date::Date;
use crate::invoice::Collect;
use crate::money::Currency;
use crate::strategy::Strategy;

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlayFile {
    pub from: Date,
    pub to: Date,
    #[serde(default)]
    pub jurisdiction: Jurisdiction,
    /// `"default"` or a strategy as stored; the caller turns it into a `Strategy`.
    #[serde(default)]
    pub strategy: PlayStrategy,
    #[serde(default = "yes")]
    pub bank_fresh: bool,
    /// Who speaks for the client, with absences and substitutes.
    #[serde(default)]
    pub colleagues: Vec<Colleague>,
    pub customers: Vec<PlayCustomer>,
    #[serde(default)]
    pub invoices: Vec<PlayInvoice>,
    #[serde(default)]
    pub events: Vec<PlayEvent>,
}

#[derive(Debug, Clone, Default)]
pub enum PlayStrategy {
    #[default]
    Default,
    Named(String),
    Own(Box<Strategy>),
}

/// By hand, so that a mistake in a strategy is told with its place.
impl<'de> Deserialize<'de> for PlayStrategy {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<PlayStrategy, D::Error> {
        source.deserialize_any(NameOrStrategy)
    }
}

struct NameOrStrategy;

impl<'de> Visitor<'de> for NameOrStrategy {
    type Value = PlayStrategy;

    fn expecting(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        formatter.write_str("\"default\" or a strategy")
    }

    fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<PlayStrategy, E> {
        match name {
            "default" => Ok(PlayStrategy::Default),
            other => Ok(PlayStrategy::Named(other.to_owned())),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<PlayStrategy, A::Error> {
        let own = Strategy::deserialize(MapAccessDeserializer::new(map))?;
        Ok(PlayStrategy::Own(Box::new(own)))
    }
}

fn yes() -> bool {
    true
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlayCustomer {
    pub id: String,
    #[serde(default = "business")]
    pub kind: CustomerKind,
    #[serde(default = "dutch")]
    pub language: Language,
    #[serde(default)]
    pub relation: Relation,
    #[serde(default)]
    pub preference: Preference,
    #[serde(default)]
    pub refused: Channels,
    #[serde(default)]
    pub consent: Channels,
    #[serde(default = "email")]
    pub reachable: Channels,
    #[serde(default = "service")]
    pub style: Style,
    #[serde(default)]
    pub fixed_person: Option<String>,
    #[serde(default)]
    pub account_owner: Option<String>,
    #[serde(default)]
    pub regular: bool,
    #[serde(default)]
    pub projects: Vec<ProjectWish>,
    /// The client's own closing days.
    #[serde(default)]
    pub closed: Vec<Date>,
}

fn business() -> CustomerKind {
    CustomerKind::Business
}

fn dutch() -> Language {
    Language::Nl
}

fn email() -> Channels {
    Channels::of(&[Channel::Email])
}

fn service() -> Style {
    Style::Service
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlayInvoice {
    pub id: String,
    pub customer: String,
    pub amount: String,
    pub issued: Date,
    pub sent: Option<Date>,
    pub due: Date,
    #[serde(default)]
    pub currency: Currency,
    pub project: Option<String>,
    pub specialist: Option<String>,
    #[serde(default = "transfer")]
    pub collect: Collect,
}

fn transfer() -> Collect {
    Collect::Transfer
}

/// One event. Every kind uses its own keys; `translate` refuses what a kind does not know.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlayEvent {
    pub on: Date,
    #[serde(rename = "type")]
    pub kind: String,
    pub customer: Option<String>,
    pub invoice: Option<String>,
    pub invoices: Option<Vec<String>>,
    pub days: Option<i32>,
    pub from_invoice: Option<String>,
    pub since: Option<Date>,
    pub customer_terms: Option<BTreeMap<String, i32>>,
    pub invoice_due: Option<BTreeMap<String, Date>>,
    pub amount: Option<String>,
    pub currency: Option<Currency>,
    pub dated: Option<Date>,
    pub outcome: Option<String>,
    pub until: Option<Date>,
    pub channel: Option<Channel>,
    pub intents: Option<Vec<String>>,
    pub reason: Option<String>,
    pub customer_satisfied: Option<bool>,
    pub terms: Option<Vec<(Date, String)>>,
    pub nps: Option<u8>,
    pub reminders: Option<Channel>,
    pub admin: Option<Channel>,
    pub why: Option<String>,
    pub step: Option<String>,
    pub task: Option<String>,
    pub fault: Option<String>,
    pub correct: Option<String>,
    pub substitute: Option<String>,
    pub text: Option<String>,
    pub what: Option<String>,
    pub owner: Option<String>,
    pub who: Option<String>,
    pub remedy: Option<String>,
}
