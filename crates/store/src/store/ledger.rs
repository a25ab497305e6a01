//! The contract about the ledger and about imported files, one line a method. It is a table, so it
//! is set as one.

use app::import::FileOutcome;
use app::store::ledger::{Aged, LedgerStore};
use app::{
    AgeingRow, BankEntry, BankStatement, DueBy, ImportLine, ImportLineRow, ImportRow, InvoiceRow, LineKind,
    NewAllocation, NewBankEntry, PostingRow, PostingSum,
};
use domain::{ClientId, CustomerId, Date, InvoiceId};
use jiff::Timestamp;

use crate::db::Result;
use crate::statements::ledger as statements;
use crate::{Database, accounts, ledger, money};

#[rustfmt::skip]
impl LedgerStore for Database {
    fn postings(&self, client: ClientId, customer: CustomerId) -> Result<Vec<PostingRow>> {
        self.db.read(client, |transaction| ledger::postings(transaction, client, customer))
    }
    fn posting_sums(&self, client: ClientId, from: Date, through: Date) -> Result<Vec<PostingSum>> {
        self.db.read(client, |transaction| ledger::sums(transaction, client, from, through))
    }
    fn ageing(&self, client: ClientId, by: DueBy, today: Date) -> Result<Vec<AgeingRow>> {
        self.db.read(client, |transaction| ledger::ageing(transaction, client, by, today))
    }
    fn aged_invoices(&self, client: ClientId, aged: &Aged, offset: i64, limit: i64) -> Result<Vec<InvoiceRow>> {
        self.db.read(client, |transaction| ledger::aged_invoices(transaction, client, aged, offset, limit))
    }
    fn open_numbers(&self, client: ClientId) -> Result<Vec<(String, CustomerId, InvoiceId, Date)>> {
        self.db.read(client, |transaction| ledger::open_numbers(transaction, client))
    }
    fn allocations_for(&self, client: ClientId, customer: CustomerId) -> Result<Vec<NewAllocation>> {
        let values = [client.into(), customer.into()];
        self.db.read(client, |transaction| transaction.all(&statements::ALLOCATIONS_FOR, &values, money::allocation))
    }
    fn bank_entries_after(&self, client: ClientId, after: i64, limit: i64) -> Result<Vec<BankEntry>> {
        let values = [client.into(), after.into(), limit.into()];
        self.db.read(client, |transaction| transaction.all(&statements::BANK_ENTRIES_AFTER, &values, money::read))
    }

    fn import_row(&self, client: ClientId, import: i64) -> Result<Option<ImportRow>> {
        self.db.read(client, |transaction| accounts::import_row(transaction, client, import))
    }
    fn keep_account(&self, client: ClientId, import: i64, files: &[FileOutcome], lines: &[ImportLine]) -> Result<()> {
        self.db.write(client, |transaction| accounts::keep(transaction, client, import, files, lines))
    }
    fn import_files(&self, client: ClientId, import: i64) -> Result<Vec<FileOutcome>> {
        self.db.read(client, |transaction| accounts::files(transaction, client, import))
    }
    fn import_line_counts(&self, client: ClientId, import: i64) -> Result<Vec<(LineKind, i64)>> {
        self.db.read(client, |transaction| accounts::line_counts(transaction, client, import))
    }
    fn import_lines(&self, client: ClientId, import: i64, kind: LineKind, offset: i64, limit: i64) -> Result<Vec<ImportLineRow>> {
        self.db.read(client, |transaction| accounts::lines(transaction, client, import, kind, (offset, limit)))
    }
    fn latest_differences(&self, client: ClientId, offset: i64, limit: i64) -> Result<Vec<ImportLineRow>> {
        self.db.read(client, |transaction| accounts::latest_differences(transaction, client, offset, limit))
    }
    fn entries_of_import(&self, client: ClientId, import: i64, offset: i64, limit: i64) -> Result<Vec<BankEntry>> {
        self.db.read(client, |transaction| accounts::entries_of_import(transaction, client, import, offset, limit))
    }
    fn read_anew(&self, client: ClientId, entry: i64, read: &NewBankEntry, at: Timestamp) -> Result<()> {
        self.db.write(client, |transaction| accounts::read_anew(transaction, client, entry, read, at))
    }

    fn add_statements(&self, client: ClientId, statements: &[BankStatement]) -> Result<()> {
        self.db.write(client, |transaction| accounts::add_statements(transaction, client, statements))
    }
    fn statements(&self, client: ClientId) -> Result<Vec<BankStatement>> {
        self.db.read(client, |transaction| accounts::statements(transaction, client))
    }
    fn set_bank_through(&self, client: ClientId, through: Option<Date>) -> Result<()> {
        self.db.write(client, |transaction| accounts::set_bank_through(transaction, client, through))
    }
    fn accounts_left_out(&self, client: ClientId) -> Result<Vec<String>> {
        self.db.read(client, |transaction| transaction.all(&statements::ACCOUNTS_LEFT_OUT, &[client.into()], |row| row.string(0)))
    }
    fn leave_account_out(&self, client: ClientId, account: &str) -> Result<()> {
        let values = [client.into(), account.into()];
        self.db.write(client, |transaction| transaction.execute(&statements::LEAVE_ACCOUNT_OUT, &values).map(drop))
    }
    fn count_account_again(&self, client: ClientId, account: &str) -> Result<()> {
        let values = [client.into(), account.into()];
        self.db.write(client, |transaction| transaction.execute(&statements::COUNT_ACCOUNT_AGAIN, &values).map(drop))
    }

    fn full_lists(&self, client: ClientId) -> Result<Vec<String>> {
        self.db.read(client, |transaction| transaction.all(&statements::FULL_LISTS, &[client.into()], |row| row.string(0)))
    }
    fn remember_full_list(&self, client: ClientId, fingerprint: &str) -> Result<()> {
        let values = [client.into(), fingerprint.into()];
        self.db.write(client, |transaction| transaction.execute(&statements::REMEMBER_FULL_LIST, &values).map(drop))
    }
    fn forget_full_list(&self, client: ClientId, fingerprint: &str) -> Result<()> {
        let values = [client.into(), fingerprint.into()];
        self.db.write(client, |transaction| transaction.execute(&statements::FORGET_FULL_LIST, &values).map(drop))
    }
}
