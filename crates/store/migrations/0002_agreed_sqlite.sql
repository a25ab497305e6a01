INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('timeline', 'timeline_kind', '700000 700000 50000 200 1'),
    ('agreed', 'agreed', '20000 20000 2 2 1'),
    ('agreed', 'agreed_list', '20000 20000 4000 20 2 1');
ANALYZE sqlite_schema;
