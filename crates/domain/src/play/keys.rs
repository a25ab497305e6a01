//! Which keys each kind of event knows. A key that a kind does not know is refused: it would be
//! read by nobody, and the play would mean something else than its writer thinks.

use super::file::PlayEvent;

/// Keys beside `on`, `type`, `customer` and `text`, which every event may have.
const KEYS: &[(&str, &[&str])] = &[
    ("term_claimed", &["days", "reason", "since"]),
    ("term_approved", &["days", "from_invoice", "since", "invoices", "invoice"]),
    ("term_denied", &["days", "reason"]),
    ("reason_given", &["reason", "invoices", "invoice", "fault", "correct", "until", "substitute", "days"]),
    ("books_synced", &["customer_terms", "invoice_due"]),
    ("payment", &["amount", "invoice", "currency", "dated"]),
    ("payment_reversed", &["amount", "invoice", "reason"]),
    ("credit_note", &["amount", "invoice", "currency", "reason"]),
    ("call_outcome", &["outcome", "until", "invoices", "invoice", "amount", "reason"]),
    ("reply", &["channel", "intents", "until", "days", "invoices", "invoice", "amount", "reason"]),
    ("promise", &["invoices", "invoice", "until", "amount"]),
    ("dispute_opened", &["invoice", "amount", "reason"]),
    ("remedy_agreed", &["invoice", "reason"]),
    ("dispute_news", &["invoice", "what", "owner", "who", "remedy", "amount", "outcome", "step", "why"]),
    ("dispute_closed", &["invoice", "outcome", "customer_satisfied", "reason"]),
    ("arrangement", &["invoices", "invoice", "terms"]),
    ("arrangement_proposed", &["invoices", "invoice", "terms"]),
    ("arrangement_accepted", &["invoice"]),
    ("term_shifted", &["invoice", "dated", "until"]),
    ("score", &["nps", "reason"]),
    ("prefers", &["reminders", "admin"]),
    ("refuses", &["channel", "reason"]),
    ("consents", &["channel"]),
    ("reachable", &["channel"]),
    ("message_failed", &["channel", "reason"]),
    ("hold", &["invoices", "invoice", "why", "until"]),
    ("hold_ended", &[]),
    ("stop", &["why"]),
    ("stop_ended", &[]),
    ("approve", &["step", "invoices", "invoice"]),
    ("task_done", &["task", "invoices", "invoice"]),
    ("decided", &["outcome", "invoices", "invoice", "reason"]),
    ("downtime", &["until", "why"]),
    ("bank_stale", &["until", "why"]),
    ("visit_planned", &["until", "why"]),
    ("visit_cancelled", &[]),
    ("note", &[]),
];

/// # Errors
/// A sentence about the kind or the key that is not known.
pub(super) fn check(event: &PlayEvent) -> Result<(), String> {
    let kind = event.kind.as_str();
    let Some((_, known)) = KEYS.iter().find(|(name, _)| *name == kind) else {
        let kinds: Vec<&str> = KEYS.iter().map(|(name, _)| *name).collect();
        let kinds = kinds.join(", ");
        return Err(format!("“{kind}” is not a type of event; known are: {kinds}"));
    };
    match given(event).find(|key| !known.contains(key)) {
        Some(key) => Err(format!("“{kind}” has no key “{key}”")),
        None => Ok(()),
    }
}

fn given(event: &PlayEvent) -> impl Iterator<Item = &'static str> {
    [
        ("invoice", event.invoice.is_some()),
        ("invoices", event.invoices.is_some()),
        ("days", event.days.is_some()),
        ("from_invoice", event.from_invoice.is_some()),
        ("since", event.since.is_some()),
        ("customer_terms", event.customer_terms.is_some()),
        ("invoice_due", event.invoice_due.is_some()),
        ("amount", event.amount.is_some()),
        ("currency", event.currency.is_some()),
        ("dated", event.dated.is_some()),
        ("outcome", event.outcome.is_some()),
        ("until", event.until.is_some()),
        ("channel", event.channel.is_some()),
        ("intents", event.intents.is_some()),
        ("reason", event.reason.is_some()),
        ("customer_satisfied", event.customer_satisfied.is_some()),
        ("terms", event.terms.is_some()),
        ("nps", event.nps.is_some()),
        ("reminders", event.reminders.is_some()),
        ("admin", event.admin.is_some()),
        ("why", event.why.is_some()),
        ("step", event.step.is_some()),
        ("task", event.task.is_some()),
        ("fault", event.fault.is_some()),
        ("correct", event.correct.is_some()),
        ("substitute", event.substitute.is_some()),
        ("what", event.what.is_some()),
        ("owner", event.owner.is_some()),
        ("who", event.who.is_some()),
        ("remedy", event.remedy.is_some()),
    ]
    .into_iter()
    .filter_map(|(key, given)| given.then_some(key))
}
