//! Bookkeeping packages over their own interfaces: Moneybird and e-Boekhouden, behind the one
//! contract `app::bookkeeping::Books`.
//!
//! Not here: what is done with what they say (`app::sync`), when it is asked (the binary).
//! Invariants: a key never stands in an error, a log or the database; nothing is written in a
//! bookkeeping but by the methods of the contract that say so; a list that came back shorter makes
//! nothing disappear by itself, each absence is asked after.

mod eboekhouden;
mod fields;
mod http;
mod keys;
mod moneybird;
#[cfg(feature = "stub")]
pub mod stub;
mod told;

pub use eboekhouden::EBoekhouden;
pub use http::Patience;
pub use keys::{KeyChain, KeyFile, Keys};
pub use moneybird::{Hook, Moneybird, OAUTH_SCOPES, authorize_address, is_from_moneybird};

use std::sync::Arc;

use app::bookkeeping::{Answer, Books};
use app::{ConnectionSettings, Package};

/// A connection, opened with its keys.
///
/// # Errors
/// `NoKey` when there are none.
pub fn open(
    package: Package,
    settings: &ConnectionSettings,
    keys: Box<dyn KeyChain>,
    patience: Arc<dyn Patience>,
) -> Answer<Box<dyn Books>> {
    Ok(match package {
        Package::Moneybird => Box::new(Moneybird::open(settings, keys, patience)?),
        Package::EBoekhouden => Box::new(EBoekhouden::open(settings, keys, patience)?),
    })
}
