//! Connections with bookkeeping packages.

use crate::db::statements;

statements! {
    CONNECTIONS =
        "SELECT client, package, settings, reached, last_tried, last_synced, trouble, remarks, wanted,
                documents_through
         FROM connection WHERE client = $1 ORDER BY package";
    CONNECTION_BY_HOOK =
        "SELECT client, package, settings, reached, last_tried, last_synced, trouble, remarks, wanted,
                documents_through
         FROM connection WHERE hook = $1";
    /// Another administration is another bookkeeping: what was reached in the old one says nothing.
    SAVE_CONNECTION =
        "INSERT INTO connection (client, package, settings, hook, reached, remarks, documents_through)
         VALUES ($1, $2, $3, $4, '', '', 0)
         ON CONFLICT (client, package) DO UPDATE SET settings = excluded.settings, hook = excluded.hook";
    BEGIN_ANEW =
        "UPDATE connection SET reached = '', last_synced = NULL, trouble = NULL, remarks = '', documents_through = 0
         WHERE client = $1 AND package = $2";
    REMOVE_CONNECTION = "DELETE FROM connection WHERE client = $1 AND package = $2";
    SAVE_REACHED = "UPDATE connection SET reached = $3 WHERE client = $1 AND package = $2";
    DOCUMENTS_ASKED =
        "UPDATE connection SET documents_through = $3
         WHERE client = $1 AND package = $2 AND documents_through < $3";
    /// What was wanted before this try is done with it.
    RECORD_SYNC =
        "UPDATE connection SET last_tried = $3, last_synced = CASE WHEN $4 = '' THEN $3 ELSE last_synced END,
                trouble = CASE WHEN $4 = '' THEN NULL ELSE $4 END, remarks = $5,
                wanted = CASE WHEN $4 = '' AND wanted <= $3 THEN NULL ELSE wanted END
         WHERE client = $1 AND package = $2";
    WANT_SYNC = "UPDATE connection SET wanted = $3 WHERE client = $1 AND package = $2";
    WITHOUT_DOCUMENT =
        "SELECT id, number FROM invoice
         WHERE client = $1 AND open_cents > 0 AND id > $2
           AND NOT EXISTS (SELECT 1 FROM document
                           WHERE document.client = invoice.client AND document.invoice = invoice.id)
         ORDER BY id LIMIT $3";
}
