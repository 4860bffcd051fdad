-- How many hot chunks of a project began on or before a day, and their compressed bytes.
SELECT toInt64(count()), toInt64(sum(stored_bytes))
FROM replay_chunks
WHERE project_id = {project:String}
    AND day <= {last:Date}
