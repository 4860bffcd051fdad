-- GET summary?{period}
SELECT uniqExact(visitor_id) AS visitors, uniqExact(session_id) AS visits,
    countIf(kind = 'page_view') AS views, count() AS events
FROM events FINAL
WHERE project_id = {project}
    AND time >= {from}
    AND time < {to}
    AND NOT bot;
SELECT countIf(page_views = 1 AND interactions = 0 AND length_ms < 10000) / count() AS bounce_rate,
    quantileExactIf(0.5)(engaged_ms, engaged_ms > 0) AS engaged_ms
FROM
(
    SELECT countIf(kind = 'page_view') AS page_views,
        countIf(kind IN ('click', 'custom', 'input_change', 'form_submit', 'copy')) AS interactions,
        dateDiff('millisecond', min(time), max(time)) AS length_ms,
        sumIf(value, kind = 'page_leave') AS engaged_ms
    FROM events FINAL
    WHERE project_id = {project}
        AND time >= {from}
        AND time < {to}
        AND NOT bot
    GROUP BY session_id
);
SELECT bot_kind, count() AS events
FROM events FINAL
WHERE project_id = {project}
    AND time >= {from}
    AND time < {to}
    AND bot
GROUP BY bot_kind
