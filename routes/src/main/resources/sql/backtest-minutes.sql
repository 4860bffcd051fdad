-- In which minutes the hub received how many events that detectors look at.
SELECT
    toInt64(toUnixTimestamp(toStartOfMinute(received_at))) * 1000 AS minute_ms,
    toInt64(count()) AS events
FROM events
WHERE project_id = {project:String}
    AND received_at >= {from:DateTime64(3, 'UTC')}
    AND received_at < {to:DateTime64(3, 'UTC')}
    AND NOT bot
GROUP BY minute_ms
ORDER BY minute_ms
