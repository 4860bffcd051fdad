-- The pieces of a frame from its begin to a position.
SELECT toInt64(sequence), toInt64(raw_bytes), payload
FROM replay_chunks
WHERE project_id = {project:String}
    AND session_id = {session:String}
    AND tab_id = {tab:String}
    AND frame = {frame:UInt64}
    AND position <= {position:UInt32}
ORDER BY position
LIMIT 1 BY position
