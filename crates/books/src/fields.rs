//! Reading answers: packages write the same thing as text or number, with or without it.
//!
//! Invariant: money is read exactly or not at all; no float holds it on the way.

use app::bookkeeping::{Answer, Trouble};
use domain::{Cents, Date};
use serde_json::Value;

/// The fields of one thing in an answer.
#[derive(Clone, Copy)]
pub struct Fields<'a>(pub &'a Value);

impl<'a> Fields<'a> {
    /// A text that says something; a number as it is written.
    pub fn text(self, field: &str) -> Option<String> {
        let text = match self.0.get(field)? {
            Value::String(text) => text.trim().to_owned(),
            Value::Number(number) => number.to_string(),
            _ => return None,
        };
        (!text.is_empty()).then_some(text)
    }

    pub fn number(self, field: &str) -> Option<i64> {
        self.text(field)?.parse().ok()
    }

    pub fn days(self, field: &str) -> Option<i32> {
        let days = self.number(field)?;
        i32::try_from(days).ok().filter(|days| (0..=365).contains(days))
    }

    pub fn yes(self, field: &str) -> bool {
        match self.0.get(field) {
            Some(Value::Bool(yes)) => *yes,
            Some(Value::String(text)) => text == "true",
            _ => false,
        }
    }

    /// A day, also where a time stands behind it.
    pub fn day(self, field: &str) -> Option<Date> {
        let text = self.text(field)?;
        text.get(..10)?.parse().ok()
    }

    /// `"363.0"`, `363.0`, `363`.
    pub fn cents(self, field: &str) -> Option<Cents> {
        Cents::try_from_decimal(&self.text(field)?).ok()
    }

    pub fn list(self, field: &str) -> impl Iterator<Item = Fields<'a>> {
        self.0.get(field).and_then(Value::as_array).into_iter().flatten().map(Fields)
    }

    pub fn inner(self, field: &str) -> Option<Fields<'a>> {
        self.0.get(field).filter(|inner| inner.is_object()).map(Fields)
    }
}

/// The list that an answer is.
///
/// # Errors
/// `NotUnderstood` when it is none.
pub fn list<'a>(answer: &'a Value, what: &str) -> Answer<Vec<Fields<'a>>> {
    let list = answer.as_array();
    let list = list.ok_or_else(|| Trouble::NotUnderstood { what: format!("{what} is no list") })?;
    Ok(list.iter().map(Fields).collect())
}

/// The first of several addresses in one field.
pub fn first_address(text: Option<String>) -> Option<String> {
    let text = text?;
    let first = text.split([';', ',']).map(str::trim).find(|part| part.contains('@'))?;
    Some(first.to_owned())
}

/// Letters and figures only: KvK, VAT, IBAN.
pub fn plain(text: Option<String>) -> Option<String> {
    let text: String = text?.chars().filter(char::is_ascii_alphanumeric).collect();
    (!text.is_empty()).then(|| text.to_uppercase())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_same_amount_is_read_however_it_is_written() {
        for written in [json!("363.0"), json!(363.0), json!(363), json!("363.00")] {
            let answer = json!({ "total": written });
            assert_eq!(Fields(&answer).cents("total"), Some(Cents(36_300)), "{answer}");
        }
        for written in [json!("363.005"), json!(null), json!("veel"), json!(1e300), json!([])] {
            let answer = json!({ "total": written });
            assert_eq!(Fields(&answer).cents("total"), None, "{answer}");
        }
    }

    #[test]
    fn days_are_read_with_and_without_a_time() {
        let answer = json!({ "a": "2026-10-02", "b": "2026-10-02T00:00:00", "c": "02-10-2026", "d": "ééé" });
        let day: Date = "2026-10-02".parse().unwrap();
        assert_eq!(Fields(&answer).day("a"), Some(day));
        assert_eq!(Fields(&answer).day("b"), Some(day));
        assert_eq!(Fields(&answer).day("c"), None);
        assert_eq!(Fields(&answer).day("d"), None);
    }

    #[test]
    fn of_several_addresses_the_first_is_taken() {
        let addresses = |text: &str| first_address(Some(text.to_owned()));
        assert_eq!(addresses("a@b.example; c@d.example").as_deref(), Some("a@b.example"));
        assert_eq!(addresses("geen"), None);
    }
}
