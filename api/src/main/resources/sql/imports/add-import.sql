INSERT INTO imports (project_id, source, rows, refused_count, refused, created_at)
VALUES (:project, :source, :rows, :refused_count, CAST(:refused AS jsonb), :now)
RETURNING id, source, rows, refused_count, refused::text AS refused, created_at
