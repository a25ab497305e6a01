-- The new tables get the same lock between clients as the first ones.
DO $$
DECLARE
    room TEXT;
BEGIN
    FOREACH room IN ARRAY ARRAY['agreed', 'invitation'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', room);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', room);
        EXECUTE format(
            'CREATE POLICY own_client ON %I USING (current_setting(''bondig.client'', true) IN (''all'', CAST(client AS TEXT)))',
            room);
    END LOOP;
END $$;
