//! What a client changes in his process because of complaints.

use crate::db::statements;

statements! {
    IMPROVEMENTS =
        "SELECT id, step, what, owner, due, expected_cents, effect, made_on, done_on
         FROM improvement WHERE client = $1 ORDER BY id DESC";
    NEXT_IMPROVEMENT = "SELECT CAST(COALESCE(MAX(id), 0) + 1 AS BIGINT) FROM improvement WHERE client = $1";
    SAVE_IMPROVEMENT =
        "INSERT INTO improvement (client, id, step, what, owner, due, expected_cents, effect, made_on, done_on)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT (client, id) DO UPDATE
         SET step = excluded.step, what = excluded.what, owner = excluded.owner, due = excluded.due,
             expected_cents = excluded.expected_cents, effect = excluded.effect, done_on = excluded.done_on";
}
