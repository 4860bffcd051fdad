-- Channels that projects have made for themselves, beside those that the operator has configured.
CREATE TABLE project_channels (
    id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    project_id text NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    -- No plugin's name begins so.
    name       text NOT NULL CHECK (name ~ '^own-[a-z0-9]+(-[a-z0-9]+)*$' AND length(name) <= 64),
    kind       text NOT NULL,
    -- Addresses and secrets by key; no response of the API has them.
    settings   jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    UNIQUE (project_id, name)
);

ALTER TABLE project_channels ENABLE ROW LEVEL SECURITY;
ALTER TABLE project_channels FORCE ROW LEVEL SECURITY;
CREATE POLICY one_project ON project_channels
    USING (coalesce(current_setting('gosight.project', true), '') IN ('', project_id));
