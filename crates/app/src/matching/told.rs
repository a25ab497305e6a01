//! What one payment tells: its words, the invoices that they name, and who may have paid.

use std::collections::HashSet;

use domain::{Cents, Currency, CustomerId, Date};
use formats::reference::{Reference, find, is_ogm, is_rf};

use super::named::{Atom, atoms, is_almost, plain, said, words};
use super::open::{Open, payers_of};
use super::reason::Reason;
use crate::import::credited_customer;
use crate::records::BankEntry;

/// Words before a number that make it an invoice number.
const INVOICE_WORDS: [&str; 14] = [
    "FACTUUR",
    "FACTUURNUMMER",
    "FACTUURNR",
    "FACTUREN",
    "FACT",
    "FACTNR",
    "FCT",
    "INVOICE",
    "INV",
    "NR",
    "FNR",
    "F",
    "FAKTUUR",
    "NOTA",
];

/// A payment, read.
pub(super) struct Told {
    pub rest: Cents,
    pub currency: Currency,
    pub booked: Date,
    /// Who is called as the payer.
    pub called: Vec<CustomerId>,
    /// Each text by itself.
    pub texts: Vec<Vec<Atom>>,
    /// References with a check, and what was given as one.
    pub references: Vec<(String, bool)>,
    /// Invoices that it names, open or not, in the order of the text.
    pub named: Vec<usize>,
    /// Who may have paid, the strongest evidence first.
    pub payers: Vec<(CustomerId, Reason)>,
    pub id: i64,
    pub account: Option<String>,
    pub is_credit_note: bool,
    /// The payer's own number of the payment.
    own_id: Option<Vec<Atom>>,
    /// The text fills its line to the end: something may be cut off.
    pub is_cut: bool,
}

impl Told {
    pub fn read(open: &Open, waiting: &BankEntry) -> Told {
        let entry = &waiting.entry;
        let given = [entry.structured_reference.as_deref(), entry.end_to_end_id.as_deref()];
        let lines = entry.remittance.lines().chain(given.into_iter().flatten()).map(said);
        let mut seen = HashSet::new();
        let lines: Vec<&str> = lines.filter(|line| !line.is_empty() && seen.insert(*line)).collect();
        let mut told = Told {
            called: entry.counterparty_name.as_deref().map(|name| open.by_name(name)).unwrap_or_default(),
            rest: entry.amount - waiting.allocated,
            currency: entry.currency,
            booked: entry.booked,
            texts: lines.iter().map(|line| atoms(line)).collect(),
            references: references(entry.structured_reference.as_deref(), &lines),
            named: Vec::new(),
            payers: Vec::new(),
            id: waiting.id,
            account: entry.counterparty_iban.as_deref().map(plain),
            is_credit_note: credited_customer(entry).is_some(),
            own_id: entry.end_to_end_id.as_deref().map(atoms),
            is_cut: lines.iter().any(|line| line.chars().count() >= 130),
        };
        told.payers = payers(open, waiting, &told.texts);
        told.named = told.find_numbers(open, credited_customer(entry));
        told
    }

    /// The strongest evidence that this customer paid.
    pub fn witness(&self, customer: CustomerId) -> Option<Reason> {
        self.payers.iter().find(|(payer, _)| *payer == customer).map(|(_, reason)| *reason)
    }

    fn find_numbers(&self, open: &Open, only: Option<CustomerId>) -> Vec<usize> {
        let mut named: Vec<usize> = Vec::new();
        for atoms in &self.texts {
            for (from, to, word) in words(atoms, open.shortest, open.longest) {
                for place in open.by_number.get(&word).into_iter().flatten() {
                    let customer = open.invoices[*place].customer;
                    let mine = only.is_none_or(|only| only == customer);
                    let sure = self.is_sure(&word, atoms, from, to) || self.witness(customer).is_some();
                    if mine && sure && !named.contains(place) {
                        named.push(*place);
                    }
                }
            }
        }
        named
    }

    /// Whether a word that equals a number is that number: long enough, in one piece or as the number
    /// itself is parted, or after a word that says so.
    fn is_sure(&self, word: &str, atoms: &[Atom], from: usize, to: usize) -> bool {
        let said_so = from > 0 && INVOICE_WORDS.contains(&atoms[from - 1].text.as_str());
        let pieces = 1 + atoms[from + 1..to].iter().filter(|atom| atom.apart).count();
        said_so || (word.len() >= 6 && pieces <= 3) || (word.len() >= 5 && pieces == 1)
    }

    /// Of these invoices those whose number ends in a word of the text.
    pub fn ends(&self, open: &Open, own: &[usize]) -> Vec<usize> {
        let mut ends: HashSet<&str> = HashSet::new();
        if self.references.iter().any(|(reference, _)| open.by_reference.contains_key(reference)) {
            return Vec::new();
        }
        for atoms in self.texts.iter().filter(|atoms| self.own_id.as_ref() != Some(*atoms)) {
            for (place, atom) in atoms.iter().enumerate().filter(|(_, atom)| atom.is_number) {
                let said_so = place > 0 && INVOICE_WORDS.contains(&atoms[place - 1].text.as_str());
                let end = atom.text.trim_start_matches('0');
                // Two figures are a week, a month, a number of days.
                if atom.text.len() <= 7
                    && (end.len() >= 3 || said_so && end.len() == 2 || atom.text.len() >= 4)
                {
                    ends.insert(end);
                }
            }
        }
        let is_named = |place: &usize| {
            let figures = &open.invoices[*place].figures;
            ends.iter()
                .any(|end| end.len() < figures.len() && figures.ends_with(end) && is_whole(figures, end))
        };
        own.iter().copied().filter(is_named).collect()
    }

