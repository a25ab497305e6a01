-- The ledger, what came of imported files, and the statements of the bank.

-- Every cent that a customer owes more or less. Its key is that of the fact that made it; what
-- stood before there was a ledger has a fact number below 1.
CREATE TABLE posting (
    client INTEGER NOT NULL,
    customer INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    line INTEGER NOT NULL,
    invoice INTEGER,
    kind TEXT NOT NULL,
    -- Positive: the customer owes more.
    amount INTEGER NOT NULL,
    currency TEXT NOT NULL,
    day TEXT NOT NULL,
    -- The bank entry or credit note that brought the money.
    entry INTEGER,
    source TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    PRIMARY KEY (client, customer, seq, line),
    FOREIGN KEY (client, customer, invoice) REFERENCES invoice (client, customer, id),
    FOREIGN KEY (client, customer) REFERENCES customer (client, id),
    FOREIGN KEY (client, entry) REFERENCES bank_entry (client, id)
) STRICT, WITHOUT ROWID;

INSERT INTO posting (client, customer, seq, line, invoice, kind, amount, currency, day, entry, source, recorded_at)
SELECT client, customer, 0, id * 4, id, 'invoice', amount, currency, issued, NULL, 'before', '2026-01-01T00:00:00.000000000Z'
FROM invoice WHERE amount <> 0;
INSERT INTO posting (client, customer, seq, line, invoice, kind, amount, currency, day, entry, source, recorded_at)
SELECT a.client, a.customer, -a.id, 0, a.invoice,
       CASE WHEN e.account = 'creditnote' THEN 'credit_note' ELSE 'payment' END,
       -a.amount, e.currency, e.booked, a.entry, a.source, a.recorded_at
FROM allocation a JOIN bank_entry e ON e.client = a.client AND e.id = a.entry
WHERE a.amount <> 0;
INSERT INTO posting (client, customer, seq, line, invoice, kind, amount, currency, day, entry, source, recorded_at)
SELECT client, customer, 0, id * 4 + 1, id, 'books', allocated - paid - credited, currency, COALESCE(settled_on, issued),
       NULL, 'before', '2026-01-01T00:00:00.000000000Z'
FROM (SELECT i.client, i.customer, i.id, i.currency, i.settled_on, i.issued, i.paid, i.credited,
             CAST((SELECT COALESCE(SUM(a.amount), 0) FROM allocation a
                   WHERE a.client = i.client AND a.customer = i.customer AND a.invoice = i.id) AS BIGINT) AS allocated
      FROM invoice i) known
WHERE allocated <> paid + credited;
INSERT INTO posting (client, customer, seq, line, invoice, kind, amount, currency, day, entry, source, recorded_at)
SELECT client, customer, 0, id * 4 + 2, id, 'write_off', paid + credited - amount, currency, COALESCE(settled_on, issued),
       NULL, 'before', '2026-01-01T00:00:00.000000000Z'
FROM invoice WHERE let_go = 1 AND amount - paid - credited > 0;

CREATE INDEX posting_entry ON posting (client, entry) WHERE entry IS NOT NULL;
CREATE INDEX allocation_customer ON allocation (client, customer, entry);
CREATE INDEX bank_entry_import ON bank_entry (client, import, id);

-- What one file of an import gave (a zip holds several), as JSON.
CREATE TABLE import_file (
    client INTEGER NOT NULL,
    import INTEGER NOT NULL,
    place INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    PRIMARY KEY (client, import, place),
    FOREIGN KEY (client, import) REFERENCES import (client, id)
) STRICT;

-- What an import changed, thing by thing, beside how it was.
CREATE TABLE import_line (
    client INTEGER NOT NULL,
    import INTEGER NOT NULL,
    place INTEGER NOT NULL,
    kind TEXT NOT NULL,
    customer INTEGER,
    invoice INTEGER,
    number TEXT NOT NULL,
    was TEXT,
    now TEXT,
    file_line INTEGER,
    PRIMARY KEY (client, import, place),
    FOREIGN KEY (client, import) REFERENCES import (client, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX import_line_kind ON import_line (client, import, kind, place);

-- Statements as the bank made them: what follows on what, and through which day.
CREATE TABLE bank_statement (
    client INTEGER NOT NULL,
    statement_key TEXT NOT NULL,
    account TEXT NOT NULL,
    currency TEXT,
    from_day TEXT,
    to_day TEXT NOT NULL,
    number TEXT,
    opening INTEGER,
    closing INTEGER,
    import INTEGER NOT NULL,
    PRIMARY KEY (client, statement_key),
    FOREIGN KEY (client, import) REFERENCES import (client, id)
) STRICT;

CREATE INDEX bank_statement_account ON bank_statement (client, account, to_day);

-- Accounts that a person left out: they do not say how old the bank data is.
CREATE TABLE account_left_out (
    client INTEGER NOT NULL REFERENCES client (id),
    account TEXT NOT NULL,
    PRIMARY KEY (client, account)
) STRICT;

-- Tables of which a person said that they name everything that is open, by their headings.
CREATE TABLE full_list (
    client INTEGER NOT NULL REFERENCES client (id),
    fingerprint TEXT NOT NULL,
    PRIMARY KEY (client, fingerprint)
) STRICT;

-- How a bank entry is read by today's rules, where that differs from its first reading. The
-- entry itself, its amount, its day and its raw text stay as they came.
CREATE TABLE entry_reading (
    client INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    counterparty_name TEXT,
    counterparty_iban TEXT,
    end_to_end_id TEXT,
    mandate_id TEXT,
    structured_reference TEXT,
    remittance TEXT NOT NULL,
    return_reason TEXT,
    recorded_at TEXT NOT NULL,
    PRIMARY KEY (client, entry),
    FOREIGN KEY (client, entry) REFERENCES bank_entry (client, id)
) STRICT;
