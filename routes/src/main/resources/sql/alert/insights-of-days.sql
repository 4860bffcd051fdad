-- ClickHouse: number of insights in the same time window of today and of the days before.
SELECT intDiv(dateDiff('millisecond', time, {to:DateTime64(3, 'UTC')}) - 1, 86400000) AS days_ago,
       uniqExact(insight_id) AS insights
FROM insights
WHERE project_id = {project:String}
  AND time >= {from:DateTime64(3, 'UTC')}
  AND time < {to:DateTime64(3, 'UTC')}
  AND (dateDiff('millisecond', time, {to:DateTime64(3, 'UTC')}) - 1) % 86400000 < {window:Int64}
GROUP BY days_ago
ORDER BY days_ago
