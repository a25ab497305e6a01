//! One row of a bank's table as an entry.

use domain::{Cents, Currency};

use super::cells::Cells;
use super::layout::{Bank, Layout};
use super::profiles::Role;
use crate::figure;
use crate::problem::ProblemKind;
use crate::remark::{self, Joined, Remark, provided, set_account};
use crate::statement::Entry;
use crate::text;

/// A cell of text that is as long as this was cut, and goes on in the next one.
const TEXT_FULL: usize = 140;
/// The same for the table of Rabobank before 2018.
const SHORT_TEXT_FULL: usize = 35;

/// Where each fact stands, and room that is used again.
pub(super) struct Rows {
    bank: Bank,
    currency: Currency,
    account: Option<usize>,
    money: Option<usize>,
    booked: Option<usize>,
    valued: Option<usize>,
    amount: Option<usize>,
    direction: Option<usize>,
    before: Option<usize>,
    after: Option<usize>,
    other_account: Option<usize>,
    other_name: Option<usize>,
    ultimate: Option<usize>,
    code: Option<usize>,
    kind: Option<usize>,
    mandate: Option<usize>,
    end_to_end: Option<usize>,
    structured: Option<usize>,
    reason: Option<usize>,
    reference: Option<usize>,
    day_reference: Option<usize>,
    texts: Vec<usize>,
    joined: Joined,
}

/// A row that was understood.
pub(super) struct Row {
    pub(super) entry: Entry,
    /// The balances before and after it, where the table has them.
    pub(super) balances: Option<(Cents, Cents)>,
    pub(super) no_date: bool,
}

impl Rows {
    pub(super) fn new(layout: &Layout) -> Rows {
        let at = |role| layout.column(role);
        Rows {
            bank: layout.bank,
            currency: layout.currency,
            account: at(Role::Account),
            money: at(Role::Currency),
            booked: at(Role::Booked),
            valued: at(Role::Valued),
            amount: at(Role::Amount),
            direction: at(Role::Direction),
            before: at(Role::BalanceBefore),
            after: at(Role::BalanceAfter),
            other_account: at(Role::OtherAccount),
            other_name: at(Role::OtherName),
            ultimate: at(Role::Ultimate),
            code: at(Role::Code),
            kind: at(Role::Kind),
            mandate: at(Role::Mandate),
            end_to_end: at(Role::EndToEnd),
            structured: at(Role::Structured),
            reason: at(Role::Reason),
            reference: at(Role::Reference),
            day_reference: at(Role::DayReference),
            texts: layout.columns(Role::Text),
            joined: Joined::default(),
        }
    }

