//! Reasons for which a payment or direct debit comes back, and the words that banks use for it.

/// Reason codes of ISO 20022 that SEPA uses for returns, refunds and refusals.
const REASONS: [&str; 37] = [
    "AC01", "AC03", "AC04", "AC06", "AC13", "AG01", "AG02", "AM02", "AM04", "AM05", "AM09", "ARDT", "BE01",
    "BE04", "BE05", "CNOR", "CUST", "CURR", "DNOR", "DUPL", "ED05", "FF01", "FF05", "FOCR", "FRAD", "MD01",
    "MD02", "MD06", "MD07", "MS02", "MS03", "RC01", "RR01", "RR04", "SL01", "TECH", "UPAY",
];

/// Words that only the bank writes, in the name of a kind of payment.
const WORDS: [&str; 9] = [
    "storno",
    "retour",
    "terugboeking",
    "teruggeboekt",
    "retourboeking",
    "reversal",
    "returned",
    "retoure",
    "stornering",
];

pub(crate) fn is_reason(code: &str) -> bool {
    REASONS.contains(&code)
}

/// Whether the name of a kind of payment says that something came back.
pub(crate) fn is_returned(kind: &str) -> bool {
    let mut before = "";
    kind.split(|letter: char| !letter.is_ascii_alphanumeric()).any(|word| {
        let not_done = before.eq_ignore_ascii_case("niet") && word.eq_ignore_ascii_case("uitgevoerd");
        before = word;
        not_done || WORDS.iter().any(|own| word.eq_ignore_ascii_case(own))
    })
}

/// The reason in a text of the bank, as a word of its own. Only for entries that are known to have
/// come back: `CUST` and `TECH` are also words of payers.
pub(crate) fn reason_in(text: &str) -> Option<String> {
    let mut words = text.split(|letter: char| !letter.is_ascii_alphanumeric());
    words.find(|word| word.len() == 4 && is_reason(word)).map(str::to_owned)
}
