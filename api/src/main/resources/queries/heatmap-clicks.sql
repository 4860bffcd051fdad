-- Where a page's elements were clicked, in a grid of 20 by 20 cells within each element.
SELECT
    selector,
    (cell_x + 0.5) / 20 AS x,
    (cell_y + 0.5) / 20 AS y,
    count() AS count,
    any(all_visits) AS visits
FROM
(
    SELECT
        selector,
        least(intDiv(greatest(element_x_permille, 0), 50), 19) AS cell_x,
        least(intDiv(greatest(element_y_permille, 0), 50), 19) AS cell_y,
        uniqExact(session_id) OVER () AS all_visits
    FROM {{>visit-events}} AS event
    WHERE project_id = {project:String}
        AND time >= {from:DateTime64(3, 'UTC')}
        AND time < {to:DateTime64(3, 'UTC')}
        AND kind = 'click'
        AND host = {host:String}
        AND path = {path:String}
        AND viewport_width BETWEEN {min_width:UInt16} AND {max_width:UInt16}
        AND selector != ''
        AND NOT bot
)
GROUP BY selector, cell_x, cell_y
ORDER BY count DESC, selector, x, y
LIMIT 5000
