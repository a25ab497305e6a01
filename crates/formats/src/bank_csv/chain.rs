//! Opening and closing balance from the balance beside each row, whether the newest row stands
//! first or last.

use domain::Cents;

/// The balances of an account, row by row.
#[derive(Debug, Default)]
pub(super) struct Chain {
    first: Option<(Cents, Cents)>,
    last: Option<(Cents, Cents)>,
    links: u64,
    ascending: u64,
    descending: u64,
}

impl Chain {
    /// The balances before and after the next row.
    pub(super) fn add(&mut self, before: Cents, after: Cents) {
        if let Some((last_before, last_after)) = self.last {
            self.links += 1;
            self.ascending += u64::from(last_after == before);
            self.descending += u64::from(after == last_before);
        }
        self.first.get_or_insert((before, after));
        self.last = Some((before, after));
    }

    /// Opening and closing balance; `None` when the rows follow each other in neither direction.
    pub(super) fn ends(&self) -> Option<(Cents, Cents)> {
        let (first, last) = (self.first?, self.last?);
        if self.ascending.max(self.descending) * 2 < self.links {
            return None;
        }
        Some(match self.ascending >= self.descending {
            true => (first.0, last.1),
            false => (last.0, first.1),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(rows: &[(i64, i64)]) -> Option<(i64, i64)> {
        let mut chain = Chain::default();
        rows.iter().for_each(|(before, after)| chain.add(Cents(*before), Cents(*after)));
        chain.ends().map(|(opening, closing)| (opening.0, closing.0))
    }

    #[test]
    fn either_direction_and_none() {
        assert_eq!(ends(&[(0, 5), (5, 9), (9, 2)]), Some((0, 2)));
        assert_eq!(ends(&[(9, 2), (5, 9), (0, 5)]), Some((0, 2)));
        assert_eq!(ends(&[(3, 4)]), Some((3, 4)));
        // A row is missing between the last two: the sum will tell.
        assert_eq!(ends(&[(0, 5), (5, 9), (7, 2)]), Some((0, 2)));
        assert_eq!(ends(&[(0, 5), (1, 9), (7, 2)]), None);
        assert_eq!(ends(&[]), None);
    }
}
