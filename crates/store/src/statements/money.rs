//! Imports, bank entries, allocations and documents.

use crate::db::statements;

statements! {
    IMPORT_BY_HASH =
        "SELECT id, file, sha256, format, recorded_at, source, outcome FROM import
         WHERE client = $1 AND sha256 = $2 ORDER BY id DESC LIMIT 1";
    IMPORTS =
        "SELECT id, file, sha256, format, recorded_at, source, outcome FROM import
         WHERE client = $1 ORDER BY id DESC LIMIT $2";
    ADD_IMPORT =
        "INSERT INTO import (client, id, file, sha256, format, recorded_at, source, outcome)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    ADD_IMPORT_BYTES = "INSERT INTO import_bytes (client, import, bytes) VALUES ($1, $2, $3)";
    FINISH_IMPORT = "UPDATE import SET outcome = $3 WHERE client = $1 AND id = $2";
    IMPORT_BYTES = "SELECT bytes FROM import_bytes WHERE client = $1 AND import = $2";

    KNOWN_BANK_KEYS = "SELECT entry_key FROM bank_entry WHERE client = $1 AND entry_key IN ($2..)";
    ADD_BANK_ENTRY =
        "INSERT INTO bank_entry (client, id, entry_key, account, booked, amount, currency, reversal, counterparty_name,
                                 counterparty_iban, end_to_end_id, mandate_id, structured_reference, remittance,
                                 return_reason, raw, import)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)";
    BANK_ENTRY =
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
         WHERE e.client = $1 AND e.id = $2";
    /// Oldest first.
    WAITING_ENTRIES =
        "SELECT e.id, e.entry_key, e.account, e.booked, e.amount, e.currency, e.reversal,
                CASE WHEN r.entry IS NULL THEN e.counterparty_name ELSE r.counterparty_name END,
                CASE WHEN r.entry IS NULL THEN e.counterparty_iban ELSE r.counterparty_iban END,
                CASE WHEN r.entry IS NULL THEN e.end_to_end_id ELSE r.end_to_end_id END,
                CASE WHEN r.entry IS NULL THEN e.mandate_id ELSE r.mandate_id END,
                CASE WHEN r.entry IS NULL THEN e.structured_reference ELSE r.structured_reference END,
                CASE WHEN r.entry IS NULL THEN e.remittance ELSE r.remittance END,
                CASE WHEN r.entry IS NULL THEN e.return_reason ELSE r.return_reason END,
                e.raw, e.import, NULL,
                CAST((SELECT COALESCE(SUM(a.amount), 0) FROM allocation a
                      WHERE a.client = e.client AND a.entry = e.id AND a.invoice IS NOT NULL) AS BIGINT),
                (SELECT MAX(a.customer) FROM allocation a
                 WHERE a.client = e.client AND a.entry = e.id AND a.invoice IS NULL
                 HAVING SUM(a.amount) <> 0)
         FROM bank_waiting w JOIN bank_entry e ON e.client = w.client AND e.id = w.entry
              LEFT JOIN entry_reading r ON r.client = e.client AND r.entry = e.id
         WHERE w.client = $1 ORDER BY e.booked, e.id LIMIT $2 OFFSET $3";
    ENTRIES_BY_REFERENCE =
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
         WHERE e.client = $1 AND (e.end_to_end_id = $2 OR e.mandate_id = $2)
         ORDER BY e.booked, e.id";
    ADD_WAITING = "INSERT INTO bank_waiting (client, entry) VALUES ($1, $2)";
    WAITS_AGAIN = "INSERT INTO bank_waiting (client, entry) VALUES ($1, $2) ON CONFLICT (client, entry) DO NOTHING";
    WAITS_NO_MORE = "DELETE FROM bank_waiting WHERE client = $1 AND entry = $2";
    SET_ASIDE =
        "INSERT INTO set_aside (client, entry, reason) VALUES ($1, $2, $3)
         ON CONFLICT (client, entry) DO UPDATE SET reason = excluded.reason";

    ADD_ALLOCATION =
        "INSERT INTO allocation (client, id, entry, customer, invoice, amount, evidence, source, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    ALLOCATIONS_OF =
        "SELECT entry, customer, invoice, amount, evidence, source, recorded_at FROM allocation
         WHERE client = $1 AND entry = $2 ORDER BY id";

    ADD_DOCUMENT =
        "INSERT INTO document (client, invoice, name, mime, bytes) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (client, invoice, name) DO UPDATE SET mime = excluded.mime, bytes = excluded.bytes";
    WITH_DOCUMENT = "SELECT DISTINCT invoice FROM document WHERE client = $1 AND invoice IN ($2..) ORDER BY invoice";
    DOCUMENTS = "SELECT name, mime, bytes FROM document WHERE client = $1 AND invoice = $2 ORDER BY name";
}
