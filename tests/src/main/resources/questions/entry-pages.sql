-- GET breakdowns/entry-pages?{period}
SELECT name, uniqExact(visitor) AS visitors, count() AS visits, sum(page_views) AS views,
    countIf(page_views = 1 AND interactions = 0 AND length_ms < 10000) / count() AS bounce_rate
FROM
(
    SELECT any(visitor_id) AS visitor, countIf(kind = 'page_view') AS page_views,
        countIf(kind IN ('click', 'custom', 'input_change', 'form_submit', 'copy')) AS interactions,
        dateDiff('millisecond', min(time), max(time)) AS length_ms,
        argMinIf(path, (time, sequence), kind = 'page_view') AS name
    FROM events FINAL
    WHERE project_id = {project}
        AND time >= {from}
        AND time < {to}
        AND NOT bot
    GROUP BY session_id
)
GROUP BY name
ORDER BY visitors DESC, name
LIMIT 50
