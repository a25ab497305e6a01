//! Which customer a line of a file is about: by its number in the bookkeeping, else by what else
//! identifies it (KvK, VAT, name).
//!
//! Invoices as UBL mostly carry no customer number; tables do. A customer that was first seen
//! without a number gets it when a table tells of it. Two numbers are two customers.

use std::collections::BTreeMap;

use domain::{ClientId, CustomerId};

use crate::records::Card;
use crate::{App, Result};

pub(super) struct Register<'a> {
    app: &'a App,
    client: ClientId,
    by_number: BTreeMap<String, CustomerId>,
    /// Read when needed: large bookkeepings that have numbers everywhere never do.
    known: Option<Known>,
}

/// What identifies customers besides their number.
#[derive(Default)]
struct Known {
    by_name: BTreeMap<String, Vec<CustomerId>>,
    cards: BTreeMap<CustomerId, Identity>,
}

#[derive(Clone)]
struct Identity {
    number: String,
    kvk: Option<String>,
    vat: Option<String>,
}

impl<'a> Register<'a> {
    pub fn open(app: &'a App, client: ClientId) -> Result<Register<'a>> {
        Ok(Register {
            app,
            client,
            by_number: app.store.customer_numbers(client)?.into_iter().collect(),
            known: None,
        })
    }

    pub fn find(&mut self, told: &formats::Customer) -> Result<Option<CustomerId>> {
        let number = told.number.as_ref();
        if let Some(id) = number.and_then(|number| self.by_number.get(number)) {
            return Ok(Some(*id));
        }
        let known = self.known()?;
        for name in names_of(told) {
            let candidates = known.by_name.get(&name).into_iter().flatten();
            let fits = |id: &&CustomerId| known.cards.get(id).is_some_and(|card| card.fits(told));
            if let Some(id) = candidates.into_iter().find(fits) {
                return Ok(Some(*id));
            }
        }
        Ok(None)
    }

    /// The number for a new customer: the bookkeeping's, else one of ours until it tells one.
    pub fn number_for(told: &formats::Customer, id: CustomerId) -> String {
        let own = || names_of(told).into_iter().next();
        told.number.clone().or_else(own).unwrap_or_else(|| format!("klant-{id}"))
    }

    /// The number that the bookkeeping gives a customer which had none.
    pub fn number_told(&self, card: &Card, told: &formats::Customer) -> Option<String> {
        let free = |number: &&String| !self.by_number.contains_key(*number);
        let number = told.number.as_ref().filter(free)?;
        is_ours(&card.number).then(|| number.clone())
    }

    /// The card as it is from now on.
    pub fn note(&mut self, id: CustomerId, card: &Card) {
        self.by_number.insert(card.number.clone(), id);
        if let Some(known) = &mut self.known {
            known.add(id, card);
        }
    }

    fn known(&mut self) -> Result<&Known> {
        if self.known.is_none() {
            let mut known = Known::default();
            let mut after = CustomerId(0);
            loop {
                let page = self.app.store.customers_after(self.client, after, 500)?;
                let Some(last) = page.last() else { break };
                after = last.id;
                page.iter().for_each(|customer| known.add(customer.id, &customer.card));
            }
            self.known = Some(known);
        }
        Ok(self.known.as_ref().expect("just read"))
    }
}

impl Known {
    fn add(&mut self, id: CustomerId, card: &Card) {
        let told = formats::Customer {
            name: Some(card.name.clone()),
            kvk: card.kvk.clone(),
            vat: card.vat.clone(),
            ..formats::Customer::default()
        };
        for name in names_of(&told) {
            let known = self.by_name.entry(name).or_default();
            if !known.contains(&id) {
                known.push(id);
            }
        }
        let identity = Identity { number: card.number.clone(), kvk: card.kvk.clone(), vat: card.vat.clone() };
        self.cards.insert(id, identity);
    }
}

impl Identity {
    /// Nothing speaks against it: no other number, no other KvK or VAT number.
    fn fits(&self, told: &formats::Customer) -> bool {
        let differ = |one: &Option<String>, other: &Option<String>| matches!((one, other), (Some(one), Some(other)) if plain(one) != plain(other));
        let other_number = told.number.is_some() && !is_ours(&self.number);
        !other_number && !differ(&self.kvk, &told.kvk) && !differ(&self.vat, &told.vat)
    }
}

/// Whether the number is one that we gave ourselves.
fn is_ours(number: &str) -> bool {
    ["kvk:", "vat:", "name:", "klant-"].iter().any(|start| number.starts_with(start))
}

fn names_of(told: &formats::Customer) -> Vec<String> {
    let word = |kind: &str, text: &Option<String>| {
        let text = plain(text.as_ref()?);
        (!text.is_empty()).then(|| format!("{kind}:{text}"))
    };
    let all = [word("kvk", &told.kvk), word("vat", &told.vat), word("name", &told.name)];
    all.into_iter().flatten().collect()
}

fn plain(text: &str) -> String {
    let letters = text.chars().filter(|letter| letter.is_alphanumeric());
    letters.collect::<String>().to_lowercase()
}
