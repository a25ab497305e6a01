//! The lists from which a person chooses in forms, in the order in which they are offered.

/// Why a customer disputes an invoice: at most twelve, or nobody reads them.
pub const DISPUTE_REASONS: [&str; 12] = [
    "delivery",
    "quality",
    "price",
    "not_ordered",
    "double",
    "hours",
    "address",
    "term",
    "vat",
    "staff",
    "already_paid",
    "other",
];

/// What a reply says, grouped by what people look for.
pub const INTENTS: [(&str, &[&str]); 5] = [
    ("pays", &["already_paid", "promise_to_pay", "vague_promise", "forgot", "direct_debit", "other_terms"]),
    (
        "wrong",
        &[
            "dispute_delivery",
            "dispute_quality",
            "dispute_price",
            "dispute_not_ordered",
            "credit_note_request",
            "refund_request",
            "set_off",
            "settlement_offer",
            "refuse",
            "complaint_tone",
        ],
    ),
    ("cannot", &["cannot_pay", "request_instalments", "request_deferral", "insolvency", "deceased"]),
    (
        "office",
        &[
            "missing_po",
            "wrong_address",
            "request_copy",
            "out_of_office",
            "forwarded",
            "contact_preference",
            "wants_call",
            "question",
        ],
    ),
    ("careful", &["legal_threat", "gdpr_request", "limitation_plea", "phishing_doubt", "other"]),
];

/// What came out of a call, in the order of the digits 1 to 9 and 0; then `+`.
pub const CALL_OUTCOMES: [&str; 11] = [
    "no_answer",
    "voicemail",
    "call_back",
    "promise",
    "already_paid",
    "dispute",
    "wants_plan",
    "wrong_person",
    "cannot_pay",
    "absent",
    "all_is_well",
];

/// Why it is not paid, in the order of the digits 1 to 9.
pub const REASONS: [&str; 9] = [
    "forgotten",
    "absent",
    "administration_not_in_order",
    "other_term",
    "cannot_pay",
    "dissatisfied",
    "says_paid",
    "will_not",
    "other",
];

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{CallOutcome, Intent};

    #[test]
    fn every_intent_can_be_chosen_once() {
        let offered: Vec<_> = INTENTS.iter().flat_map(|(_, intents)| intents.iter()).collect();
        assert_eq!(offered.len(), Intent::ALL.len());
        for intent in Intent::ALL {
            assert!(offered.contains(&&intent.word()), "{intent}");
        }
    }

    #[test]
    fn the_outcomes_of_a_call_are_those_of_the_domain() {
        let words: Vec<_> = CallOutcome::ALL.iter().map(|outcome| outcome.word()).collect();
        assert_eq!(CALL_OUTCOMES.to_vec(), words);
    }
}
