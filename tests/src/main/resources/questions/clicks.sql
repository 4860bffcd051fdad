-- GET heatmap?{range}&page=shop.example/shop&kind=click
SELECT selector, intDiv(greatest(element_x_permille, 0), 50) AS x,
    intDiv(greatest(element_y_permille, 0), 50) AS y, count() AS clicks
FROM events FINAL
WHERE project_id = {project}
    AND time >= {from}
    AND time < {to}
    AND NOT bot
    AND kind = 'click'
    AND host = 'shop.example'
    AND path = '/shop'
GROUP BY selector, x, y
ORDER BY clicks DESC, selector, x, y
LIMIT 5000
