DELETE FROM source_maps
WHERE project_id = :project AND id = :id
RETURNING id, file, release, length(data) AS bytes, uploaded_at
