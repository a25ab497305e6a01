-- What a client changes in his own process because of complaints, so that its effect can be followed.
CREATE TABLE improvement (
    client INTEGER NOT NULL REFERENCES client (id),
    id INTEGER NOT NULL,
    step TEXT NOT NULL,
    what TEXT NOT NULL,
    owner TEXT NOT NULL,
    due TEXT NOT NULL,
    expected_cents INTEGER,
    effect TEXT NOT NULL,
    made_on TEXT NOT NULL,
    done_on TEXT,
    PRIMARY KEY (client, id)
) STRICT;
