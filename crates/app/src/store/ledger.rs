//! The part of the store's contract about the ledger, about files that were imported and what they
//! changed, and about the bank's statements.

use domain::{ClientId, Currency, CustomerId, Date, InvoiceId};
use jiff::Timestamp;

use super::Result;
use crate::import::FileOutcome;
use crate::records::*;

/// Which invoices of an ageing: of one currency, due in these days, of one customer or of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Aged {
    pub by: DueBy,
    pub currency: Currency,
    pub from: Date,
    pub through: Date,
    pub customer: Option<CustomerId>,
}

pub trait LedgerStore: Send + Sync {
    /// All postings of a customer, by day and in the order in which they came.
    fn postings(&self, client: ClientId, customer: CustomerId) -> Result<Vec<PostingRow>>;
    /// Sums of postings before `from`, and from then through `through`: by customer, currency, kind.
    fn posting_sums(&self, client: ClientId, from: Date, through: Date) -> Result<Vec<PostingSum>>;
    /// What is open or owed back by customer and currency, as late as it is on `today`; customers
    /// by name.
    fn ageing(&self, client: ClientId, by: DueBy, today: Date) -> Result<Vec<AgeingRow>>;
    /// The open invoices behind a figure of an ageing, the oldest first.
    fn aged_invoices(
        &self,
        client: ClientId,
        aged: &Aged,
        offset: i64,
        limit: i64,
    ) -> Result<Vec<InvoiceRow>>;
    fn allocations_for(&self, client: ClientId, customer: CustomerId) -> Result<Vec<NewAllocation>>;
    /// All bank entries with id > `after`, in id order.
    fn bank_entries_after(&self, client: ClientId, after: i64, limit: i64) -> Result<Vec<BankEntry>>;

    fn import_row(&self, client: ClientId, import: i64) -> Result<Option<ImportRow>>;
    /// Keeps what an import gave; once more replaces what the files gave, and adds the lines.
    fn keep_account(
        &self,
        client: ClientId,
        import: i64,
        files: &[FileOutcome],
        lines: &[ImportLine],
    ) -> Result<()>;
    fn import_files(&self, client: ClientId, import: i64) -> Result<Vec<FileOutcome>>;
    /// How many lines an import has, of each kind.
    fn import_line_counts(&self, client: ClientId, import: i64) -> Result<Vec<(LineKind, i64)>>;
    /// Lines of one kind, in the order of the file.
    fn import_lines(
        &self,
        client: ClientId,
        import: i64,
        kind: LineKind,
        offset: i64,
        limit: i64,
    ) -> Result<Vec<ImportLineRow>>;
    /// What changed, over all imports, the newest first; not what was merely new.
    fn latest_differences(&self, client: ClientId, offset: i64, limit: i64) -> Result<Vec<ImportLineRow>>;
    fn entries_of_import(
        &self,
        client: ClientId,
        import: i64,
        offset: i64,
        limit: i64,
    ) -> Result<Vec<BankEntry>>;
    /// Keeps how today's rules read an entry; what came from the bank itself stays.
    fn read_anew(&self, client: ClientId, entry: i64, read: &NewBankEntry, at: Timestamp) -> Result<()>;
    /// The number of every open invoice with its customer and its day of issue.
    fn open_numbers(&self, client: ClientId) -> Result<Vec<(String, CustomerId, InvoiceId, Date)>>;

    /// Adds the statements that are not known yet, by key.
    fn add_statements(&self, client: ClientId, statements: &[BankStatement]) -> Result<()>;
    /// By account, and by the day through which they go.
    fn statements(&self, client: ClientId) -> Result<Vec<BankStatement>>;
    /// The day through which the bank data goes, as worked out over all accounts; may go back.
    fn set_bank_through(&self, client: ClientId, through: Option<Date>) -> Result<()>;
    fn accounts_left_out(&self, client: ClientId) -> Result<Vec<String>>;
    fn leave_account_out(&self, client: ClientId, account: &str) -> Result<()>;
    fn count_account_again(&self, client: ClientId, account: &str) -> Result<()>;

    /// Headings of tables of which a person said that they name everything that is open.
    fn full_lists(&self, client: ClientId) -> Result<Vec<String>>;
    fn remember_full_list(&self, client: ClientId, fingerprint: &str) -> Result<()>;
    fn forget_full_list(&self, client: ClientId, fingerprint: &str) -> Result<()>;
}
