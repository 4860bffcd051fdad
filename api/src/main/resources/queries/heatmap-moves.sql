-- Where the pointer was on a page, relative to the document, in a grid of 50 by 100 cells.
WITH
(
    SELECT greatest(max(if(kind = 'scroll', x, 0)), max(if(kind = 'mouse', y, 0)), max(viewport_height), 1)
    FROM events
    WHERE project_id = {project:String}
        AND time >= {from:DateTime64(3, 'UTC')}
        AND time < {to:DateTime64(3, 'UTC')}
        AND kind IN ('scroll', 'mouse')
        AND host = {host:String}
        AND path = {path:String}
        AND viewport_width BETWEEN {min_width:UInt16} AND {max_width:UInt16}
) AS document_height
SELECT
    'html' AS selector,
    (cell_x + 0.5) / 50 AS x,
    (cell_y + 0.5) / 100 AS y,
    count() AS count,
    any(all_visits) AS visits
FROM
(
    SELECT
        least(intDiv(greatest(x, 0) * 50, greatest(viewport_width, 1)), 49) AS cell_x,
        least(intDiv(greatest(y, 0) * 100, document_height), 99) AS cell_y,
        uniqExact(session_id) OVER () AS all_visits
    FROM {{>visit-events}} AS event
    WHERE project_id = {project:String}
        AND time >= {from:DateTime64(3, 'UTC')}
        AND time < {to:DateTime64(3, 'UTC')}
        AND kind = 'mouse'
        AND host = {host:String}
        AND path = {path:String}
        AND viewport_width BETWEEN {min_width:UInt16} AND {max_width:UInt16}
        AND NOT bot
)
GROUP BY cell_x, cell_y
ORDER BY count DESC, x, y
LIMIT 5000
