SELECT id, file, release, length(data) AS bytes, uploaded_at
FROM source_maps
WHERE project_id = :project
ORDER BY uploaded_at DESC, id
