//! Filling the pages: from what the use cases know to what a page shows.
//!
//! Not here: rules (room `domain`), addresses (`routes`).

pub mod frame;
