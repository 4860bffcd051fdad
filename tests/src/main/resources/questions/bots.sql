-- GET bots?{period}
SELECT bot_name, bot_kind, uniqExact(session_id), countIf(kind = 'page_view'), count() AS events,
    min(time), max(time)
FROM events FINAL
WHERE project_id = {project}
    AND time >= {from}
    AND time < {to}
    AND bot
GROUP BY bot_name, bot_kind
ORDER BY events DESC
LIMIT 50
