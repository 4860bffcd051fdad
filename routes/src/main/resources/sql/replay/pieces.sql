-- The pieces of one chunk that have come so far.
SELECT payload
FROM replay_parts
WHERE project_id = {project:String}
    AND session_id = {session:String}
    AND tab_id = {tab:String}
    AND sequence = {sequence:UInt32}
ORDER BY part
LIMIT 1 BY part
