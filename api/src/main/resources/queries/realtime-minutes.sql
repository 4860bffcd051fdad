-- Page views of each minute since an instant.
SELECT toInt64(toUnixTimestamp(toStartOfMinute(time))) * 1000 AS start, count() AS views
FROM events FINAL
WHERE project_id = {project:String}
    AND time >= {since:DateTime64(3, 'UTC')}
    AND kind = 'page_view'
    AND NOT bot
GROUP BY start
