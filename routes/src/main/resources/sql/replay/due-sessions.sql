-- Sessions with rows in ClickHouse that began on or before a day, the oldest first.
SELECT toString(project_id), session_id
FROM replay_chunks
WHERE day <= {day:Date}
GROUP BY project_id, session_id
ORDER BY min(day), project_id, session_id
LIMIT {limit:UInt32}
