-- POST funnel {"from":"{from_iso}","to":"{to_iso}","time_zone":"UTC","steps":[{"page":"/"},{"page":"/cart"},{"event":"purchase"}]}
SELECT countIf(level >= 1), countIf(level >= 2), countIf(level >= 3)
FROM
(
    SELECT windowFunnel(86400000, 'strict_increase')(toUInt64(toUnixTimestamp64Milli(time)),
        kind = 'page_view' AND path = '/', kind = 'page_view' AND path = '/cart',
        kind = 'custom' AND name = 'purchase') AS level
    FROM events FINAL
    WHERE project_id = {project}
        AND time >= {from}
        AND time < {to}
        AND NOT bot
        AND kind IN ('page_view', 'custom')
    GROUP BY visitor_id
)
