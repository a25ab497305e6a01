-- What was agreed with customers, as rows to list; and links for people without an account.

-- It follows from the customers' states (`domain::State`), and is written with them: kept so that
-- the board of disputes or the list of promises does not read every customer. One row for each
-- promise, dispute, arrangement, claim of a term and agreed term, in the order of the state.
CREATE TABLE agreed (
    client INTEGER NOT NULL,
    customer INTEGER NOT NULL,
    kind TEXT NOT NULL,
    position INTEGER NOT NULL,
    is_open INTEGER NOT NULL,
    opened_on TEXT NOT NULL,
    -- The day on which somebody looks at it again (A2).
    next_on TEXT,
    closed_on TEXT,
    cents INTEGER,
    owner TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (client, customer, kind, position),
    FOREIGN KEY (client, customer) REFERENCES customer (client, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX agreed_list ON agreed (client, kind, opened_on, customer, position);

CREATE TABLE invitation (
    token_hash TEXT NOT NULL PRIMARY KEY,
    client INTEGER NOT NULL,
    customer INTEGER NOT NULL,
    kind TEXT NOT NULL,
    -- What it is about: JSON, read by the page that it leads to.
    subject TEXT NOT NULL,
    invited_by TEXT NOT NULL,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_at TEXT,
    FOREIGN KEY (client, customer) REFERENCES customer (client, id)
) STRICT;

CREATE INDEX invitation_customer ON invitation (client, customer);

-- Facts of one kind over all customers, for figures. Rests are far the most, and have their own.
CREATE INDEX timeline_kind ON timeline (client, kind, day, seq) WHERE kind <> 'rested';
