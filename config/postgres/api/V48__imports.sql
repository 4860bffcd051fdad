-- What was taken over from exports of other analytics.
CREATE TABLE imports (
    id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    project_id    text NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    source        text NOT NULL CHECK (source IN ('umami', 'plausible', 'ga4')),
    rows          integer NOT NULL,
    refused_count integer NOT NULL,
    -- The first of them, with line and reason.
    refused       jsonb NOT NULL,
    created_at    timestamptz NOT NULL
);

CREATE INDEX imports_by_project ON imports (project_id, created_at DESC);

ALTER TABLE imports ENABLE ROW LEVEL SECURITY;
ALTER TABLE imports FORCE ROW LEVEL SECURITY;
CREATE POLICY one_project ON imports
    USING (coalesce(current_setting('gosight.project', true), '') IN ('', project_id));

-- Totals, from which no visit can be made. No figure counts them.
CREATE TABLE imported_days (
    project_id text NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    source     text NOT NULL CHECK (source IN ('plausible', 'ga4')),
    day        date NOT NULL,
    visitors   bigint NOT NULL,
    visits     bigint,
    page_views bigint NOT NULL,
    PRIMARY KEY (project_id, source, day)
);

ALTER TABLE imported_days ENABLE ROW LEVEL SECURITY;
ALTER TABLE imported_days FORCE ROW LEVEL SECURITY;
CREATE POLICY one_project ON imported_days
    USING (coalesce(current_setting('gosight.project', true), '') IN ('', project_id));
