-- GET revenue?{period}
SELECT JSONExtractString(properties, 'currency') AS currency,
    sum(JSONExtractFloat(properties, 'revenue')) AS amount, count(), uniqExact(visitor_id)
FROM events FINAL
WHERE project_id = {project}
    AND time >= {from}
    AND time < {to}
    AND NOT bot
    AND kind = 'custom'
    AND JSONExtractFloat(properties, 'revenue') != 0
GROUP BY currency
ORDER BY amount DESC;
SELECT toStartOfDay(time) AS start, JSONExtractString(properties, 'currency') AS currency,
    sum(JSONExtractFloat(properties, 'revenue')), count()
FROM events FINAL
WHERE project_id = {project}
    AND time >= {from}
    AND time < {to}
    AND NOT bot
    AND kind = 'custom'
    AND JSONExtractFloat(properties, 'revenue') != 0
GROUP BY start, currency
ORDER BY start, currency
