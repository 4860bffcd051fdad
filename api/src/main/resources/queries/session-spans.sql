-- From when to when sessions lasted, with all of their visits.
SELECT
    session_id AS id,
    toUnixTimestamp64Milli(min(time)) AS started_at,
    toUnixTimestamp64Milli(max(time)) AS ended_at
FROM events
WHERE project_id = {project:String}
    AND session_id IN {sessions:Array(String)}
    AND NOT bot
GROUP BY session_id
