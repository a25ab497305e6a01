//! The terms of an arrangement, from what people say: so many times, or so much each time.

use domain::{Cents, Date};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rhythm {
    Month,
    TwoWeeks,
    Week,
}

impl Rhythm {
    pub fn from_word(word: &str) -> Rhythm {
        match word {
            "two_weeks" => Rhythm::TwoWeeks,
            "week" => Rhythm::Week,
            _ => Rhythm::Month,
        }
    }

    fn day(self, first: Date, index: i32) -> Date {
        match self {
            Rhythm::Week => first.plus_days(7 * index),
            Rhythm::TwoWeeks => first.plus_days(14 * index),
            Rhythm::Month => {
                let months = jiff::Span::new().months(index);
                Date::from(first.civil().saturating_add(months))
            }
        }
    }
}

/// Splits `total` in terms from `first` on: `times` of them, or as many of `each` as needed. The
/// last takes what is left, so that the sum is exactly the total. `None` when neither is given or
/// it would take more than 60 terms.
pub fn terms(
    total: Cents,
    times: Option<i32>,
    each: Option<Cents>,
    first: Date,
    rhythm: Rhythm,
) -> Option<Vec<(Date, Cents)>> {
    let (times, each) = match (times, each) {
        (Some(times), _) if (1..=60).contains(&times) => (times, Cents(total.0 / i64::from(times))),
        (None, Some(each)) if each.is_positive() => {
            let needed = total.0.saturating_add(each.0 - 1) / each.0;
            (i32::try_from(needed).ok().filter(|needed| (1..=60).contains(needed))?, each)
        }
        _ => return None,
    };
    let before_last = Cents(each.0 * i64::from(times - 1));
    let amount = |index| {
        if index == times - 1 { total - before_last } else { each }
    };
    let terms: Vec<_> = (0..times).map(|index| (rhythm.day(first, index), amount(index))).collect();
    terms.iter().all(|(_, amount)| amount.is_positive()).then_some(terms)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cent_is_lost_and_months_keep_their_day() {
        let first: Date = "2026-01-31".parse().unwrap();
        for (total, times, each) in
            [(209_500, Some(3), None), (100, Some(7), None), (209_500, None, Some(Cents(70_000)))]
        {
            let terms = terms(Cents(total), times, each, first, Rhythm::Month).unwrap();
            assert_eq!(terms.iter().map(|(_, amount)| *amount).sum::<Cents>(), Cents(total));
        }
        let three = terms(Cents(300), Some(3), None, first, Rhythm::Month).unwrap();
        let days: Vec<_> = three.iter().map(|(day, _)| day.to_string()).collect();
        assert_eq!(days, ["2026-01-31", "2026-02-28", "2026-03-31"]);
    }

    #[test]
    fn what_makes_no_sense_gives_nothing() {
        let first: Date = "2026-01-31".parse().unwrap();
        assert_eq!(terms(Cents(100), None, None, first, Rhythm::Week), None);
        assert_eq!(terms(Cents(100), Some(0), None, first, Rhythm::Week), None);
        assert_eq!(terms(Cents(2), Some(3), None, first, Rhythm::Week), None);
        assert_eq!(terms(Cents(1_000_000), None, Some(Cents(1)), first, Rhythm::Week), None);
    }
}
