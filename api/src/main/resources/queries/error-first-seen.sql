-- When errors were first seen, over all that is stored.
SELECT fingerprint, toUnixTimestamp64Milli(min(time)) AS first_seen
FROM
(
    SELECT {{fingerprint}} AS fingerprint, time
    FROM events FINAL
    WHERE project_id = {project:String}
        AND NOT bot
        AND kind = 'js_error'
)
WHERE {{rows}}
GROUP BY fingerprint
