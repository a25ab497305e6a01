//! How far we are with Moneybird: which version of what was taken over. One line a thing, so that
//! it stays small: `w id days`, `i id version number`, `c id version`.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::workflow::Workflow;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cursor {
    workflows: BTreeMap<String, i32>,
    invoices: BTreeMap<String, Seen>,
    contacts: BTreeMap<String, i64>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Seen {
    /// `None`: only its number is known, so that others can name it.
    version: Option<i64>,
    /// Empty while it is a draft.
    number: String,
}

impl Cursor {
    /// What cannot be read is asked for again.
    pub fn read(text: &str) -> Cursor {
        let mut cursor = Cursor::default();
        for line in text.lines() {
            let mut words = line.splitn(4, ' ');
            let (kind, id) = (words.next().unwrap_or_default(), words.next().unwrap_or_default().to_owned());
            let Some(number) = words.next().and_then(|word| word.parse::<i64>().ok()) else { continue };
            match kind {
                "w" => {
                    cursor.workflows.insert(id, i32::try_from(number).unwrap_or_default());
                }
                "i" => {
                    let seen =
                        Seen { version: Some(number), number: words.next().unwrap_or_default().to_owned() };
                    cursor.invoices.insert(id, seen);
                }
                "c" => {
                    cursor.contacts.insert(id, number);
                }
                _ => {}
            }
        }
        cursor
    }

    pub fn text(&self) -> String {
        let mut text = String::new();
        for (id, days) in &self.workflows {
            let _ = writeln!(text, "w {id} {days}");
        }
        for (id, seen) in &self.invoices {
            if let Some(version) = seen.version {
                let _ = writeln!(text, "i {id} {version} {}", seen.number);
            }
        }
        for (id, version) in &self.contacts {
            let _ = writeln!(text, "c {id} {version}");
        }
        text
    }

    /// Notes the terms of the workflows; whether one differs from what we knew.
    pub fn workflows_changed(&mut self, workflows: &[Workflow]) -> bool {
        let now = workflows.iter().map(|workflow| (workflow.id.clone(), workflow.days)).collect();
        let was = std::mem::replace(&mut self.workflows, now);
        !was.is_empty() && was != self.workflows
    }

    pub fn look_at_all_contacts_again(&mut self) {
        self.contacts.clear();
    }

    pub fn name(&mut self, id: &str, number: &str) {
        self.invoices.entry(id.to_owned()).or_default().number = number.to_owned();
    }

    pub fn number(&self, id: &str) -> Option<&str> {
        self.invoices.get(id).map(|seen| seen.number.as_str()).filter(|number| !number.is_empty())
    }

    /// Number and id of all invoices that have one.
    pub fn numbers(&self) -> impl Iterator<Item = (&str, &str)> {
        let named = self.invoices.iter().filter(|(_, seen)| !seen.number.is_empty());
        named.map(|(id, seen)| (seen.number.as_str(), id.as_str()))
    }

    pub fn invoice_version(&self, id: &str) -> Option<i64> {
        self.invoices.get(id)?.version
    }

    pub fn contact_version(&self, id: &str) -> Option<i64> {
        self.contacts.get(id).copied()
    }

    pub fn saw_invoice(&mut self, id: &str, version: i64) {
        self.invoices.entry(id.to_owned()).or_default().version = Some(version);
    }

    pub fn saw_contact(&mut self, id: &str, version: i64) {
        self.contacts.insert(id.to_owned(), version);
    }

    /// Ids of the invoices that were taken over.
    pub fn invoice_ids(&self) -> impl Iterator<Item = &String> {
        self.invoices.iter().filter(|(_, seen)| seen.version.is_some()).map(|(id, _)| id)
    }

    /// Its number, when it had one.
    pub fn forget_invoice(&mut self, id: &str) -> Option<String> {
        let seen = self.invoices.remove(id)?;
        (!seen.number.is_empty()).then_some(seen.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again_with_odd_numbers_too() {
        let mut cursor = Cursor::default();
        cursor.name("49", "2026 0001/é");
        cursor.saw_invoice("49", 1_790_937_823);
        cursor.saw_invoice("50", 1);
        cursor.saw_contact("7", 9);
        assert_eq!(Cursor::read(&cursor.text()), cursor);
        assert_eq!(cursor.number("49"), Some("2026 0001/é"));
        assert_eq!(Cursor::read("nonsense\ni x\n\n"), Cursor::default());
    }
}
