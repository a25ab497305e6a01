//! Which column of a table means what: shown, changed and remembered.

use serde::{Deserialize, Serialize};

use super::date::DateOrder;
use super::field::Field;

/// The choice of columns for tables with one header.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// In the order of the table.
    pub columns: Vec<MappedColumn>,
    /// The order of day and month, when a person said so; else the values of the table tell.
    #[serde(default)]
    pub dates: Option<DateOrder>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MappedColumn {
    /// The header as it stands in the table.
    pub column: String,
    /// `None`: not used.
    pub field: Option<Field>,
}

/// What the rows of a table are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TableKind {
    Customers,
    OpenInvoices,
    /// Invoices sent and payments received among other bookings.
    Mutations,
}

impl Mapping {
    /// What the rows are: invoices when there is a number and an amount, customers when there is a
    /// name or number and something about them. `None`: too little to tell.
    pub fn kind(&self) -> Option<TableKind> {
        let amounts = [Field::Total, Field::Open, Field::Debit];
        if self.has(Field::InvoiceNumber) {
            let amount = amounts.into_iter().any(|field| self.has(field));
            return amount.then_some(TableKind::OpenInvoices);
        }
        let named = self.has(Field::CustomerName) || self.has(Field::CustomerNumber);
        let customer_fields = self.fields().filter(|field| !field.is_of_invoice()).count();
        let invoice_like = [Field::Due, Field::Open, Field::Issued];
        let invoices = invoice_like.into_iter().filter(|field| self.has(*field)).count() > 1;
        (named && customer_fields >= 2 && !invoices).then_some(TableKind::Customers)
    }

    /// Where a field stands, counted from 0.
    pub fn position(&self, field: Field) -> Option<usize> {
        self.columns.iter().position(|column| column.field == Some(field))
    }

    pub fn has(&self, field: Field) -> bool {
        self.position(field).is_some()
    }

    /// The columns that are not used.
    pub fn unknown(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().filter(|column| column.field.is_none()).map(|column| column.column.as_str())
    }

    /// Gives a column another meaning, and takes that meaning from the column that had it.
    pub fn choose(&mut self, position: usize, field: Option<Field>) {
        if let Some(before) = field.and_then(|field| self.position(field)) {
            self.columns[before].field = None;
        }
        if let Some(column) = self.columns.get_mut(position) {
            column.field = field;
        }
    }

    fn fields(&self) -> impl Iterator<Item = Field> {
        self.columns.iter().filter_map(|column| column.field)
    }
}