    /// The cell with the own account.
    pub(super) fn account<'l>(&self, cells: &Cells, line: &'l str) -> &'l str {
        self.account.map_or("", |at| cells.get(line, at))
    }

    pub(super) fn read(&mut self, cells: &Cells, line: &str, raw: &str) -> Result<Row, ProblemKind> {
        let cell = |at: Option<usize>| at.map_or("", |at| cells.get(line, at));
        let told = |at: Option<usize>| at.and_then(|at| text::some(&cells.text(line, at)));
        let amount = self.signed_amount(&cell)?;
        let booked = figure::long_day(cell(self.booked));
        let valued = figure::long_day(cell(self.valued));
        let currency = match cell(self.money) {
            "" | "EUR" => self.currency,
            other => other.parse().unwrap_or(self.currency),
        };
        let mut entry = Entry {
            booked: booked.or(valued),
            valued,
            amount_cents: amount,
            currency,
            transaction_code: told(self.code),
            additional: told(self.kind),
            mandate_id: provided(cell(self.mandate)),
            structured_reference: provided(cell(self.structured)),
            reference: provided(cell(self.reference)),
            ..Entry::default()
        };
        entry.counterparty.name = told(self.other_name);
        entry.counterparty.ultimate = told(self.ultimate);
        set_account(&mut entry.counterparty, cell(self.other_account));
        if let (Some(number), Some(day)) = (provided(cell(self.day_reference)), entry.booked) {
            entry.reference = Some(format!("{day}-{number}"));
        }
        let end_to_end = provided(cell(self.end_to_end));
        let reason = cell(self.reason);
        if !reason.is_empty() {
            entry.return_reason = remark::reason_in(reason).or_else(|| text::some(reason));
        }
        entry.reversal = !reason.is_empty()
            || entry.transaction_code.as_deref() == Some("STO")
            || entry.additional.as_deref().is_some_and(remark::is_returned);
        self.remark(cells, line).tell(&mut entry);
        entry.end_to_end_id = end_to_end.or(entry.end_to_end_id.take());
        if entry.structured_reference.is_none() {
            entry.structured_reference = entry.remittance.as_deref().and_then(remark::reference_in);
        }
        entry.raw = text::keep_lines(raw).into_owned();
        let balances = self.balances(&cell, amount);
        Ok(Row { no_date: booked.is_none(), entry, balances })
    }

    /// Some tables sign the amount, others say in words where it went.
    fn signed_amount<'l>(&self, cell: &impl Fn(Option<usize>) -> &'l str) -> Result<Cents, ProblemKind> {
        let given = cell(self.amount);
        let amount = figure::cents(given).ok_or_else(|| ProblemKind::EntryWithoutAmount {
            given: text::some(given).map(|given| text::quote(&given)),
        })?;
        if self.direction.is_none() {
            return Ok(amount);
        }
        let word = cell(self.direction);
        let is = |words: &[&str]| words.iter().any(|own| word.eq_ignore_ascii_case(own));
        if is(&["bij", "credit", "c", "cr", "+"]) {
            Ok(amount)
        } else if is(&["af", "debit", "debet", "d", "db", "-"]) {
            Ok(-amount.abs())
        } else {
            Err(ProblemKind::EntryWithoutDirection)
        }
    }

    fn balances<'l>(
        &self,
        cell: &impl Fn(Option<usize>) -> &'l str,
        amount: Cents,
    ) -> Option<(Cents, Cents)> {
        let after = self.after.and_then(|at| figure::cents(cell(Some(at))));
        let before = self.before.and_then(|at| figure::cents(cell(Some(at))));
        match (before, after) {
            (Some(before), Some(after)) => Some((before, after)),
            (Some(before), None) => Some((before, Cents(before.0.checked_add(amount.0)?))),
            (None, Some(after)) => Some((Cents(after.0.checked_sub(amount.0)?), after)),
            (None, None) => None,
        }
    }

    fn remark(&mut self, cells: &Cells, line: &str) -> Remark {
        if let [only] = self.texts.as_slice()
            && !matches!(self.bank, Bank::AbnAmro | Bank::Ing)
        {
            let remittance = text::some(&cells.text(line, *only));
            return Remark { remittance, ..Remark::default() };
        }
        self.joined.clear();
        let mut full = true;
        let limit = if self.texts.len() > 3 { SHORT_TEXT_FULL } else { TEXT_FULL };
        for at in &self.texts {
            let part = cells.text(line, *at);
            if part.is_empty() {
                continue;
            }
            if !full {
                self.joined.text.push(' ');
            }
            self.joined.push_cut(&part);
            full = part.chars().count() >= limit;
        }
        match self.bank {
            Bank::AbnAmro if !remark::has_codes(&self.joined.text) => {
                let blocks = remark::read_blocks(&[self.joined.text.as_str()]);
                blocks.unwrap_or_else(|| remark::read(&self.joined))
            }
            Bank::AbnAmro | Bank::Ing => remark::read(&self.joined),
            _ => {
                let whole = 0..self.joined.text.len();
                let remittance = text::some(&self.joined.text);
                Remark { remittance, parts: self.joined.parts(whole), ..Remark::default() }
            }
        }
    }
}
