-- How many insights there are about given visits.
SELECT session_id AS id, count() AS insights
FROM insights FINAL
WHERE project_id = {project:String}
    AND session_id IN {sessions:Array(String)}
GROUP BY session_id
