//! The words of deciding: steps of a strategy, tasks for people, holds that give rest.

use crate::named::named;

named! {
    /// A step of contact with a customer. Dutch: *stap*. The order of the money steps
    /// (`ReceiptCheck` … `PersonDecides`) is the order in which they follow each other.
    Step, "step" {
        /// "Is de factuur goed ontvangen?"
        ReceiptCheck = "receipt_check",
        DueDayReminder = "due_day_reminder",
        FriendlyReminder = "friendly_reminder",
        CareCall = "care_call",
        ReasonCall = "reason_call",
        SecondReminder = "second_reminder",
        FirmReminder = "firm_reminder",
        /// *Laatste aanmaning*, businesses.
        FinalNotice = "final_notice",
        /// *Veertiendagenbrief*, consumers (6:96 lid 6 BW).
        FourteenDayLetter = "fourteen_day_letter",
        PersonDecides = "person_decides",
        PromiseFollowUp = "promise_follow_up",
        ArrangementReminder = "arrangement_reminder",
        ArrangementMissed = "arrangement_missed",
        ThankYou = "thank_you",
        AfterCare = "after_care",
        SatisfactionQuestion = "satisfaction_question",
        AmbassadorMoment = "ambassador_moment",
        Apology = "apology",
        /// What was agreed or asked, in writing, at once (2.21). It belongs to its event; `decide`
        /// never gives it, and it is no contact that counts.
        Confirmation = "confirmation",
    }
}

impl Step {
    /// Whether the step asks for money by itself: what N1, N2 and the cap of N4 are about.
    pub const fn is_reminder(self) -> bool {
        matches!(
            self,
            Step::DueDayReminder | Step::FriendlyReminder | Step::SecondReminder | Step::FirmReminder
        )
    }

    /// A formal demand: needs a personal attempt first and a person's yes (N5).
    pub const fn is_formal(self) -> bool {
        matches!(self, Step::FinalNotice | Step::FourteenDayLetter)
    }

    /// A conversation by phone, whatever channel the customer prefers.
    pub const fn is_call(self) -> bool {
        matches!(self, Step::ReasonCall | Step::CareCall | Step::PromiseFollowUp | Step::ArrangementMissed)
    }
}

named! {
    /// Work for a person that is no conversation with the customer. Dutch: *taak*.
    TaskKind, "task" {
        Approve = "approve",
        AskBookkeeperToChangeTerm = "ask_bookkeeper_to_change_term",
        AskClientAboutTerm = "ask_client_about_term",
        FindPhoneNumber = "find_phone_number",
        FindRightPerson = "find_right_person",
        SearchPayment = "search_payment",
        AllocatePayment = "allocate_payment",
        ProposeArrangement = "propose_arrangement",
        SolveDispute = "solve_dispute",
        /// The first answer to the customer is late (0.18).
        AnswerDispute = "answer_dispute",
        /// The client has to say what happened, or what we may offer (2.4, 2.5).
        AskClientAboutDispute = "ask_client_about_dispute",
        /// What was agreed with the customer has to be done.
        FollowUpRemedy = "follow_up_remedy",
        ReadReply = "read_reply",
        FullStop = "full_stop",
        PersonDecides = "person_decides",
        AmbassadorMoment = "ambassador_moment",
        /// How the customer wants his invoices: for who makes them (4.11).
        TellInvoicing = "tell_invoicing",
        /// The customer had to tell us again about his payment term (2.20).
        TermComplaint = "term_complaint",
        /// Something about the invoice has to be put right before the customer can pay (4.9).
        FixAdministration = "fix_administration",
    }
}

named! {
    /// Whom a task is for.
    Assignee, "assignee" {
        CreditManager = "credit_manager",
        Client = "client",
        Bookkeeper = "bookkeeper",
        Specialist = "specialist",
    }
}

named! {
    /// Why nothing is done about an invoice now. Dutch: *rust*.
    Hold, "hold" {
        FullStop = "full_stop",
        Paid = "paid",
        Disputed = "disputed",
        Arrangement = "arrangement",
        Promised = "promised",
        Held = "held",
        Collected = "collected",
        TermClaim = "term_claim",
        AgreedTerm = "agreed_term",
        NotDue = "not_due",
        BankStale = "bank_stale",
        RecentContact = "recent_contact",
        HumanFirst = "human_first",
        NoChannel = "no_channel",
        QuietHours = "quiet_hours",
        WaitingForAnswer = "waiting_for_answer",
        WaitingForTask = "waiting_for_task",
        BelowThreshold = "below_threshold",
    }
}
