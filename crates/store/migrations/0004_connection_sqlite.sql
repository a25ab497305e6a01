INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('connection', 'connection_hook', '20 1');
ANALYZE sqlite_schema;
