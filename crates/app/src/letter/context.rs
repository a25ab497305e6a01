//! Everything that a letter can name: the facts of the dossier in the words of `text`.

use std::sync::Arc;

use domain::{Currency, CustomerKind, Date, Dossier, InvoiceId, Step, standing};
use text::{Amount, Creditor, InvoiceLine, LetterContext, NextKind, NextStep};

use super::{Desk, form, sum};
use crate::records::{Client, Customer, NewMessage};
use crate::signer::signer;
use crate::{ahead, confirm, disputes};

impl Desk {
    /// Everything that the letter can name.
    pub fn context(
        &self,
        client: &Client,
        customer: &Customer,
        message: &NewMessage,
        about: &[InvoiceId],
        today: Date,
    ) -> LetterContext {
        let dossier = &customer.dossier;
        let strategy = &client.settings.strategy;
        let creditor = match &message.from {
            None if client.settings.colleagues.is_empty() => self.creditor.clone(),
            wanted => Arc::new(creditor(client, wanted.as_deref(), today)),
        };
        let mut context = LetterContext::new(today, creditor, debtor(client, customer));
        context.invoices = about.iter().filter_map(|id| line(*id, dossier, strategy, today)).collect();
        context.unallocated = dossier
            .state
            .unallocated
            .iter()
            .map(|(currency, cents)| Amount { cents: *cents, currency: *currency })
            .collect();
        context.payment_reference = match about {
            [only] => dossier.invoice(*only).and_then(|invoice| invoice.reference.clone()),
            _ => None,
        };
        context.next_step = Some(self.next_step(dossier, strategy, today));
        let formal = strategy.formal_notice.clone().unwrap_or_default();
        let total = sum(dossier, about, Currency::EUR);
        match message.step {
            Step::FirmReminder => context.last_day = Some(today.plus_days(7)),
            Step::FinalNotice => context.last_day = Some(today.plus_days(formal.decide_after_days)),
            _ => {}
        }
        if message.step.is_formal() {
            let costs = Amount { cents: text::collection_costs(total), currency: Currency::EUR };
            context.costs = Some(text::CollectionCosts { costs, vat: None });
        }
        self.about_agreements(&mut context, dossier, message, about, today);
        context.dispute = disputes::notes::for_letter(client, dossier, about, &self.calendar);
        if let Some(note) = &message.note {
            confirm::tell(&mut context, client, note);
        }
        context
    }

    fn about_agreements(
        &self,
        context: &mut LetterContext,
        dossier: &Dossier,
        message: &NewMessage,
        about: &[InvoiceId],
        today: Date,
    ) {
        let overlaps = |ids: &[InvoiceId]| ids.iter().any(|id| about.contains(id));
        if let Some(arrangement) = dossier.state.arrangements.iter().rfind(|one| overlaps(&one.invoices)) {
            let terms = arrangement
                .terms
                .iter()
                .map(|(on, cents)| text::PlannedTerm {
                    on: *on,
                    amount: Amount { cents: *cents, currency: Currency::EUR },
                })
                .collect();
            let current = arrangement.terms.iter().position(|(on, _)| *on >= today).unwrap_or(0);
            context.arrangement = Some(text::Arrangement { terms, current });
        }
        if message.step == Step::ThankYou {
            let paid = about.iter().filter_map(|id| dossier.invoice(*id));
            context.paid =
                paid.map(|invoice| Amount { cents: invoice.paid, currency: invoice.currency }).collect();
        }
        if message.step == Step::Apology {
            let voice = context.debtor.voice;
            let words = text::Words::of(voice.language());
            let day = message.because.date.unwrap_or(today);
            let day = text::date_long(day, voice.language());
            context.happened = Some(words.t_args("apology-happened", &[("date", day.as_str().into())]));
        }
    }

    /// What we do when we hear nothing: asked of the strategy itself.
    fn next_step(&self, dossier: &Dossier, strategy: &domain::Strategy, today: Date) -> NextStep {
        let next = ahead::next_act(dossier, strategy, &self.calendar, today);
        let known = next.and_then(|(on, act)| NextStep::for_step(act.approves.or(act.step)?, on));
        let on = self.calendar.plus_working_days(today, 10);
        known.unwrap_or(NextStep { kind: NextKind::PersonLooks, on })
    }
}

fn line(id: InvoiceId, dossier: &Dossier, strategy: &domain::Strategy, today: Date) -> Option<InvoiceLine> {
    let invoice = dossier.invoice(id)?;
    let due = standing::effective_due(invoice, dossier, strategy).date;
    Some(InvoiceLine {
        number: invoice.number.clone(),
        project: invoice.project.clone(),
        issued: invoice.issued,
        due,
        amount: invoice.amount,
        open: invoice.open(),
        days_late: today.days_since(due),
        currency: invoice.currency,
    })
}

/// The client as this letter shows him: with the number and the address of who signs.
pub(super) fn creditor(client: &Client, wanted: Option<&str>, today: Date) -> Creditor {
    let settings = &client.settings;
    let signer = signer(client, wanted, today);
    let phone = signer.phone.or(settings.phone.clone()).unwrap_or_default();
    Creditor {
        name: client.name.clone(),
        iban: settings.iban.clone().unwrap_or_default(),
        phone: settings.phone.clone().unwrap_or_else(|| phone.clone()),
        email: signer.email.unwrap_or_else(|| settings.email.clone()),
        address: settings.address.clone().unwrap_or_default(),
        signer: text::Signer { name: signer.name, function: signer.function, phone },
    }
}

fn debtor(client: &Client, customer: &Customer) -> text::Debtor {
    let profile = &customer.dossier.profile;
    let own_form = customer.card.form.unwrap_or(client.settings.form);
    let person = customer.card.persons.first().filter(|person| !person.name.trim().is_empty());
    let contact = person.map(|person| text::Contact {
        first_name: person.name.split_whitespace().next().map(str::to_owned),
        full_name: person.name.clone(),
    });
    text::Debtor {
        name: customer.card.name.clone(),
        contact,
        voice: text::Voice::of(profile.language, form(own_form)),
        kind: match profile.kind {
            CustomerKind::Business => text::DebtorKind::Business,
            CustomerKind::Consumer => text::DebtorKind::Consumer,
        },
    }
}
