INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('payer', 'payer', '100000 100000 10 9 1'),
    ('payer', 'payer_entry', '100000 100000 2');
ANALYZE sqlite_schema;
