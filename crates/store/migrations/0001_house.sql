-- The whole house, as SQLite reads it. For PostgreSQL three words are changed when it is carried
-- out (INTEGER, BLOB and the table options); what only one of them knows stands in
-- 0001_house_sqlite.sql and 0001_house_postgres.sql.
--
-- Every key begins with the client, and every reference carries it along: a row of one client
-- cannot point at a row of another. Dates are YYYY-MM-DD, moments RFC 3339 in UTC with nine
-- decimals, money whole cents, yes and no 1 and 0.

CREATE TABLE installation (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    all_stopped INTEGER NOT NULL,
    -- The newest runner number.
    fence INTEGER NOT NULL,
    next_client INTEGER NOT NULL,
    next_user INTEGER NOT NULL
) STRICT;

INSERT INTO installation (id, all_stopped, fence, next_client, next_user) VALUES (1, 0, 0, 1, 1);

CREATE TABLE client (
    id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    settings TEXT NOT NULL,
    sending TEXT NOT NULL,
    bank_through TEXT,
    last_run TEXT,
    -- The day that was run before that one: tells whether today ends a break.
    run_before TEXT
) STRICT;

-- The next number of each kind. Who writes for a client changes its row first, and so waits for
-- whoever is writing: on PostgreSQL this is the one lock, on SQLite there is one writer anyway.
CREATE TABLE counter (
    client INTEGER NOT NULL PRIMARY KEY REFERENCES client (id),
    next_customer INTEGER NOT NULL DEFAULT 1,
    next_invoice INTEGER NOT NULL DEFAULT 1,
    next_seq INTEGER NOT NULL DEFAULT 1,
    next_message INTEGER NOT NULL DEFAULT 1,
    next_entry INTEGER NOT NULL DEFAULT 1,
    next_allocation INTEGER NOT NULL DEFAULT 1,
    next_import INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE customer (
    client INTEGER NOT NULL REFERENCES client (id),
    id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    look_on TEXT,
    number TEXT NOT NULL,
    name TEXT NOT NULL,
    city TEXT,
    -- Lower-cased, for search.
    search TEXT NOT NULL,
    -- Accounts, separated by a space.
    ibans TEXT NOT NULL,
    -- Open euro, open sums in all currencies as JSON, how many, and the earliest effective due date
    -- (the last of all days when nothing is open, so that those customers come last).
    open_cents INTEGER NOT NULL,
    open_sums TEXT NOT NULL,
    open_invoices INTEGER NOT NULL,
    oldest_due TEXT NOT NULL,
    card TEXT NOT NULL,
    profile TEXT NOT NULL,
    -- domain::State, and the tracks of the invoices that something still hangs on.
    state TEXT NOT NULL,
    PRIMARY KEY (client, id)
) STRICT;

CREATE UNIQUE INDEX customer_number ON customer (client, number) WHERE number <> '';
CREATE INDEX customer_look ON customer (client, id, look_on);
CREATE INDEX customer_list ON customer (client, oldest_due, name, id);

CREATE TABLE invoice (
    client INTEGER NOT NULL,
    customer INTEGER NOT NULL,
    id INTEGER NOT NULL,
    number TEXT NOT NULL,
    amount INTEGER NOT NULL,
    currency TEXT NOT NULL,
    issued TEXT NOT NULL,
    sent TEXT NOT NULL,
    due TEXT NOT NULL,
    effective_due TEXT NOT NULL,
    project TEXT,
    specialist TEXT,
    collect TEXT NOT NULL,
    reference TEXT,
    ordinal INTEGER NOT NULL,
    paid INTEGER NOT NULL,
    paid_by_books INTEGER NOT NULL,
    credited INTEGER NOT NULL,
    let_go INTEGER NOT NULL,
    settled_on TEXT,
    -- What is still asked for: 0 when settled, overpaid or let go.
    open_cents INTEGER NOT NULL,
    -- 1 while its track stands in the customer's state; else the track stands here.
    hangs INTEGER NOT NULL,
    track TEXT,
    PRIMARY KEY (client, customer, id),
    UNIQUE (client, id),
    FOREIGN KEY (client, customer) REFERENCES customer (client, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX invoice_open ON invoice (client, effective_due, currency, customer, id, open_cents) WHERE open_cents > 0;
CREATE INDEX invoice_issued ON invoice (client, issued);

-- The key leads with the customer: one customer's history lies together and is read in order.
CREATE TABLE timeline (
    client INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    customer INTEGER NOT NULL,
    day TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    source TEXT NOT NULL,
    kind TEXT NOT NULL,
    fact TEXT NOT NULL,
    PRIMARY KEY (client, customer, seq),
    FOREIGN KEY (client, customer) REFERENCES customer (client, id)
) STRICT, WITHOUT ROWID;

-- Why nothing was done on a day.
CREATE INDEX timeline_rests ON timeline (client, day, customer, seq) WHERE kind = 'rested';

CREATE TABLE todo (
    client INTEGER NOT NULL,
    customer INTEGER NOT NULL,
    id INTEGER NOT NULL,
    todo TEXT NOT NULL,
    -- The earliest effective due date of what it is about.
    oldest_due TEXT,
    snoozed_until TEXT,
    owner TEXT,
    closed_at TEXT,
    PRIMARY KEY (client, customer, id),
    FOREIGN KEY (client, customer) REFERENCES customer (client, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX todo_open ON todo (client, customer, id) WHERE closed_at IS NULL;

CREATE TABLE message (
    client INTEGER NOT NULL,
    id INTEGER NOT NULL,
    customer INTEGER NOT NULL,
    message_key TEXT NOT NULL,
    public_id TEXT NOT NULL UNIQUE,
    planned_on TEXT NOT NULL,
    step TEXT NOT NULL,
    channel TEXT NOT NULL,
    registered INTEGER NOT NULL,
    invoices TEXT NOT NULL,
    speaker TEXT,
    because TEXT NOT NULL,
    approved INTEGER NOT NULL,
    state TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    fence INTEGER NOT NULL,
    claimed_at TEXT,
    decided_at TEXT,
    answer TEXT,
    recipient TEXT,
    subject TEXT,
    sha256 TEXT,
    PRIMARY KEY (client, id),
    UNIQUE (client, message_key),
    FOREIGN KEY (client, customer) REFERENCES customer (client, id)
) STRICT;

CREATE INDEX message_to_send ON message (client, id) WHERE state IN ('planned', 'failed');
CREATE INDEX message_sending ON message (client, claimed_at) WHERE state = 'sending';
CREATE INDEX message_day ON message (client, planned_on, state);
CREATE INDEX message_customer ON message (client, customer, id);

-- The exact bytes of every attempt: proof of what we said.
CREATE TABLE message_bytes (
    client INTEGER NOT NULL,
    message INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (client, message, attempt),
    FOREIGN KEY (client, message) REFERENCES message (client, id)
) STRICT;

CREATE TABLE import (
    client INTEGER NOT NULL REFERENCES client (id),
    id INTEGER NOT NULL,
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    format TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    source TEXT NOT NULL,
    outcome TEXT NOT NULL,
    PRIMARY KEY (client, id)
) STRICT;

CREATE INDEX import_sha256 ON import (client, sha256);

CREATE TABLE import_bytes (
    client INTEGER NOT NULL,
    import INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (client, import),
    FOREIGN KEY (client, import) REFERENCES import (client, id)
) STRICT;

CREATE TABLE bank_entry (
    client INTEGER NOT NULL,
    id INTEGER NOT NULL,
    entry_key TEXT NOT NULL,
    account TEXT NOT NULL,
    booked TEXT NOT NULL,
    amount INTEGER NOT NULL,
    currency TEXT NOT NULL,
    reversal INTEGER NOT NULL,
    counterparty_name TEXT,
    counterparty_iban TEXT,
    end_to_end_id TEXT,
    mandate_id TEXT,
    structured_reference TEXT,
    remittance TEXT NOT NULL,
    return_reason TEXT,
    raw TEXT NOT NULL,
    import INTEGER NOT NULL,
    PRIMARY KEY (client, id),
    UNIQUE (client, entry_key),
    FOREIGN KEY (client, import) REFERENCES import (client, id)
) STRICT;

CREATE INDEX bank_entry_end_to_end ON bank_entry (client, end_to_end_id) WHERE end_to_end_id IS NOT NULL;
CREATE INDEX bank_entry_mandate ON bank_entry (client, mandate_id) WHERE mandate_id IS NOT NULL;

CREATE TABLE allocation (
    client INTEGER NOT NULL,
    id INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    customer INTEGER NOT NULL,
    invoice INTEGER,
    amount INTEGER NOT NULL,
    evidence TEXT NOT NULL,
    source TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    PRIMARY KEY (client, id),
    FOREIGN KEY (client, entry) REFERENCES bank_entry (client, id),
    FOREIGN KEY (client, customer) REFERENCES customer (client, id),
    FOREIGN KEY (client, customer, invoice) REFERENCES invoice (client, customer, id)
) STRICT;

CREATE INDEX allocation_entry ON allocation (client, entry);

CREATE TABLE set_aside (
    client INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (client, entry),
    FOREIGN KEY (client, entry) REFERENCES bank_entry (client, id)
) STRICT;

-- Entries whose money has no invoice yet. It follows from the three tables above; kept so that the
-- list of what waits does not read all entries of all years.
CREATE TABLE bank_waiting (
    client INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (client, entry),
    FOREIGN KEY (client, entry) REFERENCES bank_entry (client, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE document (
    client INTEGER NOT NULL,
    invoice INTEGER NOT NULL,
    name TEXT NOT NULL,
    mime TEXT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (client, invoice, name),
    FOREIGN KEY (client, invoice) REFERENCES invoice (client, id)
) STRICT;

CREATE TABLE user_account (
    id INTEGER NOT NULL PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    password TEXT,
    language TEXT NOT NULL,
    disabled INTEGER NOT NULL
) STRICT;

CREATE TABLE user_client (
    client INTEGER NOT NULL REFERENCES client (id),
    user_account INTEGER NOT NULL REFERENCES user_account (id),
    PRIMARY KEY (client, user_account)
) STRICT;

CREATE TABLE session (
    token_hash TEXT NOT NULL PRIMARY KEY,
    user_account INTEGER NOT NULL REFERENCES user_account (id),
    csrf TEXT NOT NULL,
    created_at TEXT NOT NULL,
    seen_at TEXT NOT NULL
) STRICT;

CREATE INDEX session_by_user ON session (user_account);

CREATE TABLE login_link (
    token_hash TEXT NOT NULL PRIMARY KEY,
    user_account INTEGER NOT NULL REFERENCES user_account (id),
    expires_at TEXT NOT NULL,
    used_at TEXT
) STRICT;
