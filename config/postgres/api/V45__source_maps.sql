-- Source maps, by which the stacks of minified scripts are read.
CREATE TABLE source_maps (
    id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    project_id  text NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    -- The script's address, or its path on any host.
    file        text NOT NULL CHECK (length(file) BETWEEN 1 AND 2000),
    release     text NOT NULL CHECK (length(release) <= 100),
    -- JSON, compressed by gzip, without the contents of the sources.
    data        bytea NOT NULL,
    uploaded_at timestamptz NOT NULL,
    UNIQUE (project_id, file, release)
);

ALTER TABLE source_maps ENABLE ROW LEVEL SECURITY;
ALTER TABLE source_maps FORCE ROW LEVEL SECURITY;
CREATE POLICY one_project ON source_maps
    USING (coalesce(current_setting('gosight.project', true), '') IN ('', project_id));
