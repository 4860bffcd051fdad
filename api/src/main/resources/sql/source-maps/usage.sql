SELECT count(*) AS maps, coalesce(sum(length(data)), 0) AS bytes
FROM source_maps
WHERE project_id = :project
