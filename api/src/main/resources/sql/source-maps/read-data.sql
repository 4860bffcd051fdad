SELECT data
FROM source_maps
WHERE project_id = :project AND id = :id
