//! The post of a morning: the bank's statement and the papers of the bookkeeping, imported as
//! anybody imports them. A file that the product does not take is an error of the demo.

use anyhow::{Result, bail};
use app::import::{self, File, Importer, Mode};
use domain::{Date, Language};
use formats::Mappings;

use crate::demo::life::Life;
use crate::demo::{intake, papers};

impl Life {
    /// What came in since the last working day: the bank's statement and the new invoices.
    pub fn read_post(&mut self, day: Date) -> Result<()> {
        if day == self.script.stage.from {
            let known = self.script.cast.iter().filter(|role| !role.is("new"));
            self.import(day, "debiteuren.csv", papers::customers(known))?;
        }
        let through = self.script.stage.calendar.previous_bank_day(day);
        if let Some(statement) = self.bank.statement(through) {
            self.import(day, &format!("camt053-{through}.xml"), statement)?;
        }
        let since = std::mem::replace(&mut self.books_through, day);
        let of_today = |issued: Date| issued > since && issued <= day;
        let sales = self.script.sales.iter().filter(|sale| of_today(sale.issued));
        let role = |who: usize| &self.script.cast[who];
        let (projects, others): (Vec<_>, Vec<_>) =
            sales.map(|sale| (sale, role(sale.who))).partition(|(_, role)| role.project().is_some());
        let mut files: Vec<(String, String)> = others
            .iter()
            .map(|(sale, role)| (format!("factuur-{}.xml", sale.number), papers::invoice(sale, role)))
            .collect();
        if !projects.is_empty() {
            files.push((format!("projecten-{day}.csv"), papers::projects(projects.into_iter())));
        }
        for (on, sale, cents) in self.script.credit_notes.iter().filter(|(on, ..)| of_today(*on)) {
            let sale = &self.script.sales[*sale];
            let number = format!("C{}", sale.number);
            let text = papers::credit_note(&number, sale, role(sale.who), *on, *cents);
            files.push((format!("creditnota-{number}.xml"), text));
        }
        for (name, text) in files {
            self.import(day, &name, text)?;
        }
        intake::meet_the_new(self, day)
    }

    fn import(&self, day: Date, name: &str, text: String) -> Result<()> {
        let importer = Importer {
            by: "boekhouding",
            today: day,
            now: self.at(day, 7 * 60 + 30),
            language: Language::Nl,
            mappings: &Mappings::new(),
        };
        let file = File { name, bytes: text.as_bytes() };
        let outcomes = import::import(&self.app, self.client, &file, &importer, Mode::Store, &mut |_, _| {})?;
        for outcome in outcomes {
            if let Some(refused) = outcome.refused {
                bail!("{name}: {refused}");
            }
            // That a new invoice has the old term is a story of the demo, and told in its dossier.
            let wrong = |problem: &&app::import::Trouble| !problem.what.contains("oude termijn");
            if let Some(problem) = outcome.problems.iter().find(wrong) {
                bail!("{name}: {}", problem.what);
            }
        }
        Ok(())
    }
}
