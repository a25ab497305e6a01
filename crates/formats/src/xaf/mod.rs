//! The audit file of Dutch bookkeeping (XAF 3.0 to 3.2): customers, open items, invoices and what
//! was paid on them, from the subledgers; where an export has none, from the bookings on the
//! debtors' account that name a customer.
//!
//! Not here: version 4.0, which has no invoices any more (`Refusal::AuditFile4`); the other ledgers.
//!
//! Invariants: one walk over the file, and only what concerns debtors is kept. An audit file is
//! read whole or refused: behind a cut may stand the payments of what stands before it. Money
//! without a customer becomes nobody's invoice.

mod ledger;
mod line;
mod party;

use std::collections::HashSet;

use domain::{Cents, Currency};

use crate::encoding;
use crate::facts::Customer;
use crate::problem::{Lines, Place, ProblemKind, Problems};
use crate::reading::{Format, Reading};
use crate::refusal::Refusal;
use crate::text;
use crate::xml::{Fault, Scanner, Token};

use line::{Journal, LineDraft};
use party::PartyDraft;

/// The subledgers of the year and those of the opening balance, and their lines.
const SUBLEDGERS: [&str; 2] =
    ["company/transactions/subledgers/subledger", "company/openingBalance/obSubledgers/obSubledger"];
const ITEMS: [&str; 2] = [
    "company/transactions/subledgers/subledger/sbLine",
    "company/openingBalance/obSubledgers/obSubledger/obSbLine",
];

pub(crate) fn read(name: &str, bytes: &[u8]) -> Reading {
    let decoded = encoding::xml(bytes);
    let mut walk = Walk::new(&decoded.text);
    if decoded.mistaken {
        walk.problems.add(Place::line(1), ProblemKind::OtherEncoding);
    }
    let mut reading = Reading::new(name);
    reading.format = Some(Format::AuditFile);
    match walk.run() {
        Ok(()) => walk.finish(reading),
        Err(Fault::Danger(refusal)) => reading.refuse(refusal),
        Err(Fault::CutOff { .. }) => reading.refuse(Refusal::CutOffXml),
        Err(Fault::Malformed { offset, .. }) => {
            let place = walk.places.place(offset);
            let (line, column) = (place.line.unwrap_or(1), place.column.unwrap_or(1));
            reading.refuse(Refusal::BrokenXml { line, column })
        }
    }
}

/// The state of the walk. `path` is the way below the root: `company/transactions/journal`.
struct Walk<'a> {
    scanner: Scanner<'a>,
    places: Lines<'a>,
    path: String,
    currency: Option<Currency>,
    company: Customer,
    parties: Vec<PartyDraft>,
    /// Accounts of debtors: those that sales journals book against, and those that say so.
    debtor_accounts: HashSet<String>,
    account: Account,
    journal: Journal,
    journal_kinds: Vec<(String, Journal)>,
    totals: Totals,
    subledger: Totals,
    line: LineDraft,
    /// Lines of debtors that name no customer.
    nameless: usize,
    from_subledgers: Vec<line::Line>,
    from_journals: Vec<line::Line>,
    problems: Problems,
}

/// A ledger account while it is read.
#[derive(Default)]
struct Account {
    number: Option<String>,
    is_debtors: bool,
    is_other: bool,
}

/// What a ledger says about itself, and what was found in it.
#[derive(Default)]
struct Totals {
    kind: Option<String>,
    told: Found,
    found: Found,
}

#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Found {
    lines: Option<u64>,
    debit: Option<Cents>,
    credit: Option<Cents>,
}

