//! The columns of a table, for a person to look at, change and have remembered.
//!
//! Not here: reading a file into facts (`import`); how a choice is written down (the caller keeps
//! it as text in the client's settings).

pub use formats::table::{Field, MappedColumn};
pub use formats::{Mapping, Mappings, TableRead};

/// How the tables in this file (a zip may hold several) are understood, with their first rows.
pub fn tables(name: &str, bytes: &[u8], mappings: &Mappings) -> Vec<TableRead> {
    let readings = formats::read_with(name, bytes, mappings);
    readings.into_iter().filter_map(|reading| reading.table).collect()
}
