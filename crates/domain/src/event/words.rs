//! The words of facts: what came out of a call, what a reply says, what a person decided.
//!
//! Not here: what they do (`apply`).

use crate::named::named;

named! {
    /// What came out of a call.
    CallOutcome, "call outcome" {
        NoAnswer = "no_answer",
        Voicemail = "voicemail",
        CallBack = "call_back",
        Promise = "promise",
        AlreadyPaid = "already_paid",
        Dispute = "dispute",
        WantsPlan = "wants_plan",
        WrongPerson = "wrong_person",
        CannotPay = "cannot_pay",
        Absent = "absent",
        /// We spoke, nothing is wrong, and nothing is asked before the due date.
        AllIsWell = "all_is_well",
    }
}

named! {
    /// What a reply says. A reply may say several things.
    Intent, "intent" {
        AlreadyPaid = "already_paid",
        Forgot = "forgot",
        OutOfOffice = "out_of_office",
        DisputeDelivery = "dispute_delivery",
        DisputeQuality = "dispute_quality",
        DisputePrice = "dispute_price",
        DisputeNotOrdered = "dispute_not_ordered",
        MissingPo = "missing_po",
        WrongAddress = "wrong_address",
        OtherTerms = "other_terms",
        CannotPay = "cannot_pay",
        RequestInstalments = "request_instalments",
        RequestDeferral = "request_deferral",
        Insolvency = "insolvency",
        Deceased = "deceased",
        RequestCopy = "request_copy",
        PromiseToPay = "promise_to_pay",
        VaguePromise = "vague_promise",
        Refuse = "refuse",
        SetOff = "set_off",
        SettlementOffer = "settlement_offer",
        CreditNoteRequest = "credit_note_request",
        RefundRequest = "refund_request",
        LegalThreat = "legal_threat",
        GdprRequest = "gdpr_request",
        LimitationPlea = "limitation_plea",
        DirectDebit = "direct_debit",
        WantsCall = "wants_call",
        ContactPreference = "contact_preference",
        PhishingDoubt = "phishing_doubt",
        Forwarded = "forwarded",
        Question = "question",
        ComplaintTone = "complaint_tone",
        Other = "other",
    }
}

named! {
    /// What a person decided at the end of the road.
    DecidedOutcome, "decision" {
        CallAgain = "call_again",
        Arrangement = "arrangement",
        LetGo = "let_go",
        HandOver = "hand_over",
    }
}

named! {
    /// The shape of an act.
    ActKind, "act" {
        /// Goes out by itself.
        Message = "message",
        Call = "call",
        Visit = "visit",
        Letter = "letter",
        Task = "task",
    }
}

named! {
    /// A contact that is not about debt (0.25).
    CareKind, "kind of contact" {
        CheckIn = "check_in",
        Help = "help",
        Thanks = "thanks",
        Congratulation = "congratulation",
        Meeting = "meeting",
        Delivery = "delivery",
        Other = "other",
    }
}
