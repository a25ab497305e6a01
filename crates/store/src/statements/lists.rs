//! What people see in lists.

use crate::db::statements;

statements! {
    WORK =
        "SELECT t.customer, t.todo, t.oldest_due, t.snoozed_until, t.owner, c.card, c.open_sums
         FROM todo t JOIN customer c ON c.client = t.client AND c.id = t.customer
         WHERE t.client = $1 AND t.closed_at IS NULL
         ORDER BY t.customer, t.id";
    OPEN_WORK =
        "SELECT t.customer, t.todo, t.oldest_due, t.snoozed_until, c.open_cents, c.profile
         FROM todo t JOIN customer c ON c.client = t.client AND c.id = t.customer
         WHERE t.client = $1 AND t.closed_at IS NULL
         ORDER BY t.customer, t.id";
    WORK_COUNT =
        "SELECT COUNT(*) FROM todo
         WHERE client = $1 AND closed_at IS NULL AND (snoozed_until IS NULL OR snoozed_until <= $2)";
    /// The most overdue first; customers without anything open last. The `|| ''` keeps SQLite from
    /// going through all overdue invoices for each customer: the customer's own are few.
    LIST_CUSTOMERS =
        "SELECT c.id, c.number, c.name, c.city, c.open_cents, c.oldest_due, c.open_invoices,
                CAST((SELECT COALESCE(SUM(i.open_cents), 0) FROM invoice i
                      WHERE i.client = $1 AND i.customer = c.id AND i.currency = 'EUR'
                        AND i.open_cents > 0 AND i.effective_due || '' < $3) AS BIGINT)
         FROM (SELECT id, number, name, city, open_cents, oldest_due, open_invoices FROM customer
               WHERE client = $1 AND search LIKE $2 ESCAPE '!'
               ORDER BY oldest_due, name, id LIMIT $4 OFFSET $5) c
         ORDER BY c.oldest_due, c.name, c.id";
    LIST_OPEN_INVOICES =
        "SELECT i.customer, c.name, i.id, i.number, i.issued, i.due, i.effective_due, i.amount, i.open_cents, i.currency
         FROM invoice i JOIN customer c ON c.client = i.client AND c.id = i.customer
         WHERE i.client = $1 AND i.open_cents > 0 AND (LOWER(i.number) LIKE $2 ESCAPE '!' OR c.search LIKE $2 ESCAPE '!')
         ORDER BY i.effective_due, i.currency, i.customer, i.id
         LIMIT $3 OFFSET $4";
    LIST_INVOICES =
        "SELECT i.customer, c.name, i.id, i.number, i.issued, i.due, i.effective_due, i.amount, i.open_cents, i.currency
         FROM invoice i JOIN customer c ON c.client = i.client AND c.id = i.customer
         WHERE i.client = $1 AND (LOWER(i.number) LIKE $2 ESCAPE '!' OR c.search LIKE $2 ESCAPE '!')
         ORDER BY i.issued DESC, i.customer DESC, i.id DESC
         LIMIT $3 OFFSET $4";
    TOTALS =
        "SELECT CAST(COALESCE(SUM(open_cents), 0) AS BIGINT),
                CAST(COALESCE(SUM(open_cents) FILTER (WHERE effective_due < $2), 0) AS BIGINT),
                COUNT(DISTINCT CASE WHEN effective_due < $2 THEN customer END)
         FROM invoice WHERE client = $1 AND open_cents > 0 AND currency = 'EUR'";
}
