//! Which of some amounts make a sum, and how likely it is that such a choice is chance.
//!
//! Invariant: the work is bounded; where there are too many amounts to try, nothing is found.

use domain::Cents;

/// Choices that are tried at most.
const TRIES_MAX: u32 = 60_000;

/// The amounts that make the sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    None,
    /// Places among the amounts. `by_chance`: one in so many sums like this one would be met by chance.
    One {
        places: Vec<usize>,
        by_chance: u64,
    },
    Several,
}

/// The only choice of two or more of these positive amounts (or of one) that makes `sum`.
pub fn choose(amounts: &[Cents], sum: Cents) -> Choice {
    let total: Cents = amounts.iter().copied().sum();
    if sum.0 <= 0 || total < sum || amounts.len() > 40 {
        return Choice::None;
    }
    let mut order: Vec<usize> = (0..amounts.len()).collect();
    order.sort_by_key(|place| std::cmp::Reverse(amounts[*place]));
    let mut rest_after = vec![0_i64; order.len() + 1];
    for at in (0..order.len()).rev() {
        rest_after[at] = rest_after[at + 1] + amounts[order[at]].0;
    }
    let mut search = Search {
        amounts,
        order: &order,
        rest_after: &rest_after,
        tries: 0,
        chosen: Vec::new(),
        found: Vec::new(),
    };
    let finished = search.go(0, sum.0);
    match search.found.as_slice() {
        [] => Choice::None,
        [only] if finished => {
            let mut places = only.clone();
            places.sort_unstable();
            Choice::One { by_chance: rarity(amounts), places }
        }
        _ => Choice::Several,
    }
}

/// One in so many sums of this size would be met by some choice of the amounts by chance: how many
/// different sums there can be, through how many choices there are.
pub fn rarity(amounts: &[Cents]) -> u64 {
    let step = amounts.iter().fold(0, |step, amount| divisor(step, amount.0.unsigned_abs()));
    let total: u64 = amounts.iter().map(|amount| amount.0.unsigned_abs()).sum();
    let sums = total / step.max(1);
    let choices = 1_u64.checked_shl(amounts.len() as u32).unwrap_or(u64::MAX);
    sums / choices.max(1)
}

fn divisor(one: u64, other: u64) -> u64 {
    let (mut one, mut other) = (one, other);
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one
}

struct Search<'a> {
    amounts: &'a [Cents],
    /// The largest first.
    order: &'a [usize],
    rest_after: &'a [i64],
    tries: u32,
    chosen: Vec<usize>,
    found: Vec<Vec<usize>>,
}

impl Search<'_> {
    /// `false`: given up, or found two.
    fn go(&mut self, at: usize, sum: i64) -> bool {
        self.tries += 1;
        if sum == 0 {
            self.found.push(self.chosen.clone());
            return self.found.len() < 2;
        }
        if self.tries > TRIES_MAX {
            return false;
        }
        if at == self.order.len() || self.rest_after[at] < sum {
            return true;
        }
        let amount = self.amounts[self.order[at]].0;
        if amount <= sum {
            self.chosen.push(self.order[at]);
            let on = self.go(at + 1, sum - amount);
            self.chosen.pop();
            if !on {
                return false;
            }
        }
        self.go(at + 1, sum)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cents(amounts: &[i64]) -> Vec<Cents> {
        amounts.iter().copied().map(Cents).collect()
    }

    #[test]
    fn the_only_choice_is_found_and_two_are_none() {
        let amounts = cents(&[12_317, 4_401, 99_999, 310]);
        let found = choose(&amounts, Cents(12_627));
        assert!(matches!(found, Choice::One { ref places, .. } if *places == [0, 3]), "{found:?}");
        assert_eq!(choose(&cents(&[100, 200, 300]), Cents(300)), Choice::Several);
        assert_eq!(choose(&amounts, Cents(7)), Choice::None);
        assert_eq!(choose(&amounts, Cents(-310)), Choice::None);
    }

    #[test]
    fn round_amounts_are_met_by_chance_more_often() {
        assert!(rarity(&cents(&[10_000, 20_000, 30_000])) < rarity(&cents(&[10_013, 20_007, 30_011])));
    }

    #[test]
    fn too_many_amounts_end_in_time() {
        let amounts: Vec<Cents> = (0..40).map(|place| Cents(1_000 + place)).collect();
        assert_eq!(choose(&amounts, Cents(20_500)), Choice::None, "given up, not guessed");
    }
}
