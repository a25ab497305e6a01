//! The strategy as data: which steps there are, when they come, and the gates before them.
//!
//! `Strategy::default()` is "persoonlijk" of `play.md`. A step that is `None` is switched off.
//! Stored and shared as JSON with these field names; unknown fields are refused.
//! Not here: texts (room `text`) and who signs (`decide`).

use serde::{Deserialize, Serialize};

use crate::channel::Channel;
use crate::customer::Style;
use crate::money::Cents;
use crate::named::named;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Strategy {
    pub name: String,
    pub receipt_check: Option<ReceiptCheck>,
    pub due_day_reminder: Option<DueDayReminder>,
    pub friendly_reminder: Option<FriendlyReminder>,
    pub care_call: Option<CareCall>,
    pub reason_call: Option<ReasonCall>,
    pub second_reminder: Option<SecondReminder>,
    pub firm_reminder: Option<FirmReminder>,
    pub formal_notice: Option<FormalNotice>,
    pub gates: Gates,
    pub agreements: Agreements,
    pub disputes: Disputes,
}

/// "Is de factuur goed ontvangen?", counted from the day of sending (1.4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ReceiptCheck {
    pub working_days_after_sending: i32,
    /// Asked about the first so many invoices of a customer …
    pub first_invoices: u32,
    /// … and about every invoice from this amount (cents).
    pub from_amount: Cents,
    /// Not asked any more when an invoice is first seen so many working days after its day.
    pub not_later_than_working_days: i32,
}

/// A short reminder on the due date (1.5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DueDayReminder {
    pub not_for_styles: Vec<Style>,
    /// WhatsApp when the conversation is about less than this (cents) and there is consent.
    pub whatsapp_below: Cents,
}

/// Two days after (4.7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FriendlyReminder {
    pub days_after_due: i32,
}

/// In place of the friendly reminder, for a good payer with nothing else overdue (3.10).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct CareCall {
    pub working_days_after_due: i32,
}

/// The call that asks why (1.6, 4.8).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ReasonCall {
    pub working_days_after_due: i32,
    /// Without contact it is made again after so many working days, while no message may go.
    pub again_after_working_days: i32,
}

/// After a call without contact, through a channel that was not silent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SecondReminder {
    pub working_days_after_attempt: i32,
    pub channels: Vec<Channel>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FirmReminder {
    pub days_after_due: i32,
    pub working_days_after_talk: i32,
    /// Without a talk: after so many calls without contact, and a person's yes.
    pub attempts: u32,
}

/// *Laatste aanmaning* (business) or *veertiendagenbrief* (consumer), with a person's yes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FormalNotice {
    pub days_after_due: i32,
    /// Then a person decides: days after sending (business) …
    pub decide_after_days: i32,
    /// … or after delivery (consumer, 6:96 lid 6 BW: fourteen days from the day after delivery).
    pub decide_after_delivery_days: i32,
    /// Days that post takes to count as delivered (see `Calendar::letter_delivered`).
    pub delivery_days: i32,
    /// The letter to a business is registered, and its receipt is kept (1.21).
    pub proof_of_receipt: bool,
}

/// What holds a message back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Gates {
    /// The later of two automatic messages about money comes at least so many working days after.
    pub working_days_between_messages: i32,
    /// At most so many reminders …
    pub reminders_at_most: usize,
    /// … in so many working days, today included.
    pub in_working_days: i32,
    /// So many reminders in a row without a talk, then a person first (N4).
    pub reminders_in_a_row: u32,
    /// Nothing is asked while a customer's open sum is below this (cents).
    pub open_sum_from: Cents,
    /// A visit needs a close relation without strain, or a conversation about this much (N3).
    pub visit_from: Cents,
    /// So many calls without contact in seven days, then rest.
    pub call_attempts_in_a_week: usize,
    /// Loyal (4.1): with us for so many years …
    pub loyal_from_years: i32,
    /// … and buying this much a year (cents), or more than one kind of product.
    pub loyal_from_revenue: Cents,
}

/// How long agreements hold and when they are followed up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Agreements {
    pub promise_grace_bank_days: i32,
    pub arrangement_reminder_working_days: i32,
    pub arrangement_grace_bank_days: i32,
    pub direct_debit_grace_bank_days: i32,
    pub says_paid_working_days: i32,
    pub copy_requested_working_days: i32,
    /// Absent without a date of return.
    pub absent_working_days: i32,
    pub ask_bookkeeper_again_working_days: i32,
    pub ask_client_working_days: i32,
    /// The invoice of a closed dispute is due so many days after closing at the earliest.
    pub due_after_dispute_days: i32,
    pub after_care_working_days: i32,
    pub satisfaction_question_working_days: i32,
    pub ambassador_moment_working_days: i32,
    /// What the client agrees to without asking further, for paying in parts.
    pub limits: crate::arrangement::Limits,
}

named! {
    /// What an open complaint does to the automatic reminders about the customer's other invoices
    /// (0.15).
    Attention, "attention" {
        /// Nothing.
        Off = "off",
        /// What asks with more than a friendly word needs a person's yes.
        Gentle = "gentle",
        /// Every reminder needs a person's yes.
        Manual = "manual",
    }
}

/// The clocks of a complaint that has an owner, and what it means for the whole customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Disputes {
    /// The customer hears something within so many working days.
    pub first_answer_working_days: i32,
    /// The client is asked again after so many working days of silence.
    pub ask_client_again_working_days: i32,
    /// After so many working days without a solution the client has to help; and again each time.
    pub escalate_working_days: i32,
    /// While it is open, the customer is called when nobody spoke with him for so many working days.
    pub contact_working_days: i32,
    /// A new order within so many days after payment means that he came back (2.9).
    pub repeat_days: i32,
    pub attention: Attention,
}

