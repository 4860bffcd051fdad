-- How many insights there are about given visits.
SELECT session_id AS id, count() AS insights
FROM {{>visit-insights}} AS insight
WHERE project_id = {project:String}
    AND session_id IN {{visits}}
GROUP BY session_id
