//! Who the customer is to us, as far as deciding needs it. Dutch: *klant*, *debiteur*.
//!
//! Not here: names and addresses (the store and the letters know them; deciding does not).

use serde::{Deserialize, Serialize};

use crate::channel::{Channel, Channels, Language};
use crate::date::Date;
use crate::named::named;

named! {
    /// A business or a natural person outside profession or business (6:96 lid 5 BW).
    CustomerKind, "kind of customer" {
        Business = "business",
        Consumer = "consumer",
    }
}

named! {
    /// How close we are. Dutch: *nabijheid*.
    Closeness, "closeness" {
        Close = "close",
        Normal = "normal",
        Distant = "distant",
    }
}

named! {
    /// What the customer wants of us (0.1). Dutch: *contactstijl*.
    Style, "style" {
        /// Only the product.
        Product = "product",
        /// Service and attention.
        Service = "service",
        /// One fixed person who knows him.
        FixedPerson = "fixed_person",
    }
}

/// The relation in facts (1.17, 4.2). Dutch: *relatie*.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Relation {
    pub since: Option<Date>,
    pub closeness: Closeness,
    pub strained: bool,
    /// Pays on time as a rule: his first lateness is a sign to care (3.10).
    pub good_payer: bool,
}

impl Default for Relation {
    fn default() -> Relation {
        Relation { since: None, closeness: Closeness::Normal, strained: false, good_payer: false }
    }
}

/// What the customer answered at the first order (1.11), with where and when it was asked (1.12).
/// Dutch: *contactvoorkeur*.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Preference {
    pub reminders: Option<Channel>,
    pub admin: Option<Channel>,
    pub invoices: Option<Channel>,
    pub source: Option<String>,
    pub on: Option<Date>,
}

/// Everything about the customer that deciding looks at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Profile {
    pub kind: CustomerKind,
    pub language: Language,
    pub relation: Relation,
    pub preference: Preference,
    /// Never by these (1.15), whatever else is stored.
    pub refused: Channels,
    pub consent: Channels,
    pub reachable: Channels,
    pub style: Style,
    pub fixed_person: Option<String>,
    pub account_owner: Option<String>,
    /// Buys regularly: the portal fits (1.23).
    pub regular: bool,
}

impl Default for Profile {
    fn default() -> Profile {
        Profile {
            kind: CustomerKind::Business,
            language: Language::Nl,
            relation: Relation::default(),
            preference: Preference::default(),
            refused: Channels::NONE,
            consent: Channels::NONE,
            reachable: Channels::of(&[Channel::Email]),
            style: Style::Service,
            fixed_person: None,
            account_owner: None,
            regular: false,
        }
    }
}
