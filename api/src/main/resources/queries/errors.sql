-- Errors of a period by fingerprint.
SELECT *, count() OVER () AS total
FROM
(
    SELECT
        {{fingerprint}} AS fingerprint,
        toString(argMax(event.name, (event.time, sequence))) AS type,
        argMax(event.text, (event.time, sequence)) AS message,
        count() AS occurrences,
        uniqExact(session_id) AS sessions,
        uniqExact(visitor_id) AS visitors,
        uniqExact(host, path) AS pages,
        toUnixTimestamp64Milli(max(event.time)) AS last_seen,
        argMax(path, (event.time, sequence)) AS last_page
    FROM {{>visit-events}} AS event
    WHERE project_id = {project:String}
        AND event.time >= {from:DateTime64(3, 'UTC')}
        AND event.time < {to:DateTime64(3, 'UTC')}
        AND NOT bot
        AND kind = 'js_error'
        {{filter}}
    GROUP BY fingerprint
)
WHERE {{rows}}
ORDER BY {{sort}} DESC, fingerprint
LIMIT {limit:UInt32} OFFSET {offset:UInt32}
