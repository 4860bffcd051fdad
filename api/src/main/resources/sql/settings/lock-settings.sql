SELECT s.overrides::text
FROM projects p
LEFT JOIN project_settings s ON s.project_id = p.id
WHERE p.id = :project
FOR UPDATE OF p
