//! Bytes in, facts and problems out: what files from bookkeeping and bank say.
//!
//! Not here: storing, matching payments, deciding. This room opens no files and knows no clock; it
//! gets a name and bytes, and the same bytes always give the same [`Reading`].
//!
//! Invariants: a file is recognised by its content, never by its name. One bad line never loses
//! the rest: it becomes a [`Problem`] with its place, what is wrong and what to do. Money is read
//! exactly or not at all. No input makes this room panic.
//!
//! ```
//! let table = "Factuurnummer;Naam;Vervaldatum;Openstaand\n2026-17;Bakkerij De Molen;05-03-2026;1.210,00\n";
//! let readings = formats::read("openstaand.csv", table.as_bytes());
//! assert_eq!(readings[0].invoices[0].open_cents.0, 121_000);
//! ```

mod archive;
mod bank_csv;
mod camt;
mod encoding;
mod facts;
mod figure;
mod json;
mod key;
mod kind;
mod large;
mod large_json;
mod mt940;
mod problem;
mod reading;
pub mod reference;
mod refusal;
mod remark;
mod running;
pub mod scores;
mod statement;
mod stream;
pub mod table;
mod text;
mod twinfield;
mod ubl;
mod workbook;
mod xaf;
mod xml;

use std::collections::BTreeMap;

pub use facts::{
    Arrangement, Attachment, Collect, Customer, Dispute, HandedOver, History, Invoice, InvoiceKind, Part,
    Payee, Payment, References,
};
pub use json::to_json;
pub use large::{Position, stream};
pub use large_json::write_json;
pub use problem::{Column, Expected, Place, Problem, ProblemKind, Severity};
pub use reading::{Format, Reading, TableRead};
pub use refusal::Refusal;
pub use statement::{Counterparty, Detail, Entry, Statement};
pub use table::Mapping;

/// Column choices that a person made before, by [`table::fingerprint`] of the header.
pub type Mappings = BTreeMap<String, Mapping>;

/// Reads a file. A zip gives one reading for each file in it, named `x.zip/inner.xml`.
pub fn read(name: &str, bytes: &[u8]) -> Vec<Reading> {
    read_with(name, bytes, &Mappings::new())
}

/// Reads a file; tables whose header is known in `mappings` are read by that choice of columns.
pub fn read_with(name: &str, bytes: &[u8], mappings: &Mappings) -> Vec<Reading> {
    if archive::is_zip(bytes) {
        return archive::read(name, bytes, mappings);
    }
    vec![read_one(name, bytes, mappings)]
}

/// Reads what is not a zip.
pub(crate) fn read_one(name: &str, bytes: &[u8], mappings: &Mappings) -> Reading {
    use kind::Kind;
    match kind::recognise(bytes) {
        Kind::Refused(refusal) => Reading::refused(name, refusal),
        Kind::Bank(file) => large::read_whole(name, file, bytes),
        Kind::Ubl => ubl::read(name, bytes),
        Kind::Xaf => xaf::read(name, bytes),
        Kind::Twinfield => twinfield::read(name, bytes),
        Kind::Table => table::read_with(name, bytes, mappings),
    }
}
