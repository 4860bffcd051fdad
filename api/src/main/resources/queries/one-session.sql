-- One visit.
SELECT
{{>session-columns}}
FROM (SELECT
        *,
        toString({{referrer}}) AS view_referrer,
        toString({{source}}) AS view_source,
        toString({{channel}}) AS view_channel,
        {{screen}} AS view_screen
    FROM events FINAL
    WHERE project_id = {project:String}
    AND session_id = {session:String}
    AND NOT bot) AS event
GROUP BY session_id
