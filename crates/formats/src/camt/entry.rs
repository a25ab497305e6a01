//! One line of a statement (`Ntry`), while it is read.

use domain::{Cents, Currency, Date};

use super::detail::{Around, DetailDraft, Direction, money};
use super::tag::Tag;
use super::{Leaf, moment};
use crate::problem::{Place, ProblemKind};
use crate::remark::{self, provided};
use crate::statement::{Counterparty, Detail, Entry};
use crate::text;

#[derive(Debug, Default)]
pub(super) struct EntryDraft {
    /// The byte at which it begins in the window.
    pub(super) start: usize,
    pub(super) place: Place,
    /// What of it stood in the windows before this one.
    pub(super) raw: String,
    amount: Option<(Cents, Currency)>,
    amount_given: Option<String>,
    direction: Option<Direction>,
    reversal: bool,
    status: Option<String>,
    booked: Option<Date>,
    valued: Option<Date>,
    entry_reference: Option<String>,
    bank_reference: Option<String>,
    code: [Option<String>; 3],
    proprietary_code: Option<String>,
    additional: Option<String>,
    batch_count: Option<u32>,
    details: Vec<DetailDraft>,
    inside_detail: bool,
}

impl EntryDraft {
    pub(super) fn new(start: usize, place: Place) -> EntryDraft {
        EntryDraft { start, place, ..EntryDraft::default() }
    }

    pub(super) fn begin_detail(&mut self) {
        self.details.push(DetailDraft::default());
        self.inside_detail = true;
    }

    pub(super) fn end_detail(&mut self) {
        self.inside_detail = false;
    }

    /// Takes a fact; tells what could not be understood.
    pub(super) fn take(&mut self, leaf: &Leaf<'_>) -> Option<ProblemKind> {
        if !self.inside_detail {
            return self.take_own(leaf);
        }
        self.details.last_mut()?.take(leaf);
        None
    }

    fn take_own(&mut self, leaf: &Leaf<'_>) -> Option<ProblemKind> {
        use Tag as T;
        match (leaf.parent, leaf.tag) {
            (T::Ntry, T::Amt) => {
                self.amount = money(leaf);
                self.amount_given = text::some(leaf.text);
            }
            (T::Ntry, T::CdtDbtInd) => self.direction = Direction::of(leaf.text),
            (T::Ntry, T::RvslInd) => self.reversal = matches!(leaf.text, "true" | "1"),
            (T::Ntry, T::Sts) if self.status.is_none() => self.status = text::some(leaf.text),
            (T::Sts, T::Cd | T::Prtry) => self.status = text::some(leaf.text),
            (T::Ntry, T::NtryRef) => self.entry_reference = provided(leaf.text),
            (T::Ntry, T::AcctSvcrRef) => self.bank_reference = provided(leaf.text),
            (T::Ntry, T::AddtlNtryInf) => self.additional = text::some(leaf.text),
            (T::BookgDt, T::Dt | T::DtTm) => return set_day(&mut self.booked, leaf.text),
            (T::ValDt, T::Dt | T::DtTm) => return set_day(&mut self.valued, leaf.text),
            (T::Domn, T::Cd) => self.code[0] = text::some(leaf.text),
            (T::Fmly, T::Cd) => self.code[1] = text::some(leaf.text),
            (T::Fmly, T::SubFmlyCd) => self.code[2] = text::some(leaf.text),
            (T::Prtry, T::Cd) => self.proprietary_code = text::some(leaf.text),
            (T::Btch, T::NbOfTxs) => {
                let count: u32 = leaf.text.parse().ok()?;
                self.batch_count = Some(self.batch_count.unwrap_or(0).saturating_add(count));
            }
            _ => {}
        }
        None
    }

    /// Pending and informational entries are no entries of the statement.
    pub(super) fn is_booked(&self) -> bool {
        self.status.as_deref().is_none_or(|status| status == "BOOK")
    }

