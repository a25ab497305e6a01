//! The application as a browser meets it, on a store of its own: who may come in, what an act
//! does, what a stranger never sees.

mod acts;
mod care;
mod complaints;
mod connections;
mod contact;
mod entrance;
mod plans;
mod reasons;
mod reports;
mod terms;
mod world;
