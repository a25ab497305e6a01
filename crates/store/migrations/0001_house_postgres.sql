-- What happened stays as it happened: the database itself refuses to change it.

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;

CREATE TRIGGER timeline_is_not_changed BEFORE UPDATE OR DELETE ON timeline
FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER bank_entry_is_not_changed BEFORE UPDATE OR DELETE ON bank_entry
FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER allocation_is_not_changed BEFORE UPDATE OR DELETE ON allocation
FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER message_bytes_are_not_changed BEFORE UPDATE OR DELETE ON message_bytes
FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- The second lock between clients: each transaction says whose rows it is about, and other rows do
-- not exist for it. Steps about the whole installation say 'all'; who says nothing sees nothing.
-- (A superuser passes every such lock: Bondig's own role should be none.)
DO $$
DECLARE
    room RECORD;
BEGIN
    FOR room IN
        SELECT table_name, column_name FROM information_schema.columns
        WHERE table_schema = current_schema()
          AND (column_name = 'client' OR (table_name = 'client' AND column_name = 'id'))
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', room.table_name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', room.table_name);
        EXECUTE format(
            'CREATE POLICY own_client ON %I USING (current_setting(''bondig.client'', true) IN (''all'', CAST(%I AS TEXT)))',
            room.table_name, room.column_name);
    END LOOP;
END $$;
