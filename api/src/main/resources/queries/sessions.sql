-- Given visits, newest first.
SELECT
{{>session-columns}}
FROM (SELECT
        *,
        toString({{referrer}}) AS view_referrer,
        toString({{source}}) AS view_source,
        toString({{channel}}) AS view_channel,
        {{screen}} AS view_screen
    FROM {{>visit-events}} AS visit_event
    WHERE project_id = {project:String}
    AND session_id IN {{visits}}) AS event
GROUP BY session_id
ORDER BY started_at DESC, id DESC
