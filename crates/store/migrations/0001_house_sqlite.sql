-- What happened stays as it happened: the database itself refuses to change it.

CREATE TRIGGER timeline_is_not_changed BEFORE UPDATE ON timeline
BEGIN SELECT RAISE(ABORT, 'the timeline is append-only'); END;
CREATE TRIGGER timeline_is_not_deleted BEFORE DELETE ON timeline
BEGIN SELECT RAISE(ABORT, 'the timeline is append-only'); END;

CREATE TRIGGER bank_entry_is_not_changed BEFORE UPDATE ON bank_entry
BEGIN SELECT RAISE(ABORT, 'bank entries are append-only'); END;
CREATE TRIGGER bank_entry_is_not_deleted BEFORE DELETE ON bank_entry
BEGIN SELECT RAISE(ABORT, 'bank entries are append-only'); END;

CREATE TRIGGER allocation_is_not_changed BEFORE UPDATE ON allocation
BEGIN SELECT RAISE(ABORT, 'allocations are append-only'); END;
CREATE TRIGGER allocation_is_not_deleted BEFORE DELETE ON allocation
BEGIN SELECT RAISE(ABORT, 'allocations are append-only'); END;

CREATE TRIGGER message_bytes_are_not_changed BEFORE UPDATE ON message_bytes
BEGIN SELECT RAISE(ABORT, 'the bytes of messages are append-only'); END;
CREATE TRIGGER message_bytes_are_not_deleted BEFORE DELETE ON message_bytes
BEGIN SELECT RAISE(ABORT, 'the bytes of messages are append-only'); END;

-- SQLite cannot guess that a client has many facts and a day few: without this it reads a client's
-- whole timeline to find the rests of one day.
ANALYZE sqlite_schema;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('timeline', 'timeline', '1000000 100000 15 1'),
    ('timeline', 'timeline_rests', '300000 100000 3000 3 1');
ANALYZE sqlite_schema;
