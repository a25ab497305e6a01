//! Customers with their dossiers: loading and saving.

use crate::db::statements;

statements! {
    CUSTOMER = "SELECT id, version, look_on, card, profile, state FROM customer WHERE client = $1 AND id = $2";
    CUSTOMERS_OF_LIST =
        "SELECT id, version, look_on, card, profile, state FROM customer WHERE client = $1 AND id IN ($2..) ORDER BY id";
    CUSTOMERS_AFTER =
        "SELECT id, version, look_on, card, profile, state FROM customer
         WHERE client = $1 AND id > $2 ORDER BY id LIMIT $3";
    /// Passes over the customers that rest in the index, without reading their rows.
    CUSTOMERS_TO_LOOK_AT =
        "SELECT id, version, look_on, card, profile, state FROM customer
         WHERE client = $1 AND id IN (SELECT id FROM customer WHERE client = $1 AND id > $2 AND look_on <= $3
                                      ORDER BY id LIMIT $4)
         ORDER BY id";

    INVOICES_OF_CUSTOMER =
        "SELECT customer, id, number, amount, currency, issued, sent, due, project, specialist, collect,
                ordinal, paid, credited, let_go, settled_on, hangs, track, reference, paid_by_books
         FROM invoice WHERE client = $1 AND customer = $2 ORDER BY id";
    INVOICES_OF_LIST =
        "SELECT customer, id, number, amount, currency, issued, sent, due, project, specialist, collect,
                ordinal, paid, credited, let_go, settled_on, hangs, track, reference, paid_by_books
         FROM invoice WHERE client = $1 AND customer IN ($2..) ORDER BY customer, id";
    INVOICES_BETWEEN =
        "SELECT customer, id, number, amount, currency, issued, sent, due, project, specialist, collect,
                ordinal, paid, credited, let_go, settled_on, hangs, track, reference, paid_by_books
         FROM invoice WHERE client = $1 AND customer >= $2 AND customer <= $3 ORDER BY customer, id";
    /// Of customers that are looked at, only what something hangs on.
    HANGING_OF_LIST =
        "SELECT customer, id, number, amount, currency, issued, sent, due, project, specialist, collect,
                ordinal, paid, credited, let_go, settled_on, hangs, track, reference, paid_by_books
         FROM invoice WHERE client = $1 AND customer IN ($2..) AND hangs = 1 ORDER BY customer, id";

    CUSTOMER_NUMBERS = "SELECT number, id FROM customer WHERE client = $1 ORDER BY id";
    INVOICE_NUMBERS = "SELECT number, customer, id FROM invoice WHERE client = $1 ORDER BY customer, id";
    KNOWN_IBANS = "SELECT ibans, id FROM customer WHERE client = $1 AND ibans <> '' ORDER BY id";

    ADD_CUSTOMER =
        "INSERT INTO customer (client, id, version, look_on, number, name, city, search, ibans,
                               open_cents, open_sums, open_invoices, oldest_due, card, profile, state)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
    /// The ordinary change: the dossier moved on, the money did not.
    SAVE_STATE =
        "UPDATE customer SET version = version + 1, look_on = $4, state = $5
         WHERE client = $1 AND id = $2 AND version = $3";
    SAVE_CUSTOMER =
        "UPDATE customer SET version = version + 1, look_on = $4, state = $5, profile = $6,
                open_cents = $7, open_sums = $8, open_invoices = $9, oldest_due = $10
         WHERE client = $1 AND id = $2 AND version = $3";
    SAVE_CARD =
        "UPDATE customer SET number = $3, name = $4, city = $5, search = $6, ibans = $7, card = $8
         WHERE client = $1 AND id = $2";

    ADD_INVOICE =
        "INSERT INTO invoice (client, customer, id, number, amount, currency, issued, sent, due, effective_due,
                              project, specialist, collect, ordinal, paid, credited, let_go, settled_on,
                              open_cents, hangs, track, reference, paid_by_books)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)";
    SAVE_INVOICE =
        "UPDATE invoice SET number = $4, amount = $5, currency = $6, issued = $7, sent = $8, due = $9,
                effective_due = $10, project = $11, specialist = $12, collect = $13, ordinal = $14, paid = $15,
                credited = $16, let_go = $17, settled_on = $18, open_cents = $19, hangs = $20, track = $21,
                reference = $22, paid_by_books = $23
         WHERE client = $1 AND customer = $2 AND id = $3";
    /// After a change of the strategy.
    SAVE_EFFECTIVE_DUE =
        "UPDATE invoice SET effective_due = $4 WHERE client = $1 AND customer = $2 AND id = $3 AND effective_due <> $4";
    SAVE_OLDEST_DUE = "UPDATE customer SET oldest_due = $3 WHERE client = $1 AND id = $2";

    ADD_FACT =
        "INSERT INTO timeline (client, seq, customer, day, recorded_at, source, kind, fact)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    TIMELINE =
        "SELECT seq, recorded_at, source, fact FROM timeline
         WHERE client = $1 AND customer = $2 AND seq < $3 ORDER BY seq DESC LIMIT $4";
    RESTS_ON =
        "SELECT seq, recorded_at, source, fact, customer FROM timeline
         WHERE client = $1 AND day = $2 AND kind = 'rested' ORDER BY customer, seq LIMIT $3 OFFSET $4";
    FACTS_BETWEEN =
        "SELECT seq, recorded_at, source, fact, customer FROM timeline
         WHERE client = $1 AND kind = $2 AND kind <> 'rested' AND day >= $3 AND day <= $4
         ORDER BY day, seq LIMIT $5 OFFSET $6";
    FACTS =
        "SELECT seq, recorded_at, source, fact FROM timeline WHERE client = $1 AND customer = $2 ORDER BY seq";

    ADD_TODO =
        "INSERT INTO todo (client, customer, id, todo, oldest_due) VALUES ($1, $2, $3, $4, $5)";
    SAVE_TODO = "UPDATE todo SET todo = $4, oldest_due = $5 WHERE client = $1 AND customer = $2 AND id = $3";
    CLOSE_TODO =
        "UPDATE todo SET closed_at = $4 WHERE client = $1 AND customer = $2 AND id = $3 AND closed_at IS NULL";
    REOPEN_TODO =
        "UPDATE todo SET closed_at = NULL, snoozed_until = NULL WHERE client = $1 AND customer = $2 AND id = $3";
    SNOOZE =
        "UPDATE todo SET snoozed_until = $4 WHERE client = $1 AND customer = $2 AND id = $3 AND closed_at IS NULL";
}
