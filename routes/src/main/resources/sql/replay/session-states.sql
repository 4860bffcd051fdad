-- On which day each session began, as days since 1970, and whether its recording was deleted.
SELECT
    toString(project_id),
    session_id,
    toInt64(min(began)),
    toInt64(max(deleted))
FROM
(
    SELECT project_id, session_id, toUInt16(day) AS began, 0 AS deleted
    FROM replay_chunks
    WHERE (project_id, session_id) IN (
        SELECT known.1, known.2
        FROM (SELECT arrayJoin(arrayZip({projects:Array(String)}, {sessions:Array(String)})) AS known))
    UNION ALL
    SELECT project_id, session_id, toUInt16(day) AS began, 0 AS deleted
    FROM replay_objects
    WHERE (project_id, session_id) IN (
        SELECT known.1, known.2
        FROM (SELECT arrayJoin(arrayZip({projects:Array(String)}, {sessions:Array(String)})) AS known))
    UNION ALL
    SELECT project_id, session_id, toUInt16(deleted_at :: Date) AS began, 1 AS deleted
    FROM replay_deletions
    WHERE (project_id, session_id) IN (
        SELECT known.1, known.2
        FROM (SELECT arrayJoin(arrayZip({projects:Array(String)}, {sessions:Array(String)})) AS known))
)
GROUP BY project_id, session_id
