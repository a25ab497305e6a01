//! What a bank says: statements, their entries, and the payments inside an entry.
//!
//! Amounts are signed as the account holder sees them: money that came in is positive.
//! Only booked entries are here; what is pending comes again when it is booked.

use domain::{Cents, Currency, Date};
use serde::Serialize;

/// A statement (camt.053), report (camt.052) or notification (camt.054) of one account.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Statement {
    /// IBAN without spaces, or the bank's own number.
    pub account: Option<String>,
    pub currency: Option<Currency>,
    /// The first and last day that it covers. `to` is `None` when the file was cut off: such a
    /// file must not make the bank look fresh.
    pub from: Option<Date>,
    pub to: Option<Date>,
    pub opening_cents: Option<Cents>,
    /// The day of the opening balance, as the bank dates it: mostly the day before `from`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opening_on: Option<Date>,
    pub closing_cents: Option<Cents>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closing_on: Option<Date>,
    pub entries: Vec<Entry>,
    /// The bank's name for this statement.
    pub id: Option<String>,
    /// Its number as the bank counts: `26324`, `19321/1`. `None` where the bank writes noughts.
    pub sequence: Option<String>,
    /// Entries that are not booked yet and were left out.
    pub pending: u32,
    /// False when the file was cut off inside it.
    pub complete: bool,
}

/// One line of a statement (`Ntry`).
///
/// The facts of payment stand here when the entry holds exactly one payment, or when all its
/// payments agree on them; the payments themselves are in `details`.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Entry {
    /// The same for the same entry in whatever file it comes; see the module `key`.
    pub key: String,
    pub booked: Option<Date>,
    pub valued: Option<Date>,
    pub amount_cents: Cents,
    pub currency: Currency,
    /// The bank took an earlier entry back (`RvslInd`).
    pub reversal: bool,
    pub counterparty: Counterparty,
    pub end_to_end_id: Option<String>,
    pub mandate_id: Option<String>,
    pub structured_reference: Option<String>,
    pub remittance: Option<String>,
    /// The free text in the parts in which the bank cut it, where there are several and the entry
    /// has no details.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub remittance_parts: Vec<String>,
    /// ISO 20022 return reason, like `AC04` or `MD06`.
    pub return_reason: Option<String>,
    /// Payments in a batch, as the bank counts them; the batch may come without its details.
    pub batch_count: Option<u32>,
    pub details: Vec<Detail>,
    /// The bank's own reference.
    pub reference: Option<String>,
    /// Domain, family and sub-family: `PMNT/RCDT/ESCT`.
    pub transaction_code: Option<String>,
    /// What the bank adds in words.
    pub additional: Option<String>,
    /// The entry exactly as it stands in the file, kept for when rules improve.
    #[serde(skip)]
    pub raw: String,
}

/// One payment inside an entry (`TxDtls`).
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Detail {
    /// In the currency of the entry; `None` when the file gives another currency only.
    pub amount_cents: Option<Cents>,
    pub counterparty: Counterparty,
    pub end_to_end_id: Option<String>,
    pub mandate_id: Option<String>,
    pub structured_reference: Option<String>,
    pub remittance: Option<String>,
    pub return_reason: Option<String>,
    /// All structured references, when there are several.
    pub structured_references: Vec<String>,
    /// Numbers of documents (mostly invoices) that the payer names in a structured way.
    pub documents: Vec<String>,
    /// The free text in the parts in which the bank cut it. Banks cut inside words and numbers.
    pub remittance_parts: Vec<String>,
    pub additional: Option<String>,
    pub reference: Option<String>,
    pub transaction_id: Option<String>,
}

/// Who paid, or was paid.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Counterparty {
    pub name: Option<String>,
    pub iban: Option<String>,
    /// An account number that is no IBAN.
    pub account: Option<String>,
    /// On whose behalf (`UltmtDbtr`, `UltmtCdtr`).
    pub ultimate: Option<String>,
}

impl Entry {
    /// Every text in which the payer can have named an invoice, those that the bank cut into
    /// parts joined both with and without a space: `201407` / `-3 27` must be found as well.
    pub fn search_texts(&self) -> Vec<String> {
        let mut texts = Vec::new();
        let mut add = |text: &Option<String>| texts.extend(text.clone());
        add(&self.additional);
        add(&self.end_to_end_id);
        if self.details.is_empty() {
            add(&self.structured_reference);
            add(&self.remittance);
            add_parts(&mut texts, &self.remittance_parts);
        }
        texts.extend(self.details.iter().flat_map(Detail::search_texts));
        texts.sort();
        texts.dedup();
        texts
    }

    /// The payments in this entry: its details where the file has them, else the entry itself.
    pub fn payments(&self) -> Vec<Detail> {
        if !self.details.is_empty() {
            return self.details.clone();
        }
        vec![Detail {
            amount_cents: Some(self.amount_cents),
            counterparty: self.counterparty.clone(),
            end_to_end_id: self.end_to_end_id.clone(),
            mandate_id: self.mandate_id.clone(),
            structured_reference: self.structured_reference.clone(),
            remittance: self.remittance.clone(),
            remittance_parts: self.remittance_parts.clone(),
            return_reason: self.return_reason.clone(),
            ..Detail::default()
        }]
    }
}

impl Detail {
    /// Every text in which the payer can have named an invoice. See [`Entry::search_texts`].
    pub fn search_texts(&self) -> Vec<String> {
        let mut texts = self.structured_references.clone();
        texts.extend(self.documents.iter().cloned());
        texts.extend(self.remittance.clone());
        add_parts(&mut texts, &self.remittance_parts);
        texts.extend(self.additional.clone());
        texts.extend(self.end_to_end_id.clone());
        texts
    }
}

/// Parts joined both ways: a bank that cuts inside a word writes no space, one that cuts between
/// words drops it.
fn add_parts(texts: &mut Vec<String>, parts: &[String]) {
    if parts.len() > 1 {
        texts.push(parts.concat());
        texts.push(parts.join(" "));
    }
}

impl Counterparty {
    pub fn is_unknown(&self) -> bool {
        *self == Counterparty::default()
    }
}
