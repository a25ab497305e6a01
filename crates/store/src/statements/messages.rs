//! The life of a message: planned, claimed, recorded.

use crate::db::statements;

statements! {
    ADD_MESSAGE =
        "INSERT INTO message (client, id, customer, message_key, public_id, planned_on, step, channel, registered,
                              invoices, speaker, because, approved, state, attempt, fence,
                              note)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)";
    MESSAGE =
        "SELECT m.client, m.id, m.customer, m.message_key, m.public_id, m.planned_on, m.step, m.channel, m.registered,
                m.invoices, m.speaker, m.because, m.approved, m.state, m.attempt, m.fence, m.claimed_at, m.decided_at,
                m.answer, m.recipient, m.subject, m.sha256, c.name, m.note
         FROM message m JOIN customer c ON c.client = m.client AND c.id = m.customer
         WHERE m.client = $1 AND m.id = $2";
    /// Newest first. The days and the list of states are always there; the widest say all.
    MESSAGES =
        "SELECT m.client, m.id, m.customer, m.message_key, m.public_id, m.planned_on, m.step, m.channel, m.registered,
                m.invoices, m.speaker, m.because, m.approved, m.state, m.attempt, m.fence, m.claimed_at, m.decided_at,
                m.answer, m.recipient, m.subject, m.sha256, c.name, m.note
         FROM message m JOIN customer c ON c.client = m.client AND c.id = m.customer
         WHERE m.client = $1 AND m.planned_on >= $2 AND m.planned_on <= $3
           AND ($4 = '' OR $4 LIKE '% ' || m.state || ' %')
           AND m.customer >= $5 AND m.customer <= $6
           AND ($7 = '%' OR c.search LIKE $7 ESCAPE '!' OR LOWER(COALESCE(m.recipient, '')) LIKE $7 ESCAPE '!'
                OR LOWER(COALESCE(m.subject, '')) LIKE $7 ESCAPE '!')
         ORDER BY m.id DESC LIMIT $8 OFFSET $9";
    MESSAGE_BYTES =
        "SELECT bytes FROM message_bytes WHERE client = $1 AND message = $2 ORDER BY attempt DESC LIMIT 1";
    MESSAGE_COUNTS =
        "SELECT state, COUNT(*) FROM message WHERE client = $1 AND planned_on = $2 GROUP BY state ORDER BY state";
    MESSAGES_TO_SEND =
        "SELECT id FROM message
         WHERE client = $1 AND state IN ('planned', 'failed') AND (state = 'planned' OR attempt < $2)
         ORDER BY id LIMIT $3";

    CLAIM =
        "UPDATE message SET state = 'sending', attempt = attempt + 1, fence = $3, claimed_at = $4, decided_at = NULL,
                answer = NULL, recipient = $5, subject = $6, sha256 = $7
         WHERE client = $1 AND id = $2 AND state IN ('planned', 'failed') AND fence <= $3";
    ADD_BYTES = "INSERT INTO message_bytes (client, message, attempt, bytes) VALUES ($1, $2, $3, $4)";
    CANCEL =
        "UPDATE message SET state = 'cancelled', answer = $3, decided_at = $4
         WHERE client = $1 AND id = $2 AND state IN ('planned', 'failed')";
    /// By the change of a customer: only his own.
    WITHDRAW =
        "UPDATE message SET state = 'cancelled', answer = $4, decided_at = $5
         WHERE client = $1 AND id = $2 AND customer = $3 AND state IN ('planned', 'failed')";
    /// Only the runner that claimed it, and only while it has it.
    RECORD =
        "UPDATE message SET state = $4, answer = $5, decided_at = $6
         WHERE client = $1 AND id = $2 AND state = 'sending' AND fence = $3";
    GIVE_UP_CLAIMS =
        "UPDATE message SET state = 'uncertain', decided_at = $3
         WHERE client = $1 AND state = 'sending' AND claimed_at < $2
         RETURNING id";
    RESOLVE_UNCERTAIN =
        "UPDATE message SET state = $3, answer = $4, decided_at = $5
         WHERE client = $1 AND id = $2 AND state = 'uncertain'";
}
