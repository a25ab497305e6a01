//! What every connection must be able to bear, told to each package in the same words: against a
//! server that answers as the package does, with a real store behind the use case.
//!
//! Not here: what only one package has (`moneybird`, `eboekhouden`).

mod eboekhouden;
mod facts;
mod faults;
mod moneybird;
mod stops;
mod world;
mod writes;

/// Makes of each story two tests: `at_moneybird::…` and `at_eboekhouden::…`.
macro_rules! told_to_both {
    ($($story:ident)+) => {
        mod at_moneybird {
            $(#[test] fn $story() { super::$story(&crate::world::Desk::at_moneybird()) })+
        }
        mod at_eboekhouden {
            $(#[test] fn $story() { super::$story(&crate::world::Desk::at_eboekhouden()) })+
        }
    };
}

pub(crate) use told_to_both;
