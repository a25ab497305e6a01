//! The demo in a real browser: its journey with keys alone, an import, the stop button, the pages
//! without JavaScript, and every page as everybody must be able to read it.
//!
//! Each test is one journey with a demo and a browser of its own.

mod calling;
mod complaint;
mod desk;
mod house;
mod import;
mod journey;
mod pages;
mod plain;
mod reasons;
mod safety;
mod term;
