-- The figures of a period by a property of its visits, each counted as a whole.
SELECT
    nullIf(dimension, '') AS name,
    CAST(NULL AS Nullable(String)) AS parent,
    uniqExactArray(visitor_ids) AS visitors,
    count() AS visits,
    sum(matching_views) AS views,
    sum(matching_events) AS events,
    CAST(if(countIf(page_views > 0) = 0, NULL, countIf(bounced) / countIf(page_views > 0))
        AS Nullable(Float64)) AS bounce_rate,
    CAST(if(countIf(visit.engaged_ms > 0) = 0, NULL,
        toInt64(quantileExactIf(0.5)(visit.engaged_ms, visit.engaged_ms > 0)))
        AS Nullable(Int64)) AS engaged_ms,
    count() OVER () AS total
FROM
(
{{>whole-visits}}
) AS visit
WHERE {project:String} != ''
    AND page_views > 0
    AND {{rows}}
GROUP BY dimension
ORDER BY {{sort}} DESC, name
LIMIT {limit:UInt32} OFFSET {offset:UInt32}
