-- From when to when sessions lasted, with their visits of the month before and after; of an event's
-- copies the first counts, as it does with FINAL.
SELECT
    session_id AS id,
    toUnixTimestamp64Milli(min(happened_at)) AS started_at,
    toUnixTimestamp64Milli(max(happened_at)) AS ended_at
FROM
(
    SELECT session_id, argMax(time, precedence) AS happened_at
    FROM events
    WHERE project_id = {project:String}
        AND time >= {since:DateTime64(3, 'UTC')} - INTERVAL 31 DAY
        AND time < {until:DateTime64(3, 'UTC')} + INTERVAL 31 DAY
        AND session_id IN {sessions:Array(String)}
        AND NOT bot
    GROUP BY session_id, event_id, toStartOfHour(client_time)
)
GROUP BY session_id
