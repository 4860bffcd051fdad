-- What is stored of a session's recording, hot or cold, each chunk once. One offset holds for the
-- whole session, so that times do not jump where the sender's clock was measured anew.
SELECT
    tab_id,
    sequence,
    start_ms + offset_ms AS start_ms,
    end_ms + offset_ms AS end_ms,
    offset_ms,
    events,
    full_snapshot,
    raw_bytes,
    stored_bytes,
    visitor_id,
    storage
FROM
(
    SELECT
        *,
        first_value(clock_offset_ms) OVER (
            ORDER BY start_ms, tab_id, sequence
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS offset_ms
    FROM
    (
        SELECT
            tab_id,
            sequence,
            start_ms,
            end_ms,
            clock_offset_ms,
            events,
            full_snapshot,
            raw_bytes,
            toUInt64(stored_bytes) AS stored_bytes,
            visitor_id,
            'hot' AS storage,
            received_at,
            frame
        FROM replay_chunks
        WHERE project_id = {project:String}
            AND session_id = {session:String}
        UNION ALL
        SELECT
            chunk_tab AS tab_id,
            chunk_sequence AS sequence,
            chunk_start_ms AS start_ms,
            chunk_end_ms AS end_ms,
            chunk_clock_offset_ms AS clock_offset_ms,
            chunk_events AS events,
            chunk_full_snapshot AS full_snapshot,
            chunk_raw_bytes AS raw_bytes,
            -- The object's bytes, shared out by size.
            toUInt64(object_bytes * chunk_raw_bytes / greatest(all_raw_bytes, 1)) AS stored_bytes,
            visitor_id,
            'cold' AS storage,
            toDateTime64(0, 3, 'UTC') AS received_at,
            toUInt64(0) AS frame
        FROM
        (
            SELECT *, arraySum(chunk_raw_bytes) AS all_raw_bytes
            FROM replay_objects FINAL
            WHERE project_id = {project:String}
                AND session_id = {session:String}
        )
        ARRAY JOIN
            chunk_tab,
            chunk_sequence,
            chunk_start_ms,
            chunk_end_ms,
            chunk_clock_offset_ms,
            chunk_events,
            chunk_full_snapshot,
            chunk_raw_bytes
    )
    ORDER BY tab_id, sequence, received_at, frame
    LIMIT 1 BY tab_id, sequence
)
ORDER BY tab_id, sequence
