//! Dutch collection costs over a principal: the legal table, in whole cents.
//!
//! Source: Besluit vergoeding voor buitengerechtelijke incassokosten (Stb. 2012,141) art. 2, and
//! art. 6:96 BW. Not here: the six-month rule for recurring terms, interest, and whether costs may
//! be asked at all (a consumer first gets the fourteen-day letter, art. 6:96 lid 6).
//! Invariant: the base is the principal only, of all claims in one letter together (lid 7).

use domain::Cents;

/// Width of each tier in cents and its rate in thousandths.
const TIERS: [(i64, i64); 4] = [(250_000, 150), (250_000, 100), (500_000, 50), (19_000_000, 10)];
const RATE_ABOVE: i64 = 5;
const MINIMUM: i64 = 4_000;
const MAXIMUM: i64 = 677_500;
const VAT_PERCENT: i64 = 21;

/// Collection costs without VAT. Nothing open, nothing due. Half a cent is rounded up.
///
/// ```
/// use domain::Cents;
/// assert_eq!(text::collection_costs(Cents(350_000)), Cents(47_500));
/// ```
pub fn collection_costs(principal: Cents) -> Cents {
    if !principal.is_positive() {
        return Cents::ZERO;
    }
    let mut rest = principal.0;
    let mut thousandths: i64 = 0;
    for (width, rate) in TIERS {
        let part = rest.min(width);
        thousandths += part * rate;
        rest -= part;
    }
    // Above 200,000 euro the costs near their maximum: no need to multiply what could overflow.
    thousandths += rest.min(100_000_000) * RATE_ABOVE;
    Cents(((thousandths + 500) / 1_000).clamp(MINIMUM, MAXIMUM))
}

/// VAT over collection costs. Only for a creditor who cannot deduct it and says so (art. 2 lid 3).
pub fn collection_costs_vat(costs: Cents) -> Cents {
    Cents((costs.0 * VAT_PERCENT + 50) / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_legal_table_to_the_cent() {
        for (principal, costs) in [
            (-100, 0),
            (0, 0),
            (1, 4_000),
            (26_666, 4_000),
            (26_667, 4_000),
            (26_700, 4_005),
            (249_999, 37_500),
            (250_001, 37_500),
            (250_100, 37_510),
            (350_000, 47_500),
            (1_000_100, 87_501),
            (20_000_000, 277_500),
            (100_000_000, 677_500),
            (100_000_100, 677_500),
            (i64::MAX, 677_500),
        ] {
            assert_eq!(collection_costs(Cents(principal)), Cents(costs), "{principal}");
        }
    }

    #[test]
    fn principals_in_one_letter_are_added_before_the_table() {
        let together = [12_000, 9_000, 5_000].map(Cents).into_iter().sum();
        assert_eq!(collection_costs(together), Cents(4_000));
        assert_eq!(collection_costs(Cents(200_000) + Cents(150_000)), Cents(47_500));
    }

    #[test]
    fn vat_is_reckoned_over_the_costs() {
        assert_eq!(collection_costs_vat(Cents(4_000)), Cents(840));
        assert_eq!(collection_costs_vat(Cents(4_005)), Cents(841));
    }
}