    /// Whether a number of the text is this one with a slip of the pen.
    pub fn is_almost(&self, open: &Open, place: usize) -> bool {
        let figures = &open.invoices[place].figures;
        if figures.len() < 5 {
            return false;
        }
        let (shortest, longest) = (figures.len() - 1, figures.len() + 1);
        self.texts.iter().any(|atoms| {
            words(atoms, shortest, longest).any(|(_, _, word)| {
                let word: String =
                    word.trim_start_matches(|letter: char| letter.is_ascii_alphabetic()).to_owned();
                word.len() >= shortest && is_almost(figures, &word)
            })
        })
    }

    /// Numbers of the text that no named invoice explains.
    pub fn unexplained<'a>(&'a self, open: &'a Open) -> impl Iterator<Item = &'a str> {
        let explained = move |text: &str| {
            self.named.iter().any(|place| open.invoices[*place].figures.contains(text))
                || open.by_customer_number.contains_key(text)
        };
        self.given()
            .filter(|atom| atom.is_number && atom.text.len() >= 3)
            .map(|atom| atom.text.as_str())
            .filter(move |text| !explained(text))
    }

    /// What the payer wrote, without his own number of the payment.
    fn given(&self) -> impl Iterator<Item = &Atom> {
        self.texts.iter().filter(|atoms| self.own_id.as_ref() != Some(*atoms)).flatten()
    }

    /// `2025-0101, 0104`: numbers that only give what is different from one that is named.
    pub fn followers(&self, open: &Open) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        for named in &self.named {
            let figures = &open.invoices[*named].figures;
            for end in self.unexplained(open).filter(|end| end.len() < figures.len()) {
                let word = format!("{}{end}", &figures[..figures.len() - end.len()]);
                let places = open.by_number.get(&word).into_iter().flatten();
                for place in places.filter(|place| open.is_uncovered(**place, self.currency)) {
                    if !found.contains(place) && !self.named.contains(place) {
                        found.push(*place);
                    }
                }
            }
        }
        found
    }

    /// Whether three or more of its last figures stand by themselves in the text.
    pub fn ends_long(&self, open: &Open, place: usize) -> bool {
        if self.references.iter().any(|(reference, _)| open.by_reference.contains_key(reference)) {
            return false;
        }
        let figures = &open.invoices[place].figures;
        self.given()
            .filter(|atom| atom.is_number && (3..figures.len()).contains(&atom.text.len()))
            .any(|atom| figures.ends_with(&atom.text))
    }
}

/// Two figures name a number only when it counts from there: `45` is 2025-0045, not 2025-1345.
fn is_whole(figures: &str, end: &str) -> bool {
    end.len() >= 3 || figures[..figures.len() - end.len()].ends_with('0')
}

fn references(given: Option<&str>, lines: &[&str]) -> Vec<(String, bool)> {
    let mut all: Vec<(String, bool)> = Vec::new();
    if let Some(given) = given {
        all.push((plain(given), is_rf(given) || is_ogm(given)));
    }
    for line in lines {
        for reference in find(line) {
            let (text, is_strong) = match reference {
                Reference::Rf(text) | Reference::Ogm(text) => (text, true),
                Reference::Betalingskenmerk(text) => (text, false),
            };
            all.push((plain(&text), is_strong));
        }
        // An OGM or betalingskenmerk without its signs, in groups.
        let figures = super::named::figures(line);
        if matches!(figures.len(), 9..=16) {
            all.push((figures, false));
        }
    }
    all.dedup();
    all
}

fn payers(open: &Open, waiting: &BankEntry, texts: &[Vec<Atom>]) -> Vec<(CustomerId, Reason)> {
    let entry = &waiting.entry;
    let mut payers: Vec<(CustomerId, Reason)> = Vec::new();
    let mut add = |customer: CustomerId, reason: Reason| {
        if !payers.iter().any(|(known, _)| *known == customer) {
            payers.push((customer, reason));
        }
    };
    // On whose account it waits is no evidence: that was concluded from the same words.
    if let Some(customer) = credited_customer(entry) {
        add(customer, Reason::KnownPayer);
    }
    for payer in payers_of(entry) {
        open.card_owners(&payer).iter().for_each(|customer| add(*customer, Reason::Account));
        if !payer.starts_with("name:") {
            open.known_payer(&payer).iter().for_each(|customer| add(*customer, Reason::KnownPayer));
        }
    }
    for atom in texts.iter().flatten() {
        if let Some(customer) = open.by_customer_number.get(&atom.text).filter(|_| atom.text.len() >= 4) {
            add(*customer, Reason::CustomerNumber);
        }
    }
    for payer in payers_of(entry).iter().filter(|payer| payer.starts_with("name:")) {
        open.known_payer(payer).iter().for_each(|customer| add(*customer, Reason::Name));
    }
    let owners = entry.counterparty_name.as_deref().map(|name| open.by_name(name)).unwrap_or_default();
    owners.into_iter().for_each(|customer| add(customer, Reason::Name));
    payers
}
