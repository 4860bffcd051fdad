-- What opens one WebSocket, within seconds: redeemed by being deleted, found by SHA-256.
CREATE TABLE realtime_tickets (
    ticket_hash bytea PRIMARY KEY CHECK (length(ticket_hash) = 32),
    project_id  text NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    -- On whose behalf: one of the two.
    session_id  uuid REFERENCES user_sessions (id) ON DELETE CASCADE,
    key_id      uuid REFERENCES api_keys (id) ON DELETE CASCADE,
    expires_at  timestamptz NOT NULL,
    CHECK ((session_id IS NULL) <> (key_id IS NULL))
);

CREATE INDEX realtime_tickets_by_project ON realtime_tickets (project_id, expires_at);

ALTER TABLE realtime_tickets ENABLE ROW LEVEL SECURITY;
ALTER TABLE realtime_tickets FORCE ROW LEVEL SECURITY;
CREATE POLICY one_project ON realtime_tickets
    USING (coalesce(current_setting('gosight.project', true), '') IN ('', project_id));
