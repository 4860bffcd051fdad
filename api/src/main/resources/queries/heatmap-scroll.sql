-- How many visits saw each tenth of a page; without scrolling a visit saw at least the top.
SELECT
    depth AS depth_percent,
    countIf(deepest >= depth) AS visits,
    count() AS all_visits
FROM
(
    SELECT session_id, intDiv(max(if(kind IN ('scroll', 'page_leave'), y, 0)), 10) AS deepest
    FROM {{>visit-events}} AS event
    WHERE project_id = {project:String}
        AND time >= {from:DateTime64(3, 'UTC')}
        AND time < {to:DateTime64(3, 'UTC')}
        AND kind IN ('page_view', 'scroll', 'page_leave')
        AND host = {host:String}
        AND path = {path:String}
        AND viewport_width BETWEEN {min_width:UInt16} AND {max_width:UInt16}
        AND NOT bot
    GROUP BY session_id
)
ARRAY JOIN range(0, 101, 10) AS depth
GROUP BY depth
ORDER BY depth
