//! Who paid for whom, and payments that wait again.

use crate::db::statements;

statements! {
    KNOWN_PAYERS = "SELECT DISTINCT payer, customer FROM payer WHERE client = $1 ORDER BY payer, customer";
    LEARN_PAYER =
        "INSERT INTO payer (client, payer, customer, entry) VALUES ($1, $2, $3, $4)
         ON CONFLICT (client, payer, customer, entry) DO NOTHING";
    FORGET_PAYERS = "DELETE FROM payer WHERE client = $1 AND entry = $2";
    PAID_BY_ENTRY =
        "SELECT customer FROM allocation WHERE client = $1 AND entry = $2 AND invoice IS NOT NULL
         GROUP BY customer HAVING SUM(amount) > 0 ORDER BY customer";
    CREDIT_NOTES_FROM =
        "SELECT e.id, a.invoice, CAST(SUM(a.amount) AS BIGINT) FROM bank_entry e
         JOIN allocation a ON a.client = e.client AND a.entry = e.id
         WHERE e.client = $1 AND e.account = 'creditnote' AND e.booked >= $2 AND a.invoice IS NOT NULL
         GROUP BY e.id, a.invoice ORDER BY e.id, a.invoice";
    NOT_ASIDE = "DELETE FROM set_aside WHERE client = $1 AND entry = $2";
}
