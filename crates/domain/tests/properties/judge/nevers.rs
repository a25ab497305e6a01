//! The nevers about one message or one good word: N1, N3, N7, by the judge's own books.

use domain::decide::Act;
use domain::{Cents, Channel, Channels, Closeness, Date, Dossier, InvoiceId, Step};

use super::{Agreed, Judge};

impl Judge {
    /// N7: nothing open (so nothing late), nothing disputed, no firm word in the last thirty days.
    pub(super) fn good_word(&self, today: Date) -> Result<(), String> {
        if self.books.values().any(|books| books.open() || books.disputed) {
            return Err("N7: a good word while something is open or disputed".to_owned());
        }
        match self.firm.filter(|on| today.days_since(*on) < 30) {
            Some(on) => Err(format!("N7: a good word after the firm letter of {on}")),
            None => Ok(()),
        }
    }

    pub(super) fn channel(&self, channel: Channel, act: &Act, dossier: &Dossier) -> Result<(), String> {
        let refused: Channels = self.profile.refused;
        if refused.has(channel) {
            return Err("N3: a refused channel".to_owned());
        }
        if channel == Channel::Whatsapp && !self.profile.consent.has(channel) {
            return Err("N3: WhatsApp without consent".to_owned());
        }
        let relation = &self.profile.relation;
        let good = relation.closeness == Closeness::Close && !relation.strained;
        let sum: Cents =
            act.invoices.iter().filter_map(|id| dossier.invoice(*id)).map(|one| one.open()).sum();
        if channel == Channel::Visit && !good && sum < Cents(1_000_000) {
            return Err("N3: a visit".to_owned());
        }
        Ok(())
    }

    pub(super) fn not_asked_wrongly(&mut self, id: InvoiceId, today: Date, step: Step) -> Result<(), String> {
        let grace = |until: Date| self.calendar.plus_bank_days(until, 2);
        let kept = |agreed: &&Agreed| {
            if !agreed.invoices.contains(&id) {
                return false;
            }
            let should: i64 =
                agreed.terms.iter().filter(|(date, _)| grace(*date) < today).map(|(_, cents)| cents.0).sum();
            let passed = agreed.terms.iter().all(|(date, _)| grace(*date) < today);
            if agreed.promise { !passed } else { agreed.paid.0 >= should && !passed }
        };
        if let Some(agreed) = self.agreed.iter().find(kept) {
            return Err(format!("N1: against an agreement: {agreed:?}"));
        }
        let term = self.terms.last().copied();
        let books = &self.books[&id];
        if !books.open() || books.disputed {
            return Err(format!("N1: paid or disputed: {books:?}"));
        }
        let agreed = term.map_or(books.due, |days| books.issued.plus_days(days)).max(books.due);
        let from = if step == Step::DueDayReminder { self.calendar.on_or_before(agreed) } else { agreed };
        if today < from {
            return Err(format!("N1: not due until {agreed}"));
        }
        Ok(())
    }
}
