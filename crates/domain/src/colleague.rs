//! The people of the client who speak with customers, and who stands in for whom. Dutch: *collega*,
//! *vervanger*.
//!
//! Phone, address and function are carried for letters; deciding looks only at names and absences.
//! Invariant: nobody speaks on a day on which he is away (0.2, 3.4).

use serde::{Deserialize, Serialize};

use crate::date::Date;

/// From the first day away to the last, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Absence {
    pub from: Date,
    pub until: Date,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Colleague {
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub function: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub absent: Vec<Absence>,
    /// Speaks in his place while he is away.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub substitute: Option<String>,
}

impl Colleague {
    pub fn is_absent(&self, on: Date) -> bool {
        self.absent.iter().any(|away| away.from <= on && on <= away.until)
    }

    /// The last day of the absence of this day.
    pub fn away_until(&self, on: Date) -> Option<Date> {
        let now = self.absent.iter().filter(|away| away.from <= on && on <= away.until);
        now.map(|away| away.until).max()
    }
}

/// The colleague of this name.
pub fn find<'a>(name: &str, team: &'a [Colleague]) -> Option<&'a Colleague> {
    team.iter().find(|colleague| colleague.name.eq_ignore_ascii_case(name.trim()))
}

/// Who speaks when this one is asked for: he himself, else his substitute, else that one's
/// substitute. `None`: nobody of them is there. Somebody who is not in the list is always there.
pub fn present(wanted: &str, team: &[Colleague], on: Date) -> Option<String> {
    let mut name = wanted.to_owned();
    // A row of substitutes that bites its own tail ends too.
    for _ in 0..=team.len() {
        match find(&name, team) {
            Some(colleague) if colleague.is_absent(on) => name = colleague.substitute.clone()?,
            _ => return Some(name),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().expect("a day")
    }

    fn away(name: &str, substitute: Option<&str>) -> Colleague {
        Colleague {
            name: name.to_owned(),
            absent: vec![Absence { from: day("2026-03-02"), until: day("2026-03-13") }],
            substitute: substitute.map(str::to_owned),
            ..Colleague::default()
        }
    }

    #[test]
    fn b0_02_the_substitute_of_a_substitute_speaks_and_a_circle_ends() {
        let team = [away("Eva", Some("Joost")), away("Joost", Some("Kim")), away("Sam", Some("Sam"))];
        let on = day("2026-03-05");
        assert_eq!(present("Eva", &team, on).as_deref(), Some("Kim"));
        assert_eq!(present("Eva", &team, day("2026-03-14")).as_deref(), Some("Eva"));
        assert_eq!(present("Sam", &team, on), None);
        assert_eq!(present("Somebody else", &team, on).as_deref(), Some("Somebody else"));
    }
}
