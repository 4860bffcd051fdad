-- The settings of the projects that decide how their pages and visitors are counted.
SELECT project_id, overrides::text AS settings
FROM project_settings
WHERE jsonb_exists_any(overrides, ARRAY['pages', 'domains', 'one_visitor_on_all_hosts', 'internal_visitors'])
ORDER BY project_id
LIMIT :most
