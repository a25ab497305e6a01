//! One payment inside an entry (`TxDtls`), while it is read.

use domain::{Cents, Currency};

use super::Leaf;
use super::tag::Tag;
use crate::remark::{self, provided};
use crate::statement::{Counterparty, Detail};
use crate::text;

/// Money came or went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Credit,
    Debit,
}

impl Direction {
    pub(super) fn of(text: &str) -> Option<Direction> {
        match text {
            "CRDT" => Some(Direction::Credit),
            "DBIT" => Some(Direction::Debit),
            _ => None,
        }
    }

    pub(super) fn sign(self, amount: Cents) -> Cents {
        match self {
            Direction::Credit => amount,
            Direction::Debit => -amount,
        }
    }
}

type Money = Option<(Cents, Currency)>;

#[derive(Debug, Default)]
pub(super) struct DetailDraft {
    facts: Detail,
    direction: Option<Direction>,
    amount: Money,
    transaction_amount: Money,
    instructed_amount: Money,
    debtor: Counterparty,
    creditor: Counterparty,
    structured_text: Option<String>,
}

/// What a detail needs to know of its entry.
pub(super) struct Around<'e> {
    pub(super) direction: Direction,
    pub(super) currency: Currency,
    pub(super) account: Option<&'e str>,
    /// A return or reversal: the parties are those of the payment that is taken back.
    pub(super) taken_back: bool,
}

impl DetailDraft {
    pub(super) fn take(&mut self, leaf: &Leaf<'_>) {
        use Tag as T;
        let facts = &mut self.facts;
        match (leaf.parent, leaf.tag) {
            (T::Refs, T::EndToEndId) => facts.end_to_end_id = provided(leaf.text),
            (T::Refs, T::MndtId) => facts.mandate_id = provided(leaf.text),
            (T::Refs, T::TxId) => facts.transaction_id = provided(leaf.text),
            (T::Refs, T::AcctSvcrRef) => facts.reference = provided(leaf.text),
            (T::TxDtls, T::Amt) => self.amount = money(leaf),
            (T::TxAmt, T::Amt) => self.transaction_amount = money(leaf),
            (T::InstdAmt, T::Amt) => self.instructed_amount = money(leaf),
            (T::TxDtls, T::CdtDbtInd) => self.direction = Direction::of(leaf.text),
            (T::RmtInf, T::Ustrd) => facts.remittance_parts.extend(text::some(leaf.text)),
            (T::CdtrRefInf, T::Ref) => facts.structured_references.extend(text::some(leaf.text)),
            (T::RfrdDocInf, T::Nb) => facts.documents.extend(text::some(leaf.text)),
            (T::Strd, T::AddtlRmtInf) => join(&mut self.structured_text, leaf.text),
            (T::Rsn, T::Cd | T::Prtry) if leaf.above == T::RtrInf => {
                facts.return_reason = text::some(leaf.text);
            }
            (T::TxDtls, T::AddtlTxInf) => join(&mut facts.additional, leaf.text),
            (T::Pty, T::Nm) => self.take_name(leaf.above, leaf.text),
            (party, T::Nm) => self.take_name(party, leaf.text),
            (T::Id, T::Iban) => self.take_account(leaf.above, leaf.text),
            (T::Othr, T::Id) if leaf.above == T::Id => self.take_account(leaf.top, leaf.text),
            _ => {}
        }
    }

    fn take_name(&mut self, party: Tag, name: &str) {
        match party {
            Tag::Dbtr => self.debtor.name = text::some(name),
            Tag::Cdtr => self.creditor.name = text::some(name),
            Tag::UltmtDbtr => self.debtor.ultimate = text::some(name),
            Tag::UltmtCdtr => self.creditor.ultimate = text::some(name),
            _ => {}
        }
    }

    fn take_account(&mut self, whose: Tag, number: &str) {
        let party = match whose {
            Tag::DbtrAcct => &mut self.debtor,
            Tag::CdtrAcct => &mut self.creditor,
            _ => return,
        };
        match crate::reference::iban_form(number) {
            Some(iban) => party.iban = Some(iban),
            None => party.account = text::some(number),
        }
    }

    pub(super) fn return_reason(&self) -> bool {
        self.facts.return_reason.is_some()
    }

    pub(super) fn finish(self, around: &Around<'_>) -> Detail {
        let direction = self.direction.unwrap_or(around.direction);
        let amounts = [self.amount, self.transaction_amount, self.instructed_amount];
        let own = amounts.into_iter().flatten().find(|(_, currency)| *currency == around.currency);
        let (debtor, creditor) = (self.debtor, self.creditor);
        let mut facts = self.facts;
        facts.amount_cents = own.map(|(amount, _)| direction.sign(amount));
        let (expected, other) = match direction {
            Direction::Credit => (debtor, creditor),
            Direction::Debit => (creditor, debtor),
        };
        let is_ours = expected.iban.is_some() && expected.iban.as_deref() == around.account;
        let turned = around.taken_back && (is_ours || expected.is_unknown());
        facts.counterparty = if turned && !other.is_unknown() { other } else { expected };
        facts.remittance = match facts.remittance_parts.as_slice() {
            [] => self.structured_text,
            parts => Some(parts.join(" ")),
        };
        facts.structured_reference = match facts.structured_references.first() {
            Some(first) => Some(first.clone()),
            None => facts.remittance.as_deref().and_then(remark::reference_in),
        };
        facts
    }
}

/// An amount of a bank message: never signed, and with its currency.
pub(super) fn money(leaf: &Leaf<'_>) -> Money {
    let amount = crate::key::plausible(leaf.text).filter(|amount| amount.0 >= 0)?;
    let currency = match leaf.currency {
        "EUR" => Currency::EUR,
        other => other.parse().ok()?,
    };
    Some((amount, currency))
}

fn join(whole: &mut Option<String>, part: &str) {
    let Some(part) = text::some(part) else { return };
    match whole {
        Some(whole) => {
            whole.push(' ');
            whole.push_str(&part);
        }
        None => *whole = Some(part),
    }
}
