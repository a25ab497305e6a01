//! Plays as specification: what the product does, day by day, in columns that a bookkeeper reads.
//!
//! Each play is told in one short text (`told.rs`) and printed as day, how, what (`columns.rs`).
//! A name that begins with a number is a behaviour of the product (`b2_12` is behaviour 2.12, `n1`
//! the first never); one that begins with `peer_` is a case of another program's tests.
//! Not here: properties over random histories (`tests/properties.rs`).

mod agreements;
mod arrangements;
mod calls;
mod care;
mod channels;
mod columns;
mod comparison;
mod complaints;
mod contact;
mod conversation;
mod days;
mod disputes;
mod formal;
mod gates;
mod manners;
mod money;
mod peers;
mod peers_more;
mod reason_kinds;
mod reasons;
mod refusals;
mod replies;
mod satisfaction;
mod silence;
mod steps;
mod stories;
mod term_loop;
mod terms;
mod told;
