CREATE TRIGGER posting_is_not_changed BEFORE UPDATE ON posting
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER posting_is_not_deleted BEFORE DELETE ON posting
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('posting', 'posting', '300000 300000 20 1 1'),
    ('posting', 'posting_entry', '100000 100000 2'),
    ('allocation', 'allocation_customer', '100000 100000 10 1'),
    ('bank_entry', 'bank_entry_import', '100000 100000 200 1');
ANALYZE sqlite_schema;
