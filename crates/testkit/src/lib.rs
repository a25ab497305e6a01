//! What tests of the other rooms stand on: a real PostgreSQL, a real SMTP server, a real browser.
//!
//! It is no mock of anything and holds no rule of the product; it is a dev-dependency only
//! (the developer's tool `xtask` starts a cluster with it for a whole run).
//! Invariants: everything listens on loopback or a socket in a folder of its own, and nothing
//! outlives the test process that asked for it, however that process ends.
//!
//! A test asks for what it needs and leaves when the developer said that it is not there:
//!
//! ```
//! fn a_row_survives() {
//!     let Some(database) = testkit::postgres::database() else { return };
//!     println!("connect to {}", database.url());
//! }
//! ```

#[cfg(feature = "browser")]
pub mod axe;
#[cfg(feature = "browser")]
pub mod browser;
pub mod folder;
pub mod postgres;
pub mod smtp;
pub mod wait;
pub mod warden;
pub mod without;

pub use folder::Folder;
