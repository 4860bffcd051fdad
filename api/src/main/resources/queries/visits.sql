-- Visits and visitors of a period, and how those visits went as a whole.
SELECT
    uniqExactArray(visit.visitor_ids) AS visitors,
    count() AS sessions,
    sum(visit.matching_views) AS page_views,
    if(countIf(visit.page_views > 0) = 0, NULL,
        countIf(visit.bounced) / countIf(visit.page_views > 0)) AS bounce_rate,
    if(countIf(visit.engaged_ms > 0) = 0, NULL,
        toUInt64(quantileExactIf(0.5)(visit.engaged_ms, visit.engaged_ms > 0)))
        AS median_engaged_ms
FROM
(
{{>whole-visits}}
) AS visit
WHERE {project:String} != ''