impl Default for Disputes {
    fn default() -> Disputes {
        Disputes {
            first_answer_working_days: 1,
            ask_client_again_working_days: 1,
            escalate_working_days: 5,
            contact_working_days: 3,
            repeat_days: 90,
            attention: Attention::Gentle,
        }
    }
}

impl Default for Strategy {
    fn default() -> Strategy {
        Strategy {
            name: "persoonlijk".to_owned(),
            receipt_check: Some(ReceiptCheck::default()),
            due_day_reminder: Some(DueDayReminder::default()),
            friendly_reminder: Some(FriendlyReminder::default()),
            care_call: Some(CareCall::default()),
            reason_call: Some(ReasonCall::default()),
            second_reminder: Some(SecondReminder::default()),
            firm_reminder: Some(FirmReminder::default()),
            formal_notice: Some(FormalNotice::default()),
            gates: Gates::default(),
            agreements: Agreements::default(),
            disputes: Disputes::default(),
        }
    }
}

impl Default for ReceiptCheck {
    fn default() -> ReceiptCheck {
        ReceiptCheck {
            working_days_after_sending: 3,
            first_invoices: 3,
            from_amount: Cents(250_000),
            not_later_than_working_days: 20,
        }
    }
}

impl Default for DueDayReminder {
    fn default() -> DueDayReminder {
        DueDayReminder { not_for_styles: vec![Style::FixedPerson], whatsapp_below: Cents(100_000) }
    }
}

impl Default for FriendlyReminder {
    fn default() -> FriendlyReminder {
        FriendlyReminder { days_after_due: 2 }
    }
}

impl Default for CareCall {
    fn default() -> CareCall {
        CareCall { working_days_after_due: 3 }
    }
}

impl Default for ReasonCall {
    fn default() -> ReasonCall {
        ReasonCall { working_days_after_due: 5, again_after_working_days: 5 }
    }
}

impl Default for SecondReminder {
    fn default() -> SecondReminder {
        SecondReminder {
            working_days_after_attempt: 5,
            channels: vec![Channel::Whatsapp, Channel::Sms, Channel::Email, Channel::Post],
        }
    }
}

impl Default for FirmReminder {
    fn default() -> FirmReminder {
        FirmReminder { days_after_due: 21, working_days_after_talk: 10, attempts: 2 }
    }
}

impl Default for FormalNotice {
    fn default() -> FormalNotice {
        FormalNotice {
            days_after_due: 35,
            decide_after_days: 14,
            decide_after_delivery_days: 15,
            // Post may take 48 hours since July 2026, so one day more than the judgment's two.
            delivery_days: 3,
            proof_of_receipt: true,
        }
    }
}

impl Default for Gates {
    fn default() -> Gates {
        Gates {
            working_days_between_messages: 2,
            reminders_at_most: 3,
            in_working_days: 10,
            reminders_in_a_row: 3,
            open_sum_from: Cents(500),
            visit_from: Cents(1_000_000),
            call_attempts_in_a_week: 3,
            loyal_from_years: 3,
            loyal_from_revenue: Cents(1_000_000),
        }
    }
}

impl Default for Agreements {
    fn default() -> Agreements {
        Agreements {
            promise_grace_bank_days: 2,
            arrangement_reminder_working_days: 2,
            arrangement_grace_bank_days: 2,
            direct_debit_grace_bank_days: 2,
            says_paid_working_days: 5,
            copy_requested_working_days: 3,
            absent_working_days: 5,
            ask_bookkeeper_again_working_days: 5,
            ask_client_working_days: 10,
            due_after_dispute_days: 14,
            after_care_working_days: 5,
            satisfaction_question_working_days: 5,
            ambassador_moment_working_days: 10,
            limits: crate::arrangement::Limits::default(),
        }
    }
}

/// A strategy that contradicts itself or the nevers.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StrategyProblem {
    #[error("{0} comes before the step that precedes it; steps follow each other in time")]
    StepsOutOfOrder(&'static str),
    #[error("{0} may not be negative")]
    Negative(&'static str),
    #[error("at least one and at most 3 reminders in a row may go without a talk (N4), not {0}")]
    RowOutOfRange(u32),
    #[error("a second reminder follows a call, so it needs the reason call")]
    SecondWithoutCall,
}

impl Strategy {
    /// What is wrong with this strategy; empty when it can be used.
    pub fn problems(&self) -> Vec<StrategyProblem> {
        let mut problems = Vec::new();
        let days = [
            ("friendly_reminder", self.friendly_reminder.as_ref().map(|step| step.days_after_due)),
            ("reason_call", self.reason_call.as_ref().map(|step| step.working_days_after_due)),
            ("firm_reminder", self.firm_reminder.as_ref().map(|step| step.days_after_due)),
            ("formal_notice", self.formal_notice.as_ref().map(|step| step.days_after_due)),
        ];
        let mut latest = 0;
        for (name, day) in days.into_iter().filter_map(|(name, day)| Some((name, day?))) {
            if day < 0 {
                problems.push(StrategyProblem::Negative(name));
            } else if day < latest {
                problems.push(StrategyProblem::StepsOutOfOrder(name));
            }
            latest = latest.max(day);
        }
        if !(1..=3).contains(&self.gates.reminders_in_a_row) {
            problems.push(StrategyProblem::RowOutOfRange(self.gates.reminders_in_a_row));
        }
        if self.second_reminder.is_some() && self.reason_call.is_none() {
            problems.push(StrategyProblem::SecondWithoutCall);
        }
        problems
    }
}
