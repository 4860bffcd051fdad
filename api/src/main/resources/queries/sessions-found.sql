-- The ids of visits that began within given bounds and have a matching event in the period, newest
-- first.
SELECT
    session_id AS id,
    max(tab_id) != '' AS from_tab
FROM {{>visit-events}} AS event
WHERE project_id = {project:String}
    {{visit_filter}}
GROUP BY session_id
HAVING countIf(time >= {from:DateTime64(3, 'UTC')} AND time < {to:DateTime64(3, 'UTC')}
        {{event_filter}}) > 0
    AND min(time) >= {since:DateTime64(3, 'UTC')}
    AND min(time) < {until:DateTime64(3, 'UTC')}
    AND (toUnixTimestamp64Milli(min(time)), session_id) < ({after_ms:Int64}, {after_id:String})
ORDER BY min(time) DESC, session_id DESC
LIMIT {limit:UInt32}
