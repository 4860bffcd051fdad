-- ClickHouse: a project's figures in the same time window of today and of the days before.
SELECT intDiv(dateDiff('millisecond', time, {to:DateTime64(3, 'UTC')}) - 1, 86400000) AS days_ago,
       uniqExact(session_id) AS visits,
       uniqExactIf(event_id, kind = 'page_view') AS page_views,
       uniqExactIf(event_id, kind = 'js_error') AS errors
FROM {{events}} AS event
WHERE project_id = {project:String}
  AND NOT bot
  AND time >= {from:DateTime64(3, 'UTC')}
  AND time < {to:DateTime64(3, 'UTC')}
  AND (dateDiff('millisecond', time, {to:DateTime64(3, 'UTC')}) - 1) % 86400000 < {window:Int64}
  AND received_at >= {from:DateTime64(3, 'UTC')} - INTERVAL 1 DAY
GROUP BY days_ago
ORDER BY days_ago
