-- How many hot chunks of deleted recordings there are, and their compressed bytes: they were on
-- their way when the recording was deleted.
SELECT toInt64(count()), toInt64(sum(stored_bytes))
FROM replay_chunks
WHERE (project_id, session_id) IN (SELECT project_id, session_id FROM replay_deletions)
