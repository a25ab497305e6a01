//! A statement: a name and one SQL text for both databases.
//!
//! Written as PostgreSQL reads it (`$1`); for SQLite the placeholders become `?1`. Two more forms
//! are made from the same text: a list (`IN ($2..)`) and many rows (`VALUES (…), (…)`).

use std::borrow::Cow;
use std::fmt::Write;
use std::sync::OnceLock;

use app::StoreError;

use super::Result;

/// So many values in one list. Lists are filled up to one of a few lengths, so that few texts are
/// prepared.
pub(crate) const LIST_MAX: usize = 500;

/// So many rows go in one insert over a wire: few lengths, so that few texts are prepared. With 25
/// columns the longest is still far from PostgreSQL's 65535 values.
const ROWS: [usize; 4] = [200, 40, 8, 1];

#[derive(Debug)]
pub(crate) struct Statement {
    name: &'static str,
    text: Cow<'static, str>,
    for_sqlite: OnceLock<String>,
}

impl Statement {
    pub(crate) const fn new(name: &'static str, text: &'static str) -> Statement {
        Statement { name, text: Cow::Borrowed(text), for_sqlite: OnceLock::new() }
    }

    /// A text that is put together from table names: for copying.
    pub(crate) fn made(text: String) -> Statement {
        Statement { name: "made", text: Cow::Owned(text), for_sqlite: OnceLock::new() }
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    #[cfg(test)]
    pub(crate) fn name(&self) -> &'static str {
        self.name
    }

    /// An answer of the database that we have no word for names the statement.
    pub(super) fn blame<T>(&self, answer: Result<T>) -> Result<T> {
        answer.map_err(|problem| match problem {
            StoreError::Database(said) => StoreError::Database(format!("{}: {said}", self.name)),
            known => known,
        })
    }

    /// All texts that are made from this one.
    #[cfg(test)]
    pub(crate) fn forms(&self) -> Vec<String> {
        let is_list = self.text.contains("..");
        let is_insert = self.text.starts_with("INSERT") && !self.text.contains("ON CONFLICT");
        let mut forms = vec![if is_list { self.with_list(8) } else { self.text.to_string() }];
        forms.extend(is_insert.then(|| self.with_rows(8)));
        forms
    }

    pub(super) fn for_sqlite(&self) -> &str {
        self.for_sqlite.get_or_init(|| for_sqlite(&self.text))
    }

    /// `($2..)` with so many placeholders.
    pub(crate) fn with_list(&self, length: usize) -> String {
        let (before, rest) = self.text.split_once("..").unwrap_or((&self.text, ""));
        let first = before.rfind('$').map_or(before.len(), |dollar| dollar + 1);
        let first: usize = before[first..].parse().unwrap_or(1);
        let mut text = before.to_owned();
        for place in first + 1..first + length {
            let _ = write!(text, ", ${place}");
        }
        text + rest
    }

    /// `VALUES ($1, …)` with so many rows of the same width.
    pub(super) fn with_rows(&self, rows: usize) -> String {
        let (before, row) = self.text.split_once("VALUES ").unwrap_or((&self.text, ""));
        let width = row.matches('$').count();
        let mut text = format!("{before}VALUES ");
        for number in 0..rows {
            text.push_str(if number == 0 { "(" } else { ", (" });
            for column in 1..=width {
                let comma = if column == 1 { "" } else { ", " };
                let _ = write!(text, "{comma}${}", number * width + column);
            }
            text.push(')');
        }
        text
    }
}

/// How many of so many rows go in the next insert.
pub(super) fn rows_at_once(rows: usize) -> usize {
    ROWS.into_iter().find(|many| *many <= rows).unwrap_or(rows)
}

/// The length that a list of so many values is filled up to.
pub(super) fn list_length(values: usize) -> usize {
    [1, 8, 50, 250].into_iter().find(|length| values <= *length).unwrap_or(LIST_MAX)
}

pub(super) fn for_sqlite(text: &str) -> String {
    text.replace('$', "?")
}

/// Declares the named statements of a file, and `ALL` for the test that prepares each of them.
macro_rules! statements {
    ($($(#[$meta:meta])* $name:ident = $text:literal;)+) => {
        $($(#[$meta])* pub(crate) static $name: $crate::db::Statement =
            $crate::db::Statement::new(stringify!($name), $text);)+

        #[cfg(test)]
        pub(crate) static ALL: &[&$crate::db::Statement] = &[$(&$name),+];
    };
}

pub(crate) use statements;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_text_gives_all_forms() {
        let list = Statement::new("list", "SELECT a FROM t WHERE b = $1 AND c IN ($2..) ORDER BY a");
        assert_eq!(list.with_list(3), "SELECT a FROM t WHERE b = $1 AND c IN ($2, $3, $4) ORDER BY a");
        let rows = Statement::new("rows", "INSERT INTO t (a, b) VALUES ($1, $2)");
        assert_eq!(rows.with_rows(2), "INSERT INTO t (a, b) VALUES ($1, $2), ($3, $4)");
        assert_eq!(rows.for_sqlite(), "INSERT INTO t (a, b) VALUES (?1, ?2)");
    }
}
