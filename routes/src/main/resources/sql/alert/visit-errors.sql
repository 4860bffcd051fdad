-- ClickHouse: number of visits, and of those with an error.
SELECT uniqExact(session_id) AS visits,
       uniqExactIf(session_id, kind = 'js_error') AS failing
FROM {{events}} AS event
WHERE project_id = {project:String}
  AND NOT bot
  AND time >= {from:DateTime64(3, 'UTC')}
  AND time < {to:DateTime64(3, 'UTC')}
  AND received_at >= {from:DateTime64(3, 'UTC')} - INTERVAL 1 DAY
