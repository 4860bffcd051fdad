SELECT name, kind
FROM project_channels
WHERE project_id = :project
ORDER BY name
