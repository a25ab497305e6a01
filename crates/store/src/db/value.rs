//! What goes into a statement, and how dates and moments are written in both databases.
//!
//! A value borrows; nothing is copied before the driver takes it. Dates are ten characters and
//! moments thirty, always, so that their order as text is their order in time.

use domain::{Cents, ClientId, CustomerId, Date, InvoiceId, TodoId};
use jiff::Timestamp;

#[derive(Debug, Clone, Copy)]
pub(crate) enum Value<'a> {
    Null,
    Int(i64),
    Text(&'a str),
    Blob(&'a [u8]),
    Date(Date),
    Time(Timestamp),
}

/// RFC 3339 in UTC with nine decimals.
pub(crate) fn time_text(time: Timestamp) -> String {
    format!("{time:.9}")
}

pub(crate) fn read_time(text: &str) -> Option<Timestamp> {
    text.parse().ok()
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Value<'a> {
        Value::Text(text)
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Value<'a> {
        Value::Text(text)
    }
}

impl<'a> From<&'a [u8]> for Value<'a> {
    fn from(bytes: &'a [u8]) -> Value<'a> {
        Value::Blob(bytes)
    }
}

impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Value<'a> {
        value.map_or(Value::Null, Into::into)
    }
}

macro_rules! value {
    ($($kind:ty => |$given:ident| $value:expr;)+) => {
        $(impl From<$kind> for Value<'_> {
            fn from($given: $kind) -> Self { $value }
        })+
    };
}

value! {
    i64 => |number| Value::Int(number);
    u32 => |number| Value::Int(i64::from(number));
    bool => |yes| Value::Int(i64::from(yes));
    Cents => |cents| Value::Int(cents.0);
    ClientId => |id| Value::Int(id.0);
    CustomerId => |id| Value::Int(id.0);
    InvoiceId => |id| Value::Int(id.0);
    TodoId => |id| Value::Int(id.0);
    app::MessageId => |id| Value::Int(id.0);
    Date => |date| Value::Date(date);
    Timestamp => |time| Value::Time(time);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_have_one_width_and_keep_their_order() {
        let moments = ["2026-03-05T06:00:00Z", "2026-03-05T06:00:00.000000001Z", "2026-03-05T06:00:01Z"];
        let moments = moments.map(|text| text.parse::<Timestamp>().unwrap());
        let texts = moments.map(time_text);
        assert!(texts.is_sorted() && texts.iter().all(|text| text.len() == 30));
        assert_eq!(texts.map(|text| read_time(&text).unwrap()), moments);
    }
}
