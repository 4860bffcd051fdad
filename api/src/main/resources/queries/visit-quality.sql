-- How the visits of a period went. Visits without a page view don't count for the bounce rate.
SELECT
    if(countIf(page_views > 0) = 0, NULL,
        countIf(bounced) / countIf(page_views > 0)) AS bounce_rate,
    if(countIf(engaged_ms > 0) = 0, NULL,
        toInt64(quantileExactIf(0.5)(engaged_ms, engaged_ms > 0))) AS engaged_ms_median
FROM
(
{{>whole-visits}}
)
WHERE {project:String} != ''
