//! Folding facts into a dossier. Total: history already happened, so nothing is refused here;
//! commands refuse before they make a fact.
//!
//! Invariant: no clock, no calendar, no strategy. Folding the same facts gives the same dossier
//! whatever was changed in the settings since (`bondig doctor --replay` counts on it).

use crate::agreement::{DisputeClosing, PauseKind};
use crate::dossier::Dossier;
use crate::event::{Event, Fact};
use crate::invoice::Told;
use crate::step::TaskKind;

mod acts;
mod agreements;
mod books;
mod calls;
mod care;
mod contact;
mod disputes;
mod mail;
mod money;
mod people;
mod reasons;
mod replies;
mod terms;

impl Dossier {
    /// The dossier after this fact.
    pub fn apply(&mut self, fact: &Fact) {
        let on = fact.on;
        if self.contact_fact(on, &fact.event) {
            return;
        }
        match &fact.event {
            Event::Profile { profile } => self.know_profile(profile),
            Event::Invoice(new) => self.add_invoice(on, new),
            Event::DueChanged { invoice, due } => self.change_due(on, *invoice, *due),
            Event::AmountChanged { invoice, amount } => self.change_amount(on, *invoice, *amount),
            Event::BooksPaid { invoice, paid } => self.books_paid(on, *invoice, *paid),
            Event::BooksTookBack { invoice, paid } => self.books_took_back(on, *invoice, *paid),
            Event::BooksReopened { invoice } => self.books_reopened(on, *invoice),
            Event::BooksTerm { days } => self.books_term(*days),
            Event::Payment { invoice: Some(invoice), amount, dated, .. }
            | Event::Allocated { invoice, amount, dated, .. } => {
                if let Event::Allocated { currency, .. } = &fact.event {
                    self.add_unallocated(*currency, -*amount);
                }
                self.pay(on, *invoice, *amount, *dated);
            }
            Event::Payment { invoice: None, amount, currency, .. }
            | Event::CreditNote { invoice: None, amount, currency } => {
                self.add_unallocated(*currency, *amount);
            }
            Event::PaymentReversed { invoice, amount } => self.reverse(on, *invoice, *amount),
            Event::CreditNote { invoice: Some(invoice), amount, .. } => {
                self.credit(on, *invoice, *amount);
            }
            Event::CallOutcome { .. } => self.call_ended(on, &fact.event),
            Event::Reply { .. } => self.replied(on, &fact.event),
            Event::Promise { invoices, until, amount, heard } => {
                self.promise(on, invoices.clone(), *until, *amount, heard.clone());
            }
            Event::DisputeOpened { invoice, amount, reason } => {
                self.open_dispute_about(on, *invoice, *amount, reason);
            }
            Event::RemedyAgreed { invoice } => {
                for dispute in self.open_disputes_mut(*invoice) {
                    dispute.remedy_agreed = Some(on);
                }
            }
            Event::DisputeNews { invoice, news } => self.dispute_news(on, *invoice, news),
            Event::DisputeClosed { invoice, outcome, customer_satisfied } => {
                let closing =
                    DisputeClosing { on, outcome: *outcome, customer_satisfied: *customer_satisfied };
                self.close_dispute(on, *invoice, closing);
            }
            Event::Arrangement { invoices, terms, heard } => {
                self.arrange(on, invoices, terms, heard.clone());
            }
            Event::ArrangementProposed { invoices, terms } => self.propose(on, invoices, terms),
            Event::ArrangementAccepted { invoice, heard } => self.accept(on, *invoice, heard.clone()),
            Event::TermShifted { invoice, from, to } => self.shift_term(on, *invoice, *from, *to),
            Event::TermClaimed { days, said } => self.claim_term(on, *days, said.clone()),
            Event::TermApproved { .. } => self.approve_term(on, &fact.event),
            Event::TermDenied { said } => self.deny_term(on, said.clone()),
            Event::StartAgreed { days, said } => self.agree_at_start(on, *days, said),
            Event::Expectation { said } => self.state.expectations.push((on, (**said).clone())),
            Event::ReasonGiven(given) => self.reason_given(on, given),
            Event::Corrected { invoices, fault, correct } => self.corrected(invoices, *fault, correct),
            Event::ReasonKnown { .. } | Event::Wrote { .. } => {}
            Event::Score { nps, said } => self.scored(on, *nps, said.as_deref()),
            Event::ScoreAsked { .. } => self.state.care.asked = Some(on),
            Event::CareTalk(talk) => self.care_talk(on, talk),
            Event::PainSolved { place } => self.pain_solved(on, *place),
            Event::GoodWordAsked { what, moment } => self.asked_for(on, *what, *moment),
            Event::GoodWordAnswered { what, given, words } => {
                self.good_word(on, *what, *given, words.as_ref());
            }
            Event::Prefers { reminders, admin, invoices, source } => {
                let preference = &mut self.profile.preference;
                preference.reminders = reminders.or(preference.reminders);
                preference.admin = admin.or(preference.admin);
                preference.invoices = invoices.or(preference.invoices);
                preference.source = source.clone().or(preference.source.take());
                preference.on = Some(on);
                if invoices.is_some() {
                    self.tell_invoicing(on);
                }
            }
            Event::Refuses { channel } => {
                self.profile.refused.add(*channel);
                self.profile.consent.remove(*channel);
            }
            Event::Consents { channel } => {
                self.profile.refused.remove(*channel);
                self.profile.consent.add(*channel);
                self.state.failed.remove(*channel);
            }
            Event::Hold { invoices, why, until } => {
                self.pause(PauseKind::Manual, invoices.clone(), on, *until, why);
            }
            Event::HoldEnded => self.state.pauses.retain(|pause| pause.kind != PauseKind::Manual),
            Event::Stop { why } => self.stop_for(on, *why),
            Event::StopEnded => {
                self.state.stop = None;
                self.close_tasks(TaskKind::FullStop);
            }
            Event::MessageFailed { channel } => self.message_failed(*channel),
            Event::Approve { step, invoices } => self.approve(*step, invoices.as_deref()),
            Event::TaskDone { task } => self.task_done(on, *task),
            Event::Decided { outcome } => self.decided(on, *outcome),
            Event::SeenAgain { invoices } => {
                for id in invoices {
                    if let Some(invoice) = self.invoice_mut(*id) {
                        invoice.track.seen = on;
                    }
                }
            }
            Event::Note { .. }
            | Event::BestTime { .. }
            | Event::Pinned { .. }
            | Event::FirstChoice { .. }
            | Event::VisitPlanned { .. }
            | Event::VisitCancelled
            | Event::CareContact { .. }
            | Event::Learned { .. }
            | Event::TakenBack(_) => {}
            Event::Acted(acted) => self.acted(on, acted),
            Event::Rested(rested) => {
                let told = Told { hold: rested.hold, until: rested.until };
                for id in &rested.invoices {
                    if let Some(invoice) = self.invoice_mut(*id) {
                        invoice.track.told = Some(told);
                    }
                }
            }
        }
    }
}
