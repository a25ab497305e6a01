//! What was outstanding the last time, one line an invoice: there are no versions to go by, so what
//! changed is what differs. `at id` is where looking again at terms goes on.

use std::collections::BTreeMap;
use std::fmt::Write;

use domain::{Cents, Date};

use crate::fields::Fields;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cursor {
    /// By the id of the mutation.
    pub open: BTreeMap<i64, Open>,
    pub looked_at: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    pub relation: i64,
    pub date: Date,
    pub total: Cents,
    pub outstanding: Cents,
    /// The term of the invoice; the list does not tell it.
    pub days: Option<i32>,
    pub number: String,
    pub company: String,
}

impl Open {
    /// A line of the list of what is outstanding.
    pub fn read(told: Fields) -> Option<(i64, Open)> {
        let total = told.cents("totalAmount").filter(|total| !total.is_zero())?;
        let open = Open {
            relation: told.number("relationId")?,
            date: told.day("date")?,
            total,
            outstanding: told.cents("outstandingAmount")?,
            days: None,
            number: told.text("invoiceNumber")?,
            company: told.text("company").unwrap_or_default(),
        };
        Some((told.number("mutationId")?, open))
    }

    /// Whether the list tells the same of it as before.
    pub fn same(&self, listed: &Open) -> bool {
        let plain =
            |open: &Open| (open.relation, open.date, open.total, open.outstanding, open.number.clone());
        plain(self) == plain(listed)
    }
}

impl Cursor {
    /// What cannot be read is asked for again.
    pub fn read(text: &str) -> Cursor {
        let mut cursor = Cursor::default();
        for line in text.lines() {
            if let Some(at) = line.strip_prefix("at ") {
                cursor.looked_at = at.parse().unwrap_or_default();
            } else if let Some((id, open)) = read_line(line) {
                cursor.open.insert(id, open);
            }
        }
        cursor
    }

    pub fn text(&self) -> String {
        let mut text = format!("at {}\n", self.looked_at);
        for (id, open) in &self.open {
            let Open { relation, date, total, outstanding, days, number, company } = open;
            let days = days.map_or("-".to_owned(), |days| days.to_string());
            let _ = writeln!(
                text,
                "{id}\t{relation}\t{date}\t{}\t{}\t{days}\t{number}\t{company}",
                total.0, outstanding.0
            );
        }
        text
    }
}

fn read_line(line: &str) -> Option<(i64, Open)> {
    let words: Vec<&str> = line.splitn(8, '\t').collect();
    let [id, relation, date, total, outstanding, days, number, company] = words.try_into().ok()?;
    let open = Open {
        relation: relation.parse().ok()?,
        date: date.parse().ok()?,
        total: Cents(total.parse().ok()?),
        outstanding: Cents(outstanding.parse().ok()?),
        days: days.parse().ok(),
        number: number.to_owned(),
        company: company.to_owned(),
    };
    Some((id.parse().ok()?, open))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let open = Open {
            relation: 12,
            date: "2026-02-16".parse().unwrap(),
            total: Cents(121_000),
            outstanding: Cents(-5),
            days: None,
            number: "F 2026/1".to_owned(),
            company: "Café \"De Punt\" & Zn".to_owned(),
        };
        let other = Open { days: Some(14), ..open.clone() };
        let cursor = Cursor { open: BTreeMap::from([(7, open), (70, other)]), looked_at: 7 };
        assert_eq!(Cursor::read(&cursor.text()), cursor);
        assert_eq!(Cursor::read("at x\n1\t2\nonzin"), Cursor::default());
    }
}
