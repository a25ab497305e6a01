//! Properties over ten thousand random histories: the nevers N1–N6, the always A1 and A3, deciding
//! twice, looking again in time, folding, money.
//!
//! A failing history is shrunk and printed with its seed. Not here: what the right act would have
//! been; that is told in the plays.

mod happening;
mod history;
mod judge;
mod lived;

use domain::Dossier;
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

use history::{History, history};

/// Five tests of two thousand, so that they run beside each other.
fn two_thousand() -> ProptestConfig {
    let remembered = FileFailurePersistence::WithSource("regressions");
    ProptestConfig {
        cases: 2_000,
        failure_persistence: Some(Box::new(remembered)),
        ..ProptestConfig::default()
    }
}

fn is_lived_well(history: &History) -> Result<(), TestCaseError> {
    let lived = lived::live(history).map_err(TestCaseError::fail)?;
    let mut folded = Dossier::default();
    for fact in &lived.facts {
        folded.apply(fact);
    }
    prop_assert_eq!(&folded, &lived.dossier, "the fold gives the same dossier");
    Ok(())
}

macro_rules! ten_thousand_histories {
    ($($name:ident)*) => {
        proptest! {
            #![proptest_config(two_thousand())]
            $(#[test]
            fn $name(history in history()) {
                is_lived_well(&history)?;
            })*
        }
    };
}

ten_thousand_histories! {
    histories_one
    histories_two
    histories_three
    histories_four
    histories_five
}
