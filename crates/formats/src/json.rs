//! The JSON form of a reading, one object a file: what `bondig read --json` prints.
//!
//! Absent facts are `null`. Money is `*_cents`, dates are ISO. Problems and refusals are sentences
//! in the language that is asked for; serialising without saying gives Dutch.

use domain::Language;
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::problem::Problem;
use crate::reading::{Reading, TableRead};

/// One line of JSON, without the newline.
pub fn to_json(reading: &Reading, language: Language) -> String {
    serde_json::to_string(&Told { reading, language }).expect("a reading has text keys only")
}

impl Serialize for Reading {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Told { reading: self, language: Language::Nl }.serialize(serializer)
    }
}

struct Told<'a> {
    reading: &'a Reading,
    language: Language,
}

impl Serialize for Told<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Told { reading, language } = *self;
        let format = reading.format.as_ref().map(|format| format.word());
        let refused = reading.refused.as_ref().map(|refusal| refusal.render(language));
        let problems: Vec<ToldProblem> =
            reading.problems.iter().map(|problem| ToldProblem { problem, language }).collect();
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("file", &reading.file)?;
        map.serialize_entry("format", &format)?;
        map.serialize_entry("refused", &refused)?;
        map.serialize_entry("invoices", &reading.invoices)?;
        map.serialize_entry("customers", &reading.customers)?;
        map.serialize_entry("payments", &reading.payments)?;
        map.serialize_entry("statements", &reading.statements)?;
        map.serialize_entry("problems", &problems)?;
        if let Some(table) = &reading.table {
            map.serialize_entry("table", table)?;
        }
        map.end()
    }
}

struct ToldProblem<'a> {
    problem: &'a Problem,
    language: Language,
}

impl Serialize for ToldProblem<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (what, todo) = self.problem.render(self.language);
        let mut map = serializer.serialize_map(Some(5))?;
        map.serialize_entry("line", &self.problem.place.line)?;
        map.serialize_entry("column", &self.problem.place.column)?;
        map.serialize_entry("what", &what)?;
        map.serialize_entry("do", &todo)?;
        map.serialize_entry("severity", &self.problem.severity())?;
        map.end()
    }
}

impl Serialize for TableRead {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("fingerprint", &self.fingerprint)?;
        map.serialize_entry("mapping", &self.mapping)?;
        map.serialize_entry("rows", &self.rows)?;
        map.end()
    }
}
