-- Where the chunks of a session are, each once: in a frame of the hot table, or in a segment of an
-- object. Hot rows come first, since a chunk that has moved may be there still.
SELECT
    tab_id,
    toInt64(sequence),
    toInt64(frame),
    toInt64(position),
    start_ms,
    end_ms,
    clock_offset_ms,
    toInt64(events),
    toInt64(full_snapshot),
    toInt64(raw_bytes),
    toInt64(stored_bytes),
    toInt64(toUInt16(day)),
    toInt64(toUInt16(expires_on)),
    visitor_id
FROM replay_chunks
WHERE project_id = {project:String}
    AND session_id = {session:String}
ORDER BY tab_id, sequence, received_at, frame, position
LIMIT 1 BY tab_id, sequence