impl<'a> Walk<'a> {
    fn new(source: &'a str) -> Walk<'a> {
        Walk {
            scanner: Scanner::new(source),
            places: Lines::new(source),
            path: String::new(),
            currency: None,
            company: Customer::default(),
            parties: Vec::new(),
            debtor_accounts: HashSet::new(),
            account: Account::default(),
            journal: Journal::default(),
            journal_kinds: Vec::new(),
            totals: Totals::default(),
            subledger: Totals::default(),
            line: LineDraft::default(),
            nameless: 0,
            from_subledgers: Vec::new(),
            from_journals: Vec::new(),
            problems: Problems::default(),
        }
    }

    fn run(&mut self) -> Result<(), Fault> {
        let mut below_root = false;
        loop {
            match self.scanner.next()? {
                Token::Open(_) if !below_root => below_root = true,
                Token::Open(element) => {
                    if !self.path.is_empty() {
                        self.path.push('/');
                    }
                    self.path.push_str(element.local_name().into_inner());
                    self.open();
                }
                Token::Close => {
                    if !self.path.is_empty() {
                        self.close();
                        self.path.truncate(self.path.rfind('/').unwrap_or(0));
                    }
                }
                Token::End => return Ok(()),
            }
        }
    }

    fn open(&mut self) {
        match self.path.as_str() {
            "company/customersSuppliers/customerSupplier" => self.parties.push(PartyDraft::default()),
            "company/generalLedger/ledgerAccount" => self.account = Account::default(),
            "company/transactions/journal" => self.journal = Journal::default(),
            "company/transactions/journal/transaction" => self.journal.begin_transaction(),
            "company/transactions/journal/transaction/trLine" => {
                self.line = LineDraft::new(self.scanner.token_start());
            }
            path if ITEMS.contains(&path) => self.line = LineDraft::new(self.scanner.token_start()),
            path if SUBLEDGERS.contains(&path) => self.subledger = Totals::default(),
            _ => {}
        }
    }

    fn close(&mut self) {
        let value = self.scanner.value().trim();
        let path = self.path.as_str();
        if let Some(below) = path.strip_prefix("company/customersSuppliers/customerSupplier/") {
            if let Some(party) = self.parties.last_mut() {
                party.take(below, value);
            }
            return;
        }
        if let Some(below) = path.strip_prefix("company/transactions/journal/transaction/trLine") {
            return match below.strip_prefix('/') {
                Some(below) => self.line.take(below, value),
                None => self.end_of_booking(),
            };
        }
        let below = ITEMS.into_iter().find_map(|items| path.strip_prefix(items));
        if let Some(below) = below {
            return match below.strip_prefix('/') {
                Some(below) => self.line.take(below, value),
                None => self.end_of_item(),
            };
        }
        let below = SUBLEDGERS.into_iter().find_map(|subledger| path.strip_prefix(subledger));
        if let Some(below) = below {
            return match below.strip_prefix('/') {
                Some(below) => self.subledger.take(below, value),
                None => self.end_of_subledger(),
            };
        }
        self.take_other(value.to_owned());
    }

    fn take_other(&mut self, value: String) {
        let value = value.as_str();
        match self.path.as_str() {
            "header/curCode" => self.currency = value.parse().ok(),
            "company/companyName" => self.company.name = text::some(value),
            "company/taxRegIdent" => self.company.vat = party::dutch_vat(value),
            "company/generalLedger/ledgerAccount/accID" => self.account.number = text::some(value),
            "company/generalLedger/ledgerAccount/accDesc" => self.account.describe(value),
            "company/generalLedger/ledgerAccount/leadReference"
            | "company/generalLedger/ledgerAccount/leadCode" => {
                self.account.is_debtors |= value.starts_with("BVorDeb");
                self.account.is_other |= value.starts_with("BVorDebVdd") || value.starts_with("BVorDebDud");
            }
            "company/generalLedger/ledgerAccount" => {
                let Account { number, is_debtors, is_other } = std::mem::take(&mut self.account);
                if is_debtors && !is_other {
                    self.debtor_accounts.extend(number);
                }
            }
            "company/transactions/linesCount" => self.totals.told.lines = value.parse().ok(),
            "company/transactions/totalDebit" => self.totals.told.debit = crate::key::plausible(value),
            "company/transactions/totalCredit" => self.totals.told.credit = crate::key::plausible(value),
            "company/transactions/journal/jrnID" => self.journal.id = text::some(value),
            "company/transactions/journal/jrnTp" => self.journal.kind = value.chars().next(),
            "company/transactions/journal/offsetAccID" => self.journal.offset = text::some(value),
            "company/transactions/journal/transaction/nr" => self.journal.number = text::some(value),
            "company/transactions/journal/transaction/trDt" => self.journal.date = line::day(value),
            "company/transactions/journal/transaction/desc" => self.journal.text = text::some(value),
            "company/transactions/journal" => {
                let journal = std::mem::take(&mut self.journal);
                if journal.kind == Some('S') {
                    self.debtor_accounts.extend(journal.offset.clone());
                }
                if let Some(id) = journal.id.clone() {
                    self.journal_kinds.push((id, journal));
                }
            }
            "company/transactions" => {
                let totals = std::mem::take(&mut self.totals);
                self.compare(&totals);
            }
            _ => {}
        }
    }

    /// A booking of a journal: kept when it names a customer. Which accounts are debtors' is known
    /// at the end only.
    fn end_of_booking(&mut self) {
        let draft = std::mem::take(&mut self.line);
        self.totals.count(draft.signed());
        self.from_journals.extend(draft.booking(&self.journal, self.currency));
    }

    fn end_of_item(&mut self) {
        let draft = std::mem::take(&mut self.line);
        self.subledger.count(draft.signed());
        let kind = self.subledger.kind.as_deref();
        if kind == Some("SU") {
            return;
        }
        let journal = draft.journal.as_ref().and_then(|id| {
            self.journal_kinds.iter().find(|(known, _)| known == id).and_then(|(_, journal)| journal.kind)
        });
        let customers_only = kind == Some("CU");
        let is_nameless = customers_only && draft.is_nameless();
        match draft.item(journal, self.currency) {
            Some(line) if customers_only || line.is_of_sales() => self.from_subledgers.push(line),
            _ => self.nameless += usize::from(is_nameless),
        }
    }

    fn end_of_subledger(&mut self) {
        let totals = std::mem::take(&mut self.subledger);
        if totals.kind.as_deref() != Some("SU") {
            self.compare(&totals);
        }
    }

    fn compare(&mut self, totals: &Totals) {
        let (told, found) = (totals.told, totals.found);
        let differs = |one: Option<Cents>, other: Option<Cents>| {
            one.is_some_and(|told| told != other.unwrap_or_default())
        };
        if differs(told.debit, found.debit) || differs(told.credit, found.credit) {
            let net = |of: Found| of.debit.unwrap_or_default() - of.credit.unwrap_or_default();
            let kind = ProblemKind::LedgerDoesNotAddUp { difference: net(found) - net(told) };
            self.problems.add(self.places.place(self.scanner.token_start()), kind);
        }
    }

    fn finish(mut self, mut reading: Reading) -> Reading {
        let lines = if self.from_subledgers.is_empty() {
            let accounts = std::mem::take(&mut self.debtor_accounts);
            let is_debtors =
                |line: &line::Line| line.account.as_ref().is_some_and(|it| accounts.contains(it));
            self.from_journals.into_iter().filter(is_debtors).collect()
        } else {
            self.from_subledgers
        };
        let used: HashSet<String> = lines.iter().map(|line| line.customer.clone()).collect();
        let parties = self.parties.into_iter().map(PartyDraft::finish);
        let (customers, suppliers): (Vec<_>, Vec<_>) = parties.partition(|party| {
            party.may_buy || party.facts.number.as_ref().is_some_and(|it| used.contains(it))
        });
        reading.customers = customers.into_iter().map(|party| party.facts).collect();
        if !suppliers.is_empty() {
            let kind = ProblemKind::SuppliersSkipped { count: suppliers.len() };
            self.problems.add(Place::default(), kind);
        }
        if lines.is_empty() {
            self.problems.add(Place::default(), ProblemKind::NoOpenItems);
        }
        let settled =
            ledger::settle(lines, &reading.customers, &self.company, &mut self.places, &mut self.problems);
        let nameless = self.nameless + settled.nameless;
        if nameless > 0 {
            self.problems.add(Place::default(), ProblemKind::NamelessBookings { count: nameless });
        }
        reading.invoices = settled.invoices;
        reading.payments = settled.payments;
        let nothing =
            reading.customers.is_empty() && reading.invoices.is_empty() && reading.payments.is_empty();
        let reading = if nothing { reading.refuse(Refusal::NoDebtors) } else { reading };
        reading.with_problems(self.problems)
    }
}

impl Account {
    fn describe(&mut self, words: &str) {
        let lower = words.to_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
        self.is_debtors |= has(&["debiteuren", "accounts receivable", "handelsdebiteur"]);
        self.is_other |= has(&["voorziening", "dubieuze", "oninbare", "tussenrekening"]);
    }
}

impl Totals {
    fn take(&mut self, name: &str, value: &str) {
        match name {
            "sbType" => self.kind = text::some(value),
            "linesCount" => self.told.lines = value.parse().ok(),
            "totalDebit" => self.told.debit = crate::key::plausible(value),
            "totalCredit" => self.told.credit = crate::key::plausible(value),
            _ => {}
        }
    }

    fn count(&mut self, signed: Option<Cents>) {
        let found = &mut self.found;
        *found.lines.get_or_insert(0) += 1;
        let Some(amount) = signed else { return };
        let side = if amount.0 < 0 { &mut found.credit } else { &mut found.debit };
        let sum = side.unwrap_or_default().0.saturating_add(amount.0.abs());
        *side = Some(Cents(sum));
    }
}

#[cfg(test)]
mod tests;
