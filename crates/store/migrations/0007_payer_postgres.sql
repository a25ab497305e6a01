ALTER TABLE payer ENABLE ROW LEVEL SECURITY;
ALTER TABLE payer FORCE ROW LEVEL SECURITY;
CREATE POLICY own_client ON payer USING (current_setting('bondig.client', true) IN ('all', CAST(client AS TEXT)));
