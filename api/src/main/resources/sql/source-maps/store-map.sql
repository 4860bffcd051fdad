INSERT INTO source_maps (project_id, file, release, data, uploaded_at)
VALUES (:project, :file, :release, :data, :now)
ON CONFLICT (project_id, file, release)
    DO UPDATE SET id = gen_random_uuid(), data = excluded.data, uploaded_at = excluded.uploaded_at
RETURNING id, file, release, length(data) AS bytes, uploaded_at
