-- Connections with bookkeeping packages. Their keys stand in files of their own, never here.

CREATE TABLE connection (
    client INTEGER NOT NULL REFERENCES client (id),
    package TEXT NOT NULL,
    settings TEXT NOT NULL,
    -- The last part of the address on which the package tells that something changed.
    hook TEXT,
    -- How far we are, in words of the room `books`.
    reached TEXT NOT NULL,
    last_tried TEXT,
    last_synced TEXT,
    trouble TEXT,
    remarks TEXT NOT NULL,
    wanted TEXT,
    -- Invoices up to this id were asked for their document.
    documents_through INTEGER NOT NULL,
    PRIMARY KEY (client, package)
) STRICT;

CREATE UNIQUE INDEX connection_hook ON connection (hook) WHERE hook IS NOT NULL;
