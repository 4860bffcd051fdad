-- GET errors?{period}
SELECT sipHash64(toString(name), replaceRegexpAll(text, '[0-9a-fA-F]{8,}|[0-9]+', '#')) AS error,
    any(name), any(text), count() AS occurrences, uniqExact(session_id), uniqExact(visitor_id),
    uniqExact(host, path), max(time)
FROM events FINAL
WHERE project_id = {project}
    AND time >= {from}
    AND time < {to}
    AND NOT bot
    AND kind = 'js_error'
GROUP BY error
ORDER BY occurrences DESC, error
LIMIT 50
