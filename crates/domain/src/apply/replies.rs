//! What a reply says, intent by intent. What has no rule here is for a person to read.

use crate::agreement::{PauseKind, StopWhy};
use crate::date::Date;
use crate::dossier::{CallAgain, Dossier};
use crate::event::{Event, Intent};
use crate::ids::InvoiceId;
use crate::invoice::Reason;
use crate::money::Cents;
use crate::step::TaskKind;

impl Dossier {
    pub(super) fn replied(&mut self, on: Date, event: &Event) {
        let Event::Reply { intents, until, days, invoices, amount, .. } = event else {
            return;
        };
        let about = invoices.clone().unwrap_or_else(|| self.reply_is_about());
        if intents.iter().all(|intent| *intent == Intent::OutOfOffice) && !intents.is_empty() {
            self.absent(on, about, *until);
            return;
        }
        self.heard();
        let mut understood = false;
        let mut asks_a_person = false;
        for intent in intents {
            let known = self.intent(on, *intent, &about, *until, *days, *amount);
            understood |= known;
            asks_a_person |= !known && *intent != Intent::Forgot;
        }
        if asks_a_person || !understood {
            self.pause(PauseKind::ReplyToRead, None, on, None, "");
            self.want(TaskKind::ReadReply, about, on);
        }
    }

    /// Does what one intent asks; `false` when a person has to read it.
    pub(super) fn intent(
        &mut self,
        on: Date,
        intent: Intent,
        about: &[InvoiceId],
        until: Option<Date>,
        days: Option<i32>,
        amount: Option<Cents>,
    ) -> bool {
        let about = about.to_vec();
        match intent {
            Intent::AlreadyPaid => self.says_paid(on, about),
            Intent::OutOfOffice => self.absent(on, about, until),
            Intent::DisputeDelivery
            | Intent::DisputeQuality
            | Intent::DisputePrice
            | Intent::DisputeNotOrdered => {
                let reason = intent.word().trim_start_matches("dispute_");
                self.dispute_all(on, &about, amount, reason);
            }
            Intent::WrongAddress => self.wrong_person(on, about),
            Intent::OtherTerms => match days {
                Some(days) => self.claim_term(on, days, None),
                None => return false,
            },
            Intent::CannotPay => self.cannot_pay(on, about, false),
            Intent::RequestInstalments | Intent::RequestDeferral => self.cannot_pay(on, about, true),
            Intent::Insolvency => self.stop_for(on, StopWhy::Insolvency),
            Intent::Deceased => self.stop_for(on, StopWhy::Deceased),
            Intent::RequestCopy => {
                self.give_reason(on, &about, Reason::AdministrationNotInOrder);
                self.pause(PauseKind::CopyRequested, Some(about), on, None, "");
            }
            Intent::PromiseToPay => match until {
                Some(until) => {
                    self.give_reason(on, &about, Reason::PromisedToPay);
                    self.promise(on, about, until, amount, None);
                }
                None => return false,
            },
            Intent::WantsCall => {
                self.pause(PauseKind::CallBack, Some(about.clone()), on, until, "");
                self.state.call_again = Some(CallAgain { invoices: about, on, until });
            }
            Intent::Forgot => {
                self.give_reason(on, &about, Reason::Forgotten);
                return false;
            }
            Intent::Refuse => {
                // A person reads it first; until then nothing goes by itself.
                self.give_reason(on, &about, Reason::WillNot);
                return false;
            }
            Intent::MissingPo => {
                self.give_reason(on, &about, Reason::AdministrationNotInOrder);
                return false;
            }
            _ => return false,
        }
        true
    }

    /// A reply without a list is about what was reminded or asked; else about everything open.
    pub(super) fn reply_is_about(&self) -> Vec<InvoiceId> {
        let spoken = |invoice: &&crate::invoice::Invoice| invoice.track.progress.is_some();
        let about: Vec<InvoiceId> = self.open_invoices().filter(spoken).map(|invoice| invoice.id).collect();
        if about.is_empty() { self.open_invoices().map(|invoice| invoice.id).collect() } else { about }
    }
}
