//! Who the customer is to us, as far as deciding needs it. Dutch: *klant*, *debiteur*.
//!
//! Not here: names and addresses (the store and the letters know them; deciding does not).

use serde::{Deserialize, Serialize};

use crate::channel::{Channel, Channels, Language};
use crate::date::Date;
use crate::money::Cents;
use crate::named::named;
use crate::strategy::Strategy;

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

named! {
    /// How often we meet in person (1.17).
    Meetings, "how often we meet" {
        Often = "often",
        Sometimes = "sometimes",
        Never = "never",
    }
}

named! {
    /// How large a business is, as far as the law on payment terms asks (2:397 BW, 6:119a lid 6).
    BuyerSize, "size of a buyer" {
        Unknown = "unknown",
        /// Small or middle-sized. Dutch: *mkb*.
        Small = "small",
        /// Two of three: balance over 25 million, turnover over 50 million, 250 people or more.
        Large = "large",
        /// A public body. Dutch: *overheid*.
        Public = "public",
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
    /// `None`: nobody told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meetings: Option<Meetings>,
    /// What he bought in a year, in euro cents, as far as we know (4.2).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revenue: Option<Cents>,
    /// How many kinds of product or service he takes from us (4.2).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_types: Option<u32>,
}

impl Default for Relation {
    fn default() -> Relation {
        Relation {
            since: None,
            closeness: Closeness::Normal,
            strained: false,
            good_payer: false,
            meetings: None,
            revenue: None,
            product_types: None,
        }
    }
}

impl Relation {
    /// Whole years since the first contact.
    pub fn years(&self, on: Date) -> i32 {
        self.since.map_or(0, |since| on.days_since(since) / 365)
    }

    /// With us for years, and for more than one thing or for much (4.1, 4.2): treated softer and
    /// more personally. Years alone are not enough: we must know what he buys.
    pub fn is_loyal(&self, strategy: &Strategy, on: Date) -> bool {
        let gates = &strategy.gates;
        let much = self.revenue.is_some_and(|revenue| revenue >= gates.loyal_from_revenue);
        let broad = self.product_types.is_some_and(|types| types >= 2);
        self.years(on) >= gates.loyal_from_years && (much || broad)
    }
}

/// What holds for one project, product or contract instead of for the whole customer (0.3).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ProjectWish {
    /// As it stands on the invoices.
    pub project: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub style: Option<Style>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reminders: Option<Channel>,
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
    /// When he is best reached, in his own words: "ma-do voor 11".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub best_time: Option<String>,
    /// At most one message about money in so many working days, when he wants fewer than others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days_between: Option<i32>,
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
    /// Where a project, product or contract has its own person or style (0.3).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub projects: Vec<ProjectWish>,
    #[serde(skip_serializing_if = "is_unknown")]
    pub size: BuyerSize,
}

fn is_unknown(size: &BuyerSize) -> bool {
    *size == BuyerSize::Unknown
}

impl Profile {
    /// What holds for this project, when it has wishes of its own.
    pub fn wish_for(&self, project: Option<&str>) -> Option<&ProjectWish> {
        let project = project?.trim();
        self.projects.iter().find(|wish| wish.project.eq_ignore_ascii_case(project))
    }

    /// The style in which an invoice of this project is spoken about.
    pub fn style_for(&self, project: Option<&str>) -> Style {
        self.wish_for(project).and_then(|wish| wish.style).unwrap_or(self.style)
    }
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
            size: BuyerSize::Unknown,
            projects: Vec::new(),
        }
    }
}
