-- The recordings that began in a period, newest first, with what their sessions did.
WITH recorded AS
(
    SELECT
        session_id,
        min(chunk_start) AS started_at_ms,
        max(chunk_end) AS ended_at_ms,
        sum(chunk_bytes) AS bytes,
        max(chunk_storage) AS storage,
        max(chunk_visitor) AS recorded_visitor_id
    FROM
    (
        SELECT
            session_id,
            tab_id,
            sequence,
            min(start_ms + clock_offset_ms) AS chunk_start,
            max(end_ms + clock_offset_ms) AS chunk_end,
            toUInt64(any(stored_bytes)) AS chunk_bytes,
            any(visitor_id) AS chunk_visitor,
            'hot' AS chunk_storage
        FROM replay_chunks
        WHERE project_id = {project:String}
            AND day >= toDate({from:DateTime64(3, 'UTC')}) - 1
            AND day <= toDate({to:DateTime64(3, 'UTC')}) + 1
        GROUP BY session_id, tab_id, sequence
        UNION ALL
        SELECT
            session_id,
            '' AS tab_id,
            toUInt32(0) AS sequence,
            arrayMin(arrayMap((start, offset) -> start + offset, chunk_start_ms, chunk_clock_offset_ms)) AS chunk_start,
            arrayMax(arrayMap((end, offset) -> end + offset, chunk_end_ms, chunk_clock_offset_ms)) AS chunk_end,
            object_bytes AS chunk_bytes,
            visitor_id AS chunk_visitor,
            'cold' AS chunk_storage
        FROM replay_objects FINAL
        WHERE project_id = {project:String}
            AND day >= toDate({from:DateTime64(3, 'UTC')}) - 1
            AND day <= toDate({to:DateTime64(3, 'UTC')}) + 1
    )
    GROUP BY session_id
    HAVING started_at_ms >= toUnixTimestamp64Milli({from:DateTime64(3, 'UTC')})
        AND started_at_ms < toUnixTimestamp64Milli({to:DateTime64(3, 'UTC')})
        AND (started_at_ms, session_id) < ({after_ms:Int64}, {after_id:String})
    ORDER BY started_at_ms DESC, session_id DESC
    LIMIT {limit:UInt32}
)
SELECT
    recorded.session_id AS session_id,
    if(done.visitor_id = '', recorded.recorded_visitor_id, done.visitor_id) AS visitor_id,
    recorded.started_at_ms AS started_at_ms,
    recorded.ended_at_ms AS ended_at_ms,
    recorded.ended_at_ms - recorded.started_at_ms AS duration_ms,
    done.pages AS pages,
    done.clicks AS clicks,
    done.errors AS errors,
    found.insights AS insights,
    recorded.bytes AS bytes,
    done.entry_page AS entry_page,
    done.country AS country,
    done.browser AS browser,
    done.device AS device,
    done.reason AS reason,
    recorded.storage AS storage
FROM recorded
LEFT JOIN
(
    SELECT
        session_id,
        max(visitor_id) AS visitor_id,
        countIf(kind = 'page_view') AS pages,
        countIf(kind = 'click') AS clicks,
        countIf(kind = 'js_error') AS errors,
        argMinIf(concat(toString(host), path), (time, sequence), kind = 'page_view') AS entry_page,
        toString(max(country)) AS country,
        toString(max(browser)) AS browser,
        toString(max(device)) AS device,
        argMaxIf(toString(name), (time, sequence), kind = 'replay_status') AS reason
    FROM events FINAL
    WHERE project_id = {project:String}
        AND session_id IN (SELECT session_id FROM recorded)
        AND time >= {from:DateTime64(3, 'UTC')} - INTERVAL 1 DAY
        AND time < {to:DateTime64(3, 'UTC')} + INTERVAL 1 DAY
    GROUP BY session_id
) AS done ON done.session_id = recorded.session_id
LEFT JOIN
(
    SELECT session_id, uniqExact(insight_id) AS insights
    FROM insights
    WHERE project_id = {project:String}
        AND session_id IN (SELECT session_id FROM recorded)
    GROUP BY session_id
) AS found ON found.session_id = recorded.session_id
ORDER BY started_at_ms DESC, session_id DESC
