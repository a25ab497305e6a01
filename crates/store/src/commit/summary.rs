//! What the columns of a customer say in short, for lists and search.

use app::Card;
use domain::standing::effective_due;
use domain::{Cents, Currency, Date, Dossier, Strategy};

/// What is open.
pub(super) struct Summary {
    pub(super) open: Vec<(Currency, Cents)>,
    pub(super) euro: Cents,
    pub(super) open_invoices: i64,
    pub(super) oldest_due: Option<Date>,
}

impl Summary {
    pub(super) fn of(dossier: &Dossier, strategy: &Strategy) -> Summary {
        let mut summary = Summary { open: Vec::new(), euro: Cents::ZERO, open_invoices: 0, oldest_due: None };
        for invoice in dossier.open_invoices() {
            let due = effective_due(invoice, dossier, strategy).date;
            summary.oldest_due = Some(summary.oldest_due.map_or(due, |oldest| oldest.min(due)));
            summary.open_invoices += 1;
            let known = summary.open.iter_mut().find(|(currency, _)| *currency == invoice.currency);
            match known {
                Some((_, sum)) => *sum += invoice.open(),
                None => summary.open.push((invoice.currency, invoice.open())),
            }
        }
        summary.open.sort_unstable();
        let euro = summary.open.iter().find(|(currency, _)| *currency == Currency::EUR);
        summary.euro = euro.map_or(Cents::ZERO, |(_, sum)| *sum);
        summary
    }
}

/// Everything by which a person may look for a customer, lower-cased.
pub(super) fn search(card: &Card) -> String {
    let persons = card.persons.iter().flat_map(|person| [Some(&person.name), person.email.as_ref()]);
    let own =
        [Some(&card.number), Some(&card.name), card.email.as_ref(), card.city.as_ref(), card.phone.as_ref()];
    let words: Vec<&str> = own.into_iter().chain(persons).flatten().map(String::as_str).collect();
    words.join("\n").to_lowercase()
}
