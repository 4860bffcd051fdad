INSERT INTO imported_days (project_id, source, day, visitors, visits, page_views)
SELECT :project, d.source, d.day, d.visitors, d.visits, d.page_views
FROM jsonb_to_recordset(CAST(:days AS jsonb))
    AS d (source text, day date, visitors bigint, visits bigint, page_views bigint)
ON CONFLICT (project_id, source, day)
DO UPDATE SET visitors = excluded.visitors, visits = excluded.visits, page_views = excluded.page_views
