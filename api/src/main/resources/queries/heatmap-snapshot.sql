-- The newest full snapshot that was recorded while a page was shown.
SELECT
    recorded.session_id AS session_id,
    recorded.tab_id AS tab_id,
    recorded.sequence AS sequence
FROM
(
    SELECT
        session_id,
        tab_id,
        sequence,
        fromUnixTimestamp64Milli(start_ms + clock_offset_ms, 'UTC') AS taken_at
    FROM replay_chunks
    WHERE project_id = {project:String}
        AND full_snapshot
        AND day >= toDate({from:DateTime64(3, 'UTC')}) - 1
    UNION ALL
    SELECT
        session_id,
        chunk_tab AS tab_id,
        chunk_sequence AS sequence,
        fromUnixTimestamp64Milli(chunk_start_ms + chunk_clock_offset_ms, 'UTC') AS taken_at
    FROM
    (
        SELECT *
        FROM replay_objects FINAL
        WHERE project_id = {project:String}
            AND day >= toDate({from:DateTime64(3, 'UTC')}) - 1
    )
    ARRAY JOIN
        chunk_tab,
        chunk_sequence,
        chunk_start_ms,
        chunk_clock_offset_ms,
        chunk_full_snapshot
    WHERE chunk_full_snapshot
) AS recorded
ASOF JOIN
(
    SELECT
        session_id,
        tab_id,
        -- The recorder takes its snapshot beside the page view, a little before or after.
        time - INTERVAL 2 SECOND AS shown_at,
        host,
        path,
        viewport_width
    FROM events FINAL
    WHERE project_id = {project:String}
        AND time >= {from:DateTime64(3, 'UTC')}
        AND time < {to:DateTime64(3, 'UTC')}
        AND kind = 'page_view'
) AS viewed
ON recorded.session_id = viewed.session_id
    AND recorded.tab_id = viewed.tab_id
    AND recorded.taken_at >= viewed.shown_at
WHERE viewed.host = {host:String}
    AND viewed.path = {path:String}
    AND viewed.viewport_width BETWEEN {min_width:UInt16} AND {max_width:UInt16}
ORDER BY recorded.taken_at DESC
LIMIT 1
