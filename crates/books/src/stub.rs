//! Servers that answer as the packages do, after their public descriptions, on loopback; with
//! faults. For tests, here and in the binary; never in the product.
//!
//! One world of customers and invoices stands behind both, so that one suite can be told to each
//! package.

mod eboekhouden;
mod moneybird;
mod server;
mod world;

pub use server::{Asked, Fault, Replied, Server};
pub use world::{StubCustomer, StubInvoice, StubPayment, World};

use std::sync::{Arc, Mutex};

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// A world behind a server.
pub type Shared = Arc<Mutex<World>>;

/// Moneybird with this world; its administration is `123`, its key `sleutel`.
pub fn moneybird(world: Shared) -> Server {
    Server::start(move |asked| moneybird::answer(&mut world.lock().expect("a test goes on alone"), asked))
}

/// The header with which Moneybird signs a call.
pub fn sign(secret: &str, seconds: i64, body: &str) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("any secret signs");
    mac.update(format!("{seconds}.{body}").as_bytes());
    let hex: String = mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("t={seconds},v1={hex}")
}

/// e-Boekhouden with this world; its key is `sleutel`.
pub fn eboekhouden(world: Shared) -> Server {
    Server::start(move |asked| eboekhouden::answer(&mut world.lock().expect("a test goes on alone"), asked))
}
