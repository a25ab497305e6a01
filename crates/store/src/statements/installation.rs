//! The installation, its clients, and the counters that number everything of a client.

use crate::db::statements;

statements! {
    MIGRATIONS = "SELECT version FROM migration ORDER BY version";
    ADD_MIGRATION = "INSERT INTO migration (version, name) VALUES ($1, $2)";

    ALL_STOPPED = "SELECT all_stopped FROM installation";
    SET_ALL_STOPPED = "UPDATE installation SET all_stopped = $1";
    ADD_TO_FENCE = "UPDATE installation SET fence = fence + $1 RETURNING fence";
    NEXT_CLIENT = "UPDATE installation SET next_client = next_client + 1 RETURNING next_client - 1";
    NEXT_USER = "UPDATE installation SET next_user = next_user + 1 RETURNING next_user - 1";
    CLEAR_INSTALLATION = "DELETE FROM installation";
    CLOSE_ALL_SENDING = "UPDATE client SET sending = $1";

    CLIENTS = "SELECT id, name, settings, sending, bank_through, last_run, run_before FROM client ORDER BY id";
    CLIENT = "SELECT id, name, settings, sending, bank_through, last_run, run_before FROM client WHERE id = $1";
    ADD_CLIENT = "INSERT INTO client (id, name, settings, sending) VALUES ($1, $2, $3, $4)";
    ADD_COUNTER = "INSERT INTO counter (client) VALUES ($1)";
    SAVE_SETTINGS = "UPDATE client SET settings = $2 WHERE id = $1";
    SET_SENDING = "UPDATE client SET sending = $2 WHERE id = $1";
    BANK_SEEN_THROUGH =
        "UPDATE client SET bank_through = $2 WHERE id = $1 AND (bank_through IS NULL OR bank_through < $2)";
    BEGIN_RUN =
        "UPDATE client SET run_before = CASE WHEN last_run < $2 THEN last_run ELSE run_before END, last_run = $2
         WHERE id = $1 AND (last_run IS NULL OR last_run <= $2)";

    /// Also the lock of a client: who has it writes alone.
    TAKE_NUMBERS =
        "UPDATE counter SET next_customer = next_customer + $2, next_invoice = next_invoice + $3,
                next_seq = next_seq + $4, next_message = next_message + $5, next_entry = next_entry + $6,
                next_allocation = next_allocation + $7, next_import = next_import + $8
         WHERE client = $1
         RETURNING next_customer - $2, next_invoice - $3, next_seq - $4, next_message - $5,
                   next_entry - $6, next_allocation - $7, next_import - $8";
}
