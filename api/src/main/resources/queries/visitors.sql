-- Visitors with a matching event in the period, the last seen first; the figures are the period's.
SELECT
{{>visitor-columns}}
FROM (SELECT * FROM {{>visit-events}} AS visit_event
    WHERE project_id = {project:String}
    AND time >= {from:DateTime64(3, 'UTC')}
    AND time < {to:DateTime64(3, 'UTC')}
    AND NOT bot
    AND visitor_id IN (
        SELECT visitor_id
        FROM {{events}} AS event
        WHERE project_id = {project:String}
            AND time >= {from:DateTime64(3, 'UTC')}
            AND time < {to:DateTime64(3, 'UTC')}
            AND NOT bot
            {{filter}}
        GROUP BY visitor_id
        HAVING (toUnixTimestamp64Milli(max(time)), visitor_id) < ({after_ms:Int64}, {after_id:String})
        ORDER BY max(time) DESC, visitor_id DESC
        LIMIT {limit:UInt32})
    {{filter}}) AS event
GROUP BY visitor_id
ORDER BY last_seen DESC, id DESC
