//! What is still to be asked: the two lists of ids and versions, held against what was taken over.

use std::collections::{BTreeMap, VecDeque};

use super::cursor::Cursor;
use crate::fields::Fields;

pub struct Plan {
    invoices: VecDeque<String>,
    contacts: VecDeque<String>,
    absent: VecDeque<String>,
}

/// What is asked next.
pub enum Part {
    Invoices(Vec<String>),
    Contacts(Vec<String>),
    Absent(String),
}

impl Plan {
    pub fn new(cursor: &Cursor, invoices: &BTreeMap<String, i64>, contacts: &BTreeMap<String, i64>) -> Plan {
        let changed = |listed: &BTreeMap<String, i64>, known: &dyn Fn(&str) -> Option<i64>| {
            let newer = listed.iter().filter(|(id, version)| known(id).is_none_or(|known| known < **version));
            in_order(newer.map(|(id, _)| id.clone()).collect())
        };
        let absent = cursor.invoice_ids().filter(|id| !invoices.contains_key(*id)).cloned();
        Plan {
            invoices: changed(invoices, &|id| cursor.invoice_version(id)),
            contacts: changed(contacts, &|id| cursor.contact_version(id)),
            absent: absent.collect(),
        }
    }

    pub fn next(&mut self, at_once: usize) -> Option<Part> {
        let some = |queue: &mut VecDeque<String>| -> Vec<String> {
            queue.drain(..queue.len().min(at_once)).collect()
        };
        if !self.invoices.is_empty() {
            return Some(Part::Invoices(some(&mut self.invoices)));
        }
        if !self.contacts.is_empty() {
            return Some(Part::Contacts(some(&mut self.contacts)));
        }
        self.absent.pop_front().map(Part::Absent)
    }

    pub fn is_done(&self) -> bool {
        self.invoices.is_empty() && self.contacts.is_empty() && self.absent.is_empty()
    }
}

/// The newest version of each id, however often and in which order it is listed.
pub fn versions(listed: &[Fields]) -> BTreeMap<String, i64> {
    let mut versions = BTreeMap::new();
    for one in listed {
        let (Some(id), Some(version)) = (one.text("id"), one.number("version")) else { continue };
        let known = versions.entry(id).or_insert(version);
        *known = (*known).max(version);
    }
    versions
}

/// As they were made: what is credited comes before what credits it.
fn in_order(mut ids: Vec<String>) -> VecDeque<String> {
    ids.sort_by(|one, other| (one.len(), one).cmp(&(other.len(), other)));
    ids.into()
}
