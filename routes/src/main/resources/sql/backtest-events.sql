-- Events in the order in which the hub received them. Without FINAL, which would read the project's
-- whole table for each stretch: further copies of an event are nothing new to a detector.
SELECT
    session_id,
    tab_id,
    view_id,
    url,
    toUnixTimestamp64Milli(received_at) AS received_ms,
    if(time_note IN ('ok', 'corrected', 'late'),
        toUnixTimestamp64Milli(time) - toUnixTimestamp64Milli(client_time), 0) AS clock_offset_ms,
    base64Encode(payload) AS payload
FROM events
WHERE project_id = {project:String}
    AND received_at >= {from:DateTime64(3, 'UTC')}
    AND received_at < {to:DateTime64(3, 'UTC')}
    AND (NOT bot OR bot_kind = 'headless')
ORDER BY received_ms, session_id, tab_id, sequence, client_time, event_id
