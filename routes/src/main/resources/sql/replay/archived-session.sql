-- The object that holds a session, and where each chunk is in it; lists are joined by commas.
SELECT
    object_key,
    toInt64(object_bytes),
    toString(encoding),
    toInt64(toUInt16(day)),
    toInt64(toUInt16(expires_on)),
    visitor_id,
    arrayStringConcat(chunk_tab, ','),
    arrayStringConcat(arrayMap(x -> toString(x), chunk_sequence), ','),
    arrayStringConcat(arrayMap(x -> toString(x), chunk_start_ms), ','),
    arrayStringConcat(arrayMap(x -> toString(x), chunk_end_ms), ','),
    arrayStringConcat(arrayMap(x -> toString(x), chunk_clock_offset_ms), ','),
    arrayStringConcat(arrayMap(x -> toString(x), chunk_events), ','),
    arrayStringConcat(arrayMap(x -> toString(toUInt8(x)), chunk_full_snapshot), ','),
    arrayStringConcat(arrayMap(x -> toString(x), chunk_raw_bytes), ','),
    arrayStringConcat(arrayMap(x -> toString(x), chunk_segment), ','),
    arrayStringConcat(arrayMap(x -> toString(x), segment_offset), ','),
    arrayStringConcat(arrayMap(x -> toString(x), segment_bytes), ',')
FROM replay_objects FINAL
WHERE project_id = {project:String}
    AND session_id = {session:String}
