-- The sessions of a visitor that were recorded, with how the key of their object begins. A session
-- without a row of its object may have one all the same: a move may have been cut off.
SELECT session_id, concat({project:String}, '/', formatDateTime(day, '%Y/%m'), '/', session_id, '.')
FROM
(
    SELECT session_id, day
    FROM replay_chunks
    WHERE project_id = {project:String}
        AND (visitor_id = {visitor:String} OR session_id IN {sessions:Array(String)})
    UNION ALL
    SELECT session_id, day
    FROM replay_objects
    WHERE project_id = {project:String}
        AND (visitor_id = {visitor:String} OR session_id IN {sessions:Array(String)})
)
GROUP BY session_id, day
ORDER BY session_id, day
