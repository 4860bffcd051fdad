SELECT project_id
FROM project_settings
WHERE overrides -> 'retention' IS NOT NULL
