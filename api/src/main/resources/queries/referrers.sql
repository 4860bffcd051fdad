-- Referrers of visits, by the first page view in the period; null is a direct visit.
SELECT
    nullIf(entry_referrer, '') AS name,
    count() AS sessions
FROM
(
    SELECT
        session_id,
        argMin(if(referrer_host = host, '', toString(referrer_host)), (time, event_id))
            AS entry_referrer
    FROM events FINAL
    WHERE project_id = {project:String}
        AND time >= {from:DateTime64(3, 'UTC')}
        AND time < {to:DateTime64(3, 'UTC')}
        AND kind = 'page_view'
        AND NOT bot
    GROUP BY session_id
)
GROUP BY name
ORDER BY sessions DESC, name
LIMIT 10