    /// The entry without its key, or why there is none; and what a person should look at.
    pub(super) fn finish(
        self,
        account: Option<&str>,
        raw: &str,
    ) -> Result<(Entry, Vec<ProblemKind>), ProblemKind> {
        let Some((amount, currency)) = self.amount else {
            return Err(ProblemKind::EntryWithoutAmount { given: self.amount_given });
        };
        let direction = self.direction.ok_or(ProblemKind::EntryWithoutDirection)?;
        let reversal = self.reversal || (direction == Direction::Debit && is_unpaid(&self.code));
        let taken_back = reversal || self.details.iter().any(DetailDraft::return_reason);
        let around = Around { direction, currency, account, taken_back };
        let mut details: Vec<Detail> =
            self.details.into_iter().map(|detail| detail.finish(&around)).collect();
        let amount = direction.sign(amount);
        if let [only] = details.as_mut_slice() {
            only.amount_cents = only.amount_cents.or(Some(amount));
        }
        let mut problems = Vec::new();
        if self.booked.or(self.valued).is_none() {
            problems.push(ProblemKind::EntryWithoutDate);
        }
        problems.extend(check_sum(amount, &details));
        let mut entry = Entry {
            booked: self.booked.or(self.valued),
            valued: self.valued,
            amount_cents: amount,
            currency,
            reversal,
            batch_count: self.batch_count,
            transaction_code: code(self.code, self.proprietary_code),
            additional: self.additional,
            raw: match self.raw.is_empty() {
                true => text::keep_lines(raw).into_owned(),
                false => text::keep_lines(&(self.raw + raw)).into_owned(),
            },
            ..Entry::default()
        };
        let only = match details.as_slice() {
            [only] => only.reference.clone(),
            _ => None,
        };
        entry.reference = self.bank_reference.or(self.entry_reference).or(only);
        entry.details = details;
        raise(&mut entry);
        Ok((entry, problems))
    }
}

/// Puts the facts on which all payments agree at the entry itself.
fn raise(entry: &mut Entry) {
    if let Some((first, rest)) = entry.details.split_first() {
        let agreed = |fact: fn(&Detail) -> &Option<String>| {
            let value = fact(first);
            let same = rest.iter().all(|other| fact(other) == value);
            if same { value.clone() } else { None }
        };
        let same_party = rest.iter().all(|other| other.counterparty == first.counterparty);
        entry.counterparty = if same_party { first.counterparty.clone() } else { Counterparty::default() };
        entry.end_to_end_id = agreed(|detail| &detail.end_to_end_id);
        entry.mandate_id = agreed(|detail| &detail.mandate_id);
        entry.structured_reference = agreed(|detail| &detail.structured_reference);
        entry.return_reason = agreed(|detail| &detail.return_reason);
        let spoken = agreed(|detail| &detail.remittance);
        entry.remittance = spoken.or_else(|| agreed(|detail| &detail.additional));
    }
    if entry.remittance.is_none() {
        entry.remittance = entry.additional.clone();
        let spoken = || entry.remittance.as_deref().and_then(remark::reference_in);
        entry.structured_reference = entry.structured_reference.take().or_else(spoken);
    }
}

/// Our direct debits that were not paid, or taken back: a debit of that family is nothing else,
/// whether the bank marks it as a reversal or not.
fn is_unpaid(code: &[Option<String>; 3]) -> bool {
    let [_, family, kind] = code.each_ref().map(|part| part.as_deref().unwrap_or_default());
    family == "IDDT" && matches!(kind, "UPDD" | "PRDD" | "RCDD")
}

fn check_sum(amount: Cents, details: &[Detail]) -> Option<ProblemKind> {
    if details.len() < 2 {
        return None;
    }
    let parts: Option<Vec<i128>> =
        details.iter().map(|detail| Some(i128::from(detail.amount_cents?.0))).collect();
    let sum: i128 = parts?.into_iter().sum();
    let sum = Cents(i64::try_from(sum).unwrap_or(i64::MAX));
    (sum != amount).then_some(ProblemKind::DetailsDoNotAddUp { entry: amount, details: sum })
}

fn code(parts: [Option<String>; 3], proprietary: Option<String>) -> Option<String> {
    let known: Vec<String> = parts.into_iter().flatten().collect();
    if known.is_empty() { proprietary } else { Some(known.join("/")) }
}

pub(super) fn set_day(day: &mut Option<Date>, given: &str) -> Option<ProblemKind> {
    *day = moment::day(given);
    day.is_none().then(|| ProblemKind::NotADate { given: text::quote(given) })
}
