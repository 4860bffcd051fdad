-- What detectors found in a visit, oldest first.
SELECT
    insight_id AS id,
    detector,
    toString(severity) AS severity,
    toUnixTimestamp64Milli(insights.time) AS time,
    page,
    selector,
    summary
FROM insights FINAL
WHERE project_id = {project:String}
    AND session_id = {session:String}
ORDER BY time, id
LIMIT 1000
