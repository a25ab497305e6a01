ALTER TABLE connection ENABLE ROW LEVEL SECURITY;
ALTER TABLE connection FORCE ROW LEVEL SECURITY;
CREATE POLICY own_client ON connection
USING (current_setting('bondig.client', true) IN ('all', CAST(client AS TEXT)));
