-- What a detector found in a period while the hub ran.
SELECT
    insight_id AS id,
    session_id,
    tab_id,
    toUnixTimestamp64Milli(client_time) AS client_ms,
    toUnixTimestamp64Milli(time) AS time_ms,
    page,
    selector,
    summary
FROM insights FINAL
WHERE project_id = {project:String}
    AND detector = {detector:String}
    AND time >= {from:DateTime64(3, 'UTC')}
    AND time < {to:DateTime64(3, 'UTC')}
ORDER BY time_ms, id
