-- Visits that began within given bounds and have a matching event in the period, newest first.
SELECT
{{>session-columns}}
FROM (SELECT
        *,
        toString({{referrer}}) AS view_referrer,
        toString({{source}}) AS view_source,
        toString({{channel}}) AS view_channel,
        {{screen}} AS view_screen
    FROM events FINAL
    WHERE project_id = {project:String}
    AND time >= {since:DateTime64(3, 'UTC')} - INTERVAL 1 DAY
    AND time < least({until:DateTime64(3, 'UTC')}, {to:DateTime64(3, 'UTC')}) + INTERVAL 1 DAY
    AND NOT bot
    AND session_id IN (
        SELECT session_id
        FROM events FINAL
        WHERE project_id = {project:String}
            AND time >= {since:DateTime64(3, 'UTC')} - INTERVAL 1 DAY
            AND time < least({until:DateTime64(3, 'UTC')}, {to:DateTime64(3, 'UTC')}) + INTERVAL 1 DAY
            AND NOT bot
            {{visit_filter}}
        GROUP BY session_id
        HAVING countIf(time >= {from:DateTime64(3, 'UTC')} AND time < {to:DateTime64(3, 'UTC')}
                {{event_filter}}) > 0
            AND min(time) >= {since:DateTime64(3, 'UTC')}
            AND min(time) < {until:DateTime64(3, 'UTC')}
            AND (toUnixTimestamp64Milli(min(time)), session_id) < ({after_ms:Int64}, {after_id:String})
        ORDER BY min(time) DESC, session_id DESC
        LIMIT {limit:UInt32})) AS event
GROUP BY session_id
ORDER BY started_at DESC, id DESC
