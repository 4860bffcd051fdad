SELECT id
FROM source_maps
WHERE project_id = :project AND file IN (:url, :path)
ORDER BY uploaded_at DESC
LIMIT 1
