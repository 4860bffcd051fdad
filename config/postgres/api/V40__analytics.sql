-- What a project's people decided about a group of errors; groups without a row are open.
CREATE TABLE error_states (
    project_id  text NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    fingerprint text NOT NULL CHECK (fingerprint ~ '^[0-9a-f]{16}$'),
    status      text NOT NULL CHECK (status IN ('open', 'resolved', 'ignored')),
    changed_at  timestamptz NOT NULL,
    PRIMARY KEY (project_id, fingerprint)
);

-- Saved segments, goals, funnels, views and annotations.
CREATE TABLE saved_items (
    id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    project_id text NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    kind       text NOT NULL CHECK (kind IN ('segments', 'goals', 'funnels', 'views', 'annotations')),
    name       text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    -- Its form by kind is NewSavedItem in api/openapi.yaml.
    definition jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);

CREATE INDEX saved_items_by_project ON saved_items (project_id, kind, created_at);
