//! A row of either database, read in place: texts are borrowed from the driver, not copied.
//!
//! Wrong types and unreadable texts are `Corrupt`: the statements and the schema are ours.

use std::str::FromStr;

use app::StoreError;
use domain::{Cents, ClientId, CustomerId, Date, InvoiceId};
use jiff::Timestamp;
use serde::Deserialize;

use super::{Result, Value, read_time};

#[derive(Clone, Copy)]
pub(crate) enum Row<'row> {
    Sqlite(&'row rusqlite::Row<'row>),
    Postgres(&'row postgres::Row),
}

impl<'row> Row<'row> {
    pub(crate) fn int(&self, column: usize) -> Result<i64> {
        match self {
            Row::Sqlite(row) => match row.get_ref(column) {
                Ok(rusqlite::types::ValueRef::Integer(number)) => Ok(number),
                _ => Err(unreadable(column, "a number")),
            },
            Row::Postgres(row) => row.try_get(column).map_err(|_| unreadable(column, "a number")),
        }
    }

    pub(crate) fn int_or_none(&self, column: usize) -> Result<Option<i64>> {
        match self {
            Row::Sqlite(row) => match row.get_ref(column) {
                Ok(rusqlite::types::ValueRef::Null) => Ok(None),
                _ => self.int(column).map(Some),
            },
            Row::Postgres(row) => row.try_get(column).map_err(|_| unreadable(column, "a number")),
        }
    }

    /// A number that counts things: never negative.
    pub(crate) fn count(&self, column: usize) -> Result<u32> {
        u32::try_from(self.int(column)?).map_err(|_| unreadable(column, "a count"))
    }

    pub(crate) fn flag(&self, column: usize) -> Result<bool> {
        Ok(self.int(column)? != 0)
    }

    pub(crate) fn cents(&self, column: usize) -> Result<Cents> {
        self.int(column).map(Cents)
    }

    pub(crate) fn client(&self, column: usize) -> Result<ClientId> {
        self.int(column).map(ClientId)
    }

    pub(crate) fn customer(&self, column: usize) -> Result<CustomerId> {
        self.int(column).map(CustomerId)
    }

    pub(crate) fn invoice(&self, column: usize) -> Result<InvoiceId> {
        self.int(column).map(InvoiceId)
    }

    pub(crate) fn text(&self, column: usize) -> Result<&'row str> {
        self.text_or_none(column)?.ok_or_else(|| unreadable(column, "a text"))
    }

    pub(crate) fn text_or_none(&self, column: usize) -> Result<Option<&'row str>> {
        match self {
            Row::Sqlite(row) => row.get_ref(column).ok().and_then(|value| value.as_str_or_null().ok()),
            Row::Postgres(row) => row.try_get::<_, Option<&str>>(column).ok(),
        }
        .ok_or_else(|| unreadable(column, "a text"))
    }

    pub(crate) fn string(&self, column: usize) -> Result<String> {
        self.text(column).map(str::to_owned)
    }

    pub(crate) fn string_or_none(&self, column: usize) -> Result<Option<String>> {
        Ok(self.text_or_none(column)?.map(str::to_owned))
    }

    pub(crate) fn blob(&self, column: usize) -> Result<&'row [u8]> {
        match self {
            Row::Sqlite(row) => row.get_ref(column).ok().and_then(|value| value.as_blob().ok()),
            Row::Postgres(row) => row.try_get::<_, &[u8]>(column).ok(),
        }
        .ok_or_else(|| unreadable(column, "bytes"))
    }

    pub(crate) fn date(&self, column: usize) -> Result<Date> {
        self.text(column)?.parse().map_err(|_| unreadable(column, "a date"))
    }

    pub(crate) fn date_or_none(&self, column: usize) -> Result<Option<Date>> {
        match self.text_or_none(column)? {
            None => Ok(None),
            Some(_) => self.date(column).map(Some),
        }
    }

    pub(crate) fn time(&self, column: usize) -> Result<Timestamp> {
        read_time(self.text(column)?).ok_or_else(|| unreadable(column, "a moment"))
    }

    pub(crate) fn time_or_none(&self, column: usize) -> Result<Option<Timestamp>> {
        match self.text_or_none(column)? {
            None => Ok(None),
            Some(_) => self.time(column).map(Some),
        }
    }

    /// One of the domain's words: a step, a channel, a currency.
    pub(crate) fn word<T: FromStr>(&self, column: usize) -> Result<T> {
        let text = self.text(column)?;
        text.parse().map_err(|_| StoreError::Corrupt(format!("“{text}” is not a word that we know")))
    }

    pub(crate) fn json<T: Deserialize<'row>>(&self, column: usize) -> Result<T> {
        serde_json::from_str(self.text(column)?).map_err(|problem| {
            // The problem names a place and a type; never the text, which is about people.
            StoreError::Corrupt(format!("JSON in column {column}: {problem}"))
        })
    }

    /// Whatever it is: for copying.
    pub(crate) fn value(&self, column: usize) -> Result<Value<'row>> {
        use rusqlite::types::ValueRef;
        match self {
            Row::Sqlite(row) => match row.get_ref(column) {
                Ok(ValueRef::Null) => Ok(Value::Null),
                Ok(ValueRef::Integer(number)) => Ok(Value::Int(number)),
                Ok(ValueRef::Text(text)) => {
                    std::str::from_utf8(text).map(Value::Text).map_err(|_| unreadable(column, "a text"))
                }
                Ok(ValueRef::Blob(bytes)) => Ok(Value::Blob(bytes)),
                _ => Err(unreadable(column, "a value")),
            },
            Row::Postgres(row) => {
                let kind = row.columns()[column].type_();
                let value = if *kind == postgres::types::Type::INT8 {
                    row.try_get::<_, Option<i64>>(column).map(Value::from)
                } else if *kind == postgres::types::Type::BYTEA {
                    row.try_get::<_, Option<&[u8]>>(column).map(Value::from)
                } else {
                    row.try_get::<_, Option<&str>>(column).map(Value::from)
                };
                value.map_err(|_| unreadable(column, "a value"))
            }
        }
    }
}

fn unreadable(column: usize, what: &str) -> StoreError {
    StoreError::Corrupt(format!("column {column} should hold {what}"))
}
