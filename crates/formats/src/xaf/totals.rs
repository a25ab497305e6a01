//! What a ledger says about itself, and which accounts are those of debtors.

use domain::Cents;

use crate::key::plausible;
use crate::text;

/// A ledger account while it is read.
#[derive(Default)]
pub(super) struct Account {
    pub(super) number: Option<String>,
    is_debtors: bool,
    is_other: bool,
}

/// What a ledger says about itself, and what was found in it.
#[derive(Default)]
pub(super) struct Totals {
    pub(super) kind: Option<String>,
    told: Found,
    found: Found,
}

#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Found {
    debit: Option<Cents>,
    credit: Option<Cents>,
}

impl Account {
    /// Dutch and English names; what is doubtful or provided for is another account.
    pub(super) fn describe(&mut self, words: &str) {
        let lower = words.to_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
        self.is_debtors |= has(&["debiteuren", "accounts receivable", "handelsdebiteur"]);
        self.is_other |= has(&["voorziening", "dubieuze", "oninbare", "tussenrekening"]);
    }

    /// The reference of the Dutch chart of accounts (RGS): `BVorDeb…`.
    pub(super) fn refer(&mut self, reference: &str) {
        self.is_debtors |= reference.starts_with("BVorDeb");
        self.is_other |= reference.starts_with("BVorDebVdd") || reference.starts_with("BVorDebDud");
    }

    pub(super) fn is_debtors(&self) -> bool {
        self.is_debtors && !self.is_other
    }
}

impl Totals {
    pub(super) fn take(&mut self, name: &str, value: &str) {
        match name {
            "sbType" => self.kind = text::some(value),
            "totalDebit" => self.told.debit = plausible(value),
            "totalCredit" => self.told.credit = plausible(value),
            _ => {}
        }
    }

    pub(super) fn count(&mut self, signed: Option<Cents>) {
        let Some(amount) = signed else { return };
        let side = if amount.0 < 0 { &mut self.found.credit } else { &mut self.found.debit };
        let sum = side.unwrap_or_default().0.saturating_add(amount.0.abs());
        *side = Some(Cents(sum));
    }

    /// By how much the lines are more than the ledger says, where it says anything else.
    pub(super) fn difference(&self) -> Option<Cents> {
        let (told, found) = (self.told, self.found);
        let differs = |one: Option<Cents>, other: Option<Cents>| {
            one.is_some_and(|told| told != other.unwrap_or_default())
        };
        let net = |of: Found| of.debit.unwrap_or_default() - of.credit.unwrap_or_default();
        let is_other = differs(told.debit, found.debit) || differs(told.credit, found.credit);
        is_other.then(|| net(found) - net(told))
    }
}
