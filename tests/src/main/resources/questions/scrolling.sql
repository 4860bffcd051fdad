-- GET heatmap?{range}&page=shop.example/shop&kind=scroll
SELECT depth, countIf(deepest >= depth), count()
FROM
(
    SELECT intDiv(max(if(kind IN ('scroll', 'page_leave'), y, 0)), 10) AS deepest
    FROM events FINAL
    WHERE project_id = {project}
        AND time >= {from}
        AND time < {to}
        AND NOT bot
        AND kind IN ('page_view', 'scroll', 'page_leave')
        AND host = 'shop.example'
        AND path = '/shop'
    GROUP BY session_id
)
ARRAY JOIN range(0, 101, 10) AS depth
GROUP BY depth
ORDER BY depth
