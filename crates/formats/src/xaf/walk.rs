//! The walk over an audit file: what is open now, and what was kept so far.

use std::collections::HashSet;

use domain::Currency;

use super::ledger;
use super::line::{self, Journal, LineDraft};
use super::party::{self, PartyDraft};
use super::totals::{Account, Totals};
use crate::facts::Customer;
use crate::problem::{Place, Places, ProblemKind, Problems};
use crate::reading::Reading;
use crate::refusal::Refusal;
use crate::text;
use crate::xml::{Fault, Scanner, Token};

/// The subledgers of the year and those of the opening balance, and their lines.
const SUBLEDGERS: [&str; 2] =
    ["company/transactions/subledgers/subledger", "company/openingBalance/obSubledgers/obSubledger"];
const ITEMS: [&str; 2] = [
    "company/transactions/subledgers/subledger/sbLine",
    "company/openingBalance/obSubledgers/obSubledger/obSbLine",
];

/// `path` is the way below the root: `company/transactions/journal`.
pub(super) struct Walk {
    places: Places,
    below_root: bool,
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

impl Walk {
    pub(super) fn new() -> Walk {
        Walk {
            places: Places::new(),
            below_root: false,
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

    pub(super) fn run(&mut self, window: &str, scanner: &mut Scanner<'_>) -> Result<(), Fault> {
        loop {
            match scanner.next()? {
                Token::Open(_) if !self.below_root => self.below_root = true,
                Token::Open(element) => {
                    if !self.path.is_empty() {
                        self.path.push('/');
                    }
                    self.path.push_str(element.local_name().into_inner());
                    self.open(window, scanner.token_start());
                }
                Token::Close => {
                    if !self.path.is_empty() {
                        self.close(window, scanner);
                        self.path.truncate(self.path.rfind('/').unwrap_or(0));
                    }
                }
                Token::End => return Ok(()),
            }
        }
    }

    pub(super) fn leave(&mut self, window: &str, done: usize) {
        self.places.leave(window, done);
    }

    pub(super) fn place(&mut self, window: &str, offset: usize) -> Place {
        self.places.place(window, offset)
    }

    pub(super) fn problem(&mut self, place: Place, kind: ProblemKind) {
        self.problems.add(place, kind);
    }

    fn open(&mut self, window: &str, start: usize) {
        match self.path.as_str() {
            "company/customersSuppliers/customerSupplier" => self.parties.push(PartyDraft::default()),
            "company/generalLedger/ledgerAccount" => self.account = Account::default(),
            "company/transactions/journal" => self.journal = Journal::default(),
            "company/transactions/journal/transaction" => self.journal.begin_transaction(),
            "company/transactions/journal/transaction/trLine" => {
                self.line = LineDraft::new(self.places.place(window, start));
            }
            path if ITEMS.contains(&path) => self.line = LineDraft::new(self.places.place(window, start)),
            path if SUBLEDGERS.contains(&path) => self.subledger = Totals::default(),
            _ => {}
        }
    }

    fn close(&mut self, window: &str, scanner: &Scanner<'_>) {
        let value = scanner.value().trim();
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
                None => self.end_of_subledger(window, scanner.token_start()),
            };
        }
        self.take_other(value, window, scanner.token_start());
    }

    fn take_other(&mut self, value: &str, window: &str, start: usize) {
        match self.path.as_str() {
            "header/curCode" => self.currency = value.parse().ok(),
            "company/companyName" => self.company.name = text::some(value),
            "company/taxRegIdent" => self.company.vat = party::dutch_vat(value),
            "company/generalLedger/ledgerAccount/accID" => self.account.number = text::some(value),
            "company/generalLedger/ledgerAccount/accDesc" => self.account.describe(value),
            "company/generalLedger/ledgerAccount/leadReference"
            | "company/generalLedger/ledgerAccount/leadCode" => self.account.refer(value),
            "company/generalLedger/ledgerAccount" => {
                let account = std::mem::take(&mut self.account);
                if account.is_debtors() {
                    self.debtor_accounts.extend(account.number);
                }
            }
            "company/transactions/totalDebit" => self.totals.take("totalDebit", value),
            "company/transactions/totalCredit" => self.totals.take("totalCredit", value),
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
                self.compare(&totals, window, start);
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

    fn end_of_subledger(&mut self, window: &str, start: usize) {
        let totals = std::mem::take(&mut self.subledger);
        if totals.kind.as_deref() != Some("SU") {
            self.compare(&totals, window, start);
        }
    }

    fn compare(&mut self, totals: &Totals, window: &str, start: usize) {
        if let Some(difference) = totals.difference() {
            let place = self.places.place(window, start);
            self.problems.add(place, ProblemKind::LedgerDoesNotAddUp { difference });
        }
    }

    pub(super) fn finish(mut self, mut reading: Reading) -> Reading {
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
        let settled = ledger::settle(lines, &reading.customers, &self.company, &mut self.problems);
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
