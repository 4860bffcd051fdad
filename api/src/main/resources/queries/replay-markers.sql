-- What happened in a session, for the timeline of its recording.
SELECT
    marker_kind AS kind,
    time_ms,
    tab_id,
    label,
    detail,
    insight_id
FROM
(
    SELECT
        multiIf(kind = 'page_view', 'page', kind = 'js_error', 'error', toString(kind)) AS marker_kind,
        toUnixTimestamp64Milli(time) AS time_ms,
        tab_id,
        multiIf(
            kind = 'page_view', concat(toString(host), path),
            kind = 'click', if(text = '', selector, text),
            toString(name)) AS label,
        multiIf(kind = 'page_view', title, kind = 'click', selector, kind = 'js_error', text, '') AS detail,
        '' AS insight_id
    FROM events FINAL
    WHERE project_id = {project:String}
        AND session_id = {session:String}
        AND time >= {from:DateTime64(3, 'UTC')}
        AND time <= {to:DateTime64(3, 'UTC')}
        AND kind IN ('page_view', 'click', 'js_error', 'custom')
    UNION ALL
    SELECT
        'insight' AS marker_kind,
        toUnixTimestamp64Milli(time) AS time_ms,
        tab_id,
        toString(detector) AS label,
        summary AS detail,
        insight_id
    FROM insights FINAL
    WHERE project_id = {project:String}
        AND session_id = {session:String}
)
ORDER BY time_ms, kind, label
LIMIT 2000
