-- The same lock between clients as the other tables.
ALTER TABLE improvement ENABLE ROW LEVEL SECURITY;
ALTER TABLE improvement FORCE ROW LEVEL SECURITY;
CREATE POLICY own_client ON improvement
    USING (current_setting('bondig.client', true) IN ('all', CAST(client AS TEXT)));
