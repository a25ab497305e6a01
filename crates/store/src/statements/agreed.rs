//! What was agreed with customers, as rows to list; and links for people without an account.

use crate::db::statements;

statements! {
    CLEAR_AGREED = "DELETE FROM agreed WHERE client = $1 AND customer = $2 AND kind = $3";
    ADD_AGREED =
        "INSERT INTO agreed (client, customer, kind, position, is_open, opened_on, next_on, closed_on, cents, body)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    /// $3: 1 for those that are open only, 0 for all. `CROSS` keeps SQLite from reading all customers first.
    AGREED =
        "SELECT agreed.customer, customer.number, customer.name, agreed.position, agreed.is_open, agreed.body
         FROM agreed CROSS JOIN customer
         WHERE customer.client = agreed.client AND customer.id = agreed.customer
           AND agreed.client = $1 AND agreed.kind = $2 AND agreed.is_open >= $3
         ORDER BY agreed.opened_on, agreed.customer, agreed.position LIMIT $4 OFFSET $5";

    ADD_INVITATION =
        "INSERT INTO invitation (token_hash, client, customer, kind, subject, invited_by, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    INVITATION =
        "SELECT client, customer, kind, subject, invited_by, created_at, expires_at, used_at
         FROM invitation WHERE token_hash = $1";
    USE_INVITATION = "UPDATE invitation SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL";
}
