//! The template engine, made as small as it can be.
//!
//! Not here: which words a text may name ([`super::Placeholder`]). Invariant: no filter, function,
//! loop helper or file can be reached, work is bounded by fuel, and an absent fact is an error.

use minijinja::{Environment, Error, ErrorKind, Output, UndefinedBehavior, Value};

/// Steps that the engine may take for one text; the longest of our own needs some hundreds.
const FUEL: u64 = 20_000;

/// An engine in which nothing but values can be printed, and printing an absent one is an error.
pub(crate) fn plain_engine() -> Environment<'static> {
    let mut engine = Environment::empty();
    engine.set_undefined_behavior(UndefinedBehavior::Strict);
    engine.set_fuel(Some(FUEL));
    engine.set_formatter(print_value);
    engine
}

fn print_value(out: &mut Output, _state: &mut minijinja::State, value: &Value) -> Result<(), Error> {
    match value.as_str() {
        Some(words) => out.write_str(words).map_err(Error::from),
        None => Err(Error::from(ErrorKind::UndefinedError)),
    }
}
