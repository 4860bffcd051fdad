-- The visits of a session, oldest first.
SELECT
    session_id AS id,
    toUnixTimestamp64Milli(min(time)) AS started_at,
    toUnixTimestamp64Milli(max(time)) AS ended_at
FROM {{>visit-events}} AS event
WHERE project_id = {project:String}
GROUP BY session_id
ORDER BY started_at
