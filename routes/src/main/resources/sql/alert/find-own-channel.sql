-- A project's own channel.
SELECT id, kind, settings::text AS settings
FROM project_channels
WHERE project_id = :project AND name = :name
