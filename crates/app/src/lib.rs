//! The use cases: one file each; load, decide, save. See `ARCHITECTURE.md`.

pub mod records;
pub mod store;

pub use records::*;
pub use store::{MessageFilter, Store, StoreError};
