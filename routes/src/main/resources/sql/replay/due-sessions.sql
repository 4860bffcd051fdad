-- Sessions with rows in ClickHouse that began on or before a day, the oldest first, without those
-- that were deleted.
SELECT toString(project_id), session_id
FROM replay_chunks
WHERE day <= {day:Date}
    AND (project_id, session_id) NOT IN (SELECT project_id, session_id FROM replay_deletions)
GROUP BY project_id, session_id
ORDER BY min(day), project_id, session_id
LIMIT {limit:UInt32}
