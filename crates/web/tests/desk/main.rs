//! The application as a browser meets it, on a store of its own: who may come in, what an act
//! does, what a stranger never sees.

mod acts;
mod contact;
mod complaints;
mod connections;
mod care;
mod entrance;
mod plans;
mod reasons;
mod terms;
mod reports;
mod world;
