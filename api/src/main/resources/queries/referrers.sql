-- Referrers of a period's visits, by the first page view of each; null is a direct visit.
SELECT
    nullIf(visit.dimension, '') AS name,
    count() AS sessions
FROM
(
{{>whole-visits}}
) AS visit
WHERE {project:String} != ''
    AND visit.page_views > 0
GROUP BY name
ORDER BY sessions DESC, name
LIMIT 10
