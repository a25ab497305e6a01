-- Who paid for whom: by the account, or the name, of a payment that lies on his invoices. Rows come
-- and go with the allocations of their entry.
CREATE TABLE payer (
    client INTEGER NOT NULL,
    payer TEXT NOT NULL,
    customer INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (client, payer, customer, entry),
    FOREIGN KEY (client, customer) REFERENCES customer (client, id),
    FOREIGN KEY (client, entry) REFERENCES bank_entry (client, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX payer_entry ON payer (client, entry);
