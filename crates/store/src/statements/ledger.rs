//! The ledger, what imports changed, and the bank's statements.

use crate::db::statements;

statements! {
    ADD_POSTING =
        "INSERT INTO posting (client, customer, seq, line, invoice, kind, amount, currency, day, entry, source, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    POSTINGS =
        "SELECT p.seq, p.line, p.invoice, p.kind, p.amount, p.currency, p.day, p.entry, p.source, p.recorded_at, i.number
         FROM posting p LEFT JOIN invoice i ON i.client = p.client AND i.customer = p.customer AND i.id = p.invoice
         WHERE p.client = $1 AND p.customer = $2 ORDER BY p.day, p.seq, p.line";
    /// By customer and currency.
    POSTING_SUMS =
        "SELECT p.customer, c.number, c.name, p.currency, p.kind, p.before, p.within
         FROM (SELECT client, customer, currency, kind,
                      CAST(COALESCE(SUM(amount) FILTER (WHERE day < $2), 0) AS BIGINT) AS before,
                      CAST(COALESCE(SUM(amount) FILTER (WHERE day >= $2), 0) AS BIGINT) AS within
               FROM posting WHERE client = $1 AND day <= $3
               GROUP BY client, customer, currency, kind) p
              JOIN customer c ON c.client = p.client AND c.id = p.customer
         ORDER BY c.name, p.customer, p.currency, p.kind";
    BALANCES =
        "SELECT p.customer, c.number, c.name, p.currency, p.balance
         FROM (SELECT client, customer, currency, CAST(SUM(amount) AS BIGINT) AS balance
               FROM posting WHERE client = $1 GROUP BY client, customer, currency) p
              JOIN customer c ON c.client = p.client AND c.id = p.customer
         WHERE p.balance <> 0 ORDER BY p.customer, p.currency";
    AGEING_BY_BOOKS =
        "SELECT i.customer, c.number, c.name, i.currency, i.b0, i.b1, i.b2, i.b3, i.b4
         FROM (SELECT client, customer, currency,
                      CAST(COALESCE(SUM(open_cents) FILTER (WHERE due >= $2), 0) AS BIGINT) AS b0,
                      CAST(COALESCE(SUM(open_cents) FILTER (WHERE due < $2 AND due >= $3), 0) AS BIGINT) AS b1,
                      CAST(COALESCE(SUM(open_cents) FILTER (WHERE due < $3 AND due >= $4), 0) AS BIGINT) AS b2,
                      CAST(COALESCE(SUM(open_cents) FILTER (WHERE due < $4 AND due >= $5), 0) AS BIGINT) AS b3,
                      CAST(COALESCE(SUM(open_cents) FILTER (WHERE due < $5), 0) AS BIGINT) AS b4
               FROM invoice WHERE client = $1 AND open_cents > 0
               GROUP BY client, customer, currency) i
              JOIN customer c ON c.client = i.client AND c.id = i.customer
         ORDER BY i.customer, i.currency";
    AGEING_BY_AGREED =
        "SELECT i.customer, c.number, c.name, i.currency, i.b0, i.b1, i.b2, i.b3, i.b4
         FROM (SELECT client, customer, currency,
                      CAST(COALESCE(SUM(open_cents) FILTER (WHERE effective_due >= $2), 0) AS BIGINT) AS b0,
                      CAST(COALESCE(SUM(open_cents) FILTER (WHERE effective_due < $2 AND effective_due >= $3), 0) AS BIGINT) AS b1,
                      CAST(COALESCE(SUM(open_cents) FILTER (WHERE effective_due < $3 AND effective_due >= $4), 0) AS BIGINT) AS b2,
                      CAST(COALESCE(SUM(open_cents) FILTER (WHERE effective_due < $4 AND effective_due >= $5), 0) AS BIGINT) AS b3,
                      CAST(COALESCE(SUM(open_cents) FILTER (WHERE effective_due < $5), 0) AS BIGINT) AS b4
               FROM invoice WHERE client = $1 AND open_cents > 0
               GROUP BY client, customer, currency) i
              JOIN customer c ON c.client = i.client AND c.id = i.customer
         ORDER BY i.customer, i.currency";
    AGED_BY_BOOKS =
        "SELECT i.customer, c.name, i.id, i.number, i.issued, i.due, i.effective_due, i.amount, i.open_cents, i.currency
         FROM invoice i JOIN customer c ON c.client = i.client AND c.id = i.customer
         WHERE i.client = $1 AND i.open_cents > 0 AND i.currency = $2 AND i.due >= $3 AND i.due <= $4
               AND (CAST($5 AS BIGINT) IS NULL OR i.customer = $5)
         ORDER BY i.due, i.customer, i.id LIMIT $6 OFFSET $7";
    AGED_BY_AGREED =
        "SELECT i.customer, c.name, i.id, i.number, i.issued, i.due, i.effective_due, i.amount, i.open_cents, i.currency
         FROM invoice i JOIN customer c ON c.client = i.client AND c.id = i.customer
         WHERE i.client = $1 AND i.open_cents > 0 AND i.currency = $2 AND i.effective_due >= $3 AND i.effective_due <= $4
               AND (CAST($5 AS BIGINT) IS NULL OR i.customer = $5)
         ORDER BY i.effective_due, i.customer, i.id LIMIT $6 OFFSET $7";
    OPEN_NUMBERS =
        "SELECT number, customer, id, issued FROM invoice WHERE client = $1 AND open_cents > 0 ORDER BY id";
    ALLOCATIONS_FOR =
        "SELECT entry, customer, invoice, amount, evidence, source, recorded_at FROM allocation
         WHERE client = $1 AND customer = $2 ORDER BY id";
    BANK_ENTRIES_AFTER =
        "SELECT e.id, e.entry_key, e.account, e.booked, e.amount, e.currency, e.reversal,
                CASE WHEN r.entry IS NULL THEN e.counterparty_name ELSE r.counterparty_name END,
                CASE WHEN r.entry IS NULL THEN e.counterparty_iban ELSE r.counterparty_iban END,
                CASE WHEN r.entry IS NULL THEN e.end_to_end_id ELSE r.end_to_end_id END,
                CASE WHEN r.entry IS NULL THEN e.mandate_id ELSE r.mandate_id END,
                CASE WHEN r.entry IS NULL THEN e.structured_reference ELSE r.structured_reference END,
                CASE WHEN r.entry IS NULL THEN e.remittance ELSE r.remittance END,
                CASE WHEN r.entry IS NULL THEN e.return_reason ELSE r.return_reason END,
                e.raw, e.import, s.reason,
                CAST((SELECT COALESCE(SUM(a.amount), 0) FROM allocation a
                      WHERE a.client = e.client AND a.entry = e.id AND a.invoice IS NOT NULL) AS BIGINT),
                (SELECT MAX(a.customer) FROM allocation a
                 WHERE a.client = e.client AND a.entry = e.id AND a.invoice IS NULL
                 HAVING SUM(a.amount) <> 0)
         FROM bank_entry e LEFT JOIN set_aside s ON s.client = e.client AND s.entry = e.id
              LEFT JOIN entry_reading r ON r.client = e.client AND r.entry = e.id
         WHERE e.client = $1 AND e.id > $2 ORDER BY e.id LIMIT $3";
    ENTRIES_OF_IMPORT =
        "SELECT e.id, e.entry_key, e.account, e.booked, e.amount, e.currency, e.reversal,
                CASE WHEN r.entry IS NULL THEN e.counterparty_name ELSE r.counterparty_name END,
                CASE WHEN r.entry IS NULL THEN e.counterparty_iban ELSE r.counterparty_iban END,
                CASE WHEN r.entry IS NULL THEN e.end_to_end_id ELSE r.end_to_end_id END,
                CASE WHEN r.entry IS NULL THEN e.mandate_id ELSE r.mandate_id END,
                CASE WHEN r.entry IS NULL THEN e.structured_reference ELSE r.structured_reference END,
                CASE WHEN r.entry IS NULL THEN e.remittance ELSE r.remittance END,
                CASE WHEN r.entry IS NULL THEN e.return_reason ELSE r.return_reason END,
                e.raw, e.import, s.reason,
                CAST((SELECT COALESCE(SUM(a.amount), 0) FROM allocation a
                      WHERE a.client = e.client AND a.entry = e.id AND a.invoice IS NOT NULL) AS BIGINT),
                (SELECT MAX(a.customer) FROM allocation a
                 WHERE a.client = e.client AND a.entry = e.id AND a.invoice IS NULL
                 HAVING SUM(a.amount) <> 0)
         FROM bank_entry e LEFT JOIN set_aside s ON s.client = e.client AND s.entry = e.id
              LEFT JOIN entry_reading r ON r.client = e.client AND r.entry = e.id
         WHERE e.client = $1 AND e.import = $2 ORDER BY e.id LIMIT $3 OFFSET $4";

    IMPORT_ROW =
        "SELECT id, file, sha256, format, recorded_at, source, outcome FROM import WHERE client = $1 AND id = $2";
    KEEP_FILE =
        "INSERT INTO import_file (client, import, place, outcome) VALUES ($1, $2, $3, $4)
         ON CONFLICT (client, import, place) DO UPDATE SET outcome = excluded.outcome";
    IMPORT_FILES = "SELECT outcome FROM import_file WHERE client = $1 AND import = $2 ORDER BY place";
    LAST_LINE = "SELECT MAX(place) FROM import_line WHERE client = $1 AND import = $2";
    ADD_LINE =
        "INSERT INTO import_line (client, import, place, kind, customer, invoice, number, was, now, file_line)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    LINE_COUNTS =
        "SELECT kind, COUNT(*) FROM import_line WHERE client = $1 AND import = $2 GROUP BY kind";
    IMPORT_LINES =
        "SELECT l.import, l.place, l.kind, l.customer, l.invoice, l.number, l.was, l.now, l.file_line, c.name
         FROM import_line l LEFT JOIN customer c ON c.client = l.client AND c.id = l.customer
         WHERE l.client = $1 AND l.import = $2 AND l.kind = $3 ORDER BY l.place LIMIT $4 OFFSET $5";
    LATEST_DIFFERENCES =
        "SELECT l.import, l.place, l.kind, l.customer, l.invoice, l.number, l.was, l.now, l.file_line, c.name
         FROM import_line l LEFT JOIN customer c ON c.client = l.client AND c.id = l.customer
         WHERE l.client = $1 AND l.kind NOT IN ('new_customer', 'new_invoice', 'new_credit_note')
         ORDER BY l.import DESC, l.place LIMIT $2 OFFSET $3";
    READ_ANEW =
        "INSERT INTO entry_reading (client, entry, counterparty_name, counterparty_iban, end_to_end_id, mandate_id,
                                    structured_reference, remittance, return_reason, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT (client, entry) DO UPDATE SET
             counterparty_name = excluded.counterparty_name, counterparty_iban = excluded.counterparty_iban,
             end_to_end_id = excluded.end_to_end_id, mandate_id = excluded.mandate_id,
             structured_reference = excluded.structured_reference, remittance = excluded.remittance,
             return_reason = excluded.return_reason, recorded_at = excluded.recorded_at";

    ADD_STATEMENT =
        "INSERT INTO bank_statement (client, statement_key, account, currency, from_day, to_day, number, opening, closing, import)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (client, statement_key) DO NOTHING";
    BANK_STATEMENTS =
        "SELECT statement_key, account, currency, from_day, to_day, number, opening, closing, import
         FROM bank_statement WHERE client = $1 ORDER BY account, to_day, statement_key";
    SET_BANK_THROUGH = "UPDATE client SET bank_through = $2 WHERE id = $1";
    ACCOUNTS_LEFT_OUT = "SELECT account FROM account_left_out WHERE client = $1 ORDER BY account";
    LEAVE_ACCOUNT_OUT =
        "INSERT INTO account_left_out (client, account) VALUES ($1, $2) ON CONFLICT (client, account) DO NOTHING";
    COUNT_ACCOUNT_AGAIN = "DELETE FROM account_left_out WHERE client = $1 AND account = $2";

    FULL_LISTS = "SELECT fingerprint FROM full_list WHERE client = $1 ORDER BY fingerprint";
    REMEMBER_FULL_LIST =
        "INSERT INTO full_list (client, fingerprint) VALUES ($1, $2) ON CONFLICT (client, fingerprint) DO NOTHING";
    FORGET_FULL_LIST = "DELETE FROM full_list WHERE client = $1 AND fingerprint = $2";
}
