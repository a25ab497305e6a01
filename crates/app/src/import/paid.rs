//! Payments as the bookkeeping has them (audit files, Twinfield, bookings of e-Boekhouden).
//!
//! What was paid on an invoice of the same file is taken off what the file calls open; this is about
//! the rest: payments on invoices that we know from before, and payments on none. The money itself
//! comes from the bank: here it only says what is not to be asked for any more.

use std::collections::{BTreeMap, BTreeSet};

use domain::{Cents, Language};
use formats::Reading;

use super::Trouble;

/// What a file says was paid, beside its own invoices.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Paid {
    /// By the number of an invoice that is known.
    pub(super) on_known: BTreeMap<String, Cents>,
    /// Payments that stand on no invoice that we know.
    pub(super) on_none: usize,
}

impl Paid {
    pub(super) fn of(reading: &Reading, is_known: impl Fn(&str) -> bool) -> Paid {
        let own: BTreeSet<&str> = reading.invoices.iter().map(|told| told.number.as_str()).collect();
        let mut paid = Paid::default();
        for payment in &reading.payments {
            match payment.invoice.as_deref() {
                Some(number) if own.contains(number) => {}
                Some(number) if is_known(number) => {
                    *paid.on_known.entry(number.to_owned()).or_default() += payment.amount_cents;
                }
                _ => paid.on_none += 1,
            }
        }
        paid
    }

    /// A word about what stands on no invoice: it may be why the bookkeeping shows less than we do.
    pub(super) fn trouble(&self, language: Language) -> Option<Trouble> {
        let count = self.on_none;
        let (what, advice) = match (language, count) {
            (_, 0) => return None,
            (Language::Nl, 1) => (
                "1 betaling staat in de boekhouding op geen factuur die wij kennen.".to_owned(),
                "Letter haar af in de boekhouding, of koppel haar hier zodra zij van de bank komt.",
            ),
            (Language::Nl, _) => (
                format!("{count} betalingen staan in de boekhouding op geen factuur die wij kennen."),
                "Letter ze af in de boekhouding, of koppel ze hier zodra ze van de bank komen.",
            ),
            (Language::En, 1) => (
                "1 payment stands in the bookkeeping on no invoice that we know.".to_owned(),
                "Match it in the bookkeeping, or allocate it here when it comes from the bank.",
            ),
            (Language::En, _) => (
                format!("{count} payments stand in the bookkeeping on no invoice that we know."),
                "Match them in the bookkeeping, or allocate them here when they come from the bank.",
            ),
        };
        Some(Trouble { line: None, column: None, what, advice: advice.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use formats::Payment;

    use super::*;

    fn payment(invoice: Option<&str>, cents: i64) -> Payment {
        Payment {
            customer: formats::Customer::default(),
            invoice: invoice.map(str::to_owned),
            booked: None,
            amount_cents: Cents(cents),
            currency: domain::Currency::default(),
            document: None,
            text: None,
            line: None,
        }
    }

    #[test]
    fn payments_of_the_same_file_are_in_what_is_open_already() {
        let source = "Factuurnummer;Naam;Vervaldatum;Openstaand\nF1;A;1-3-2026;10,00\n";
        let mut reading = formats::read("x", source.as_bytes()).remove(0);
        reading.payments = vec![
            payment(Some("F1"), 500),
            payment(Some("F0"), 300),
            payment(Some("F0"), 200),
            payment(Some("F9"), 100),
            payment(None, 100),
        ];
        let paid = Paid::of(&reading, |number| number == "F0" || number == "F1");
        assert_eq!(paid.on_known, BTreeMap::from([("F0".to_owned(), Cents(500))]));
        assert_eq!(paid.on_none, 2);
        assert!(paid.trouble(Language::Nl).unwrap().what.starts_with("2 betalingen"));
        assert_eq!(Paid::default().trouble(Language::En), None);
    }
}
