-- What detectors found in a visit, oldest first.
SELECT
    insight_id AS id,
    detector,
    toString(severity) AS severity,
    toUnixTimestamp64Milli(insight.time) AS time,
    page,
    selector,
    summary
FROM {{>visit-insights}} AS insight
WHERE project_id = {project:String}
    AND session_id = {visit:String}
ORDER BY time, id
LIMIT 1000
