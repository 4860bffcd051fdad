-- 'administer' is members, keys and settings; 'replay' is watching replays.
ALTER TABLE api_keys DROP CONSTRAINT api_keys_scopes_check;
ALTER TABLE api_keys ADD CONSTRAINT api_keys_scopes_check
    CHECK (scopes <@ ARRAY['read', 'manage', 'administer', 'replay']);
ALTER TABLE api_keys ADD COLUMN expires_at timestamptz;

-- What differs from the defaults, in the form of ProjectSettings in api/openapi.yaml.
CREATE TABLE project_settings (
    project_id text PRIMARY KEY REFERENCES projects (id) ON DELETE CASCADE,
    overrides  jsonb NOT NULL,
    updated_at timestamptz NOT NULL
);

-- Who did and watched what. It outlives its project.
CREATE TABLE audit_log (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz NOT NULL,
    -- Null for what belongs to no project, such as signing in.
    project_id text,
    actor      text NOT NULL,
    actor_name text NOT NULL,
    action     text NOT NULL,
    target     text NOT NULL,
    address    text NOT NULL
);

CREATE INDEX audit_log_by_project ON audit_log (project_id, id DESC);

-- Append-only; only what is older than 400 days can be deleted.
CREATE RULE audit_log_keep AS ON UPDATE TO audit_log DO INSTEAD NOTHING;
CREATE RULE audit_log_keep_recent AS ON DELETE TO audit_log
    WHERE old.at > now() - interval '400 days' DO INSTEAD NOTHING;

-- Receipts of erased visitors; also the list of whose late events are erased again.
CREATE TABLE erasures (
    id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    project_id   text NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    visitor_id   text NOT NULL,
    requested_by text NOT NULL,
    requested_at timestamptz NOT NULL,
    erased       jsonb NOT NULL
);

CREATE INDEX erasures_by_project ON erasures (project_id, requested_at DESC);
CREATE INDEX erasures_by_time ON erasures (requested_at);
