//! The house as its users have it: the real binary, real databases, a real mail server.
//!
//! Each test makes an installation in a folder of its own and speaks to it on the command line;
//! where no command tells what it wants to know, it looks with the product's own store.
//! Not here: the demo (`demo.rs`), plays (`play.rs`), pages (room `web`).

mod any_order;
mod bank;
mod bookkeeping;
mod by_hand;
mod closed;
mod connections;
mod crashes;
mod entered;
mod files;
mod history;
mod house;
mod in_step;
mod journey;
mod ledger;
mod manners;
mod moves;
mod packages;
mod refusals;
mod starters;
mod trouble;
mod watched;
