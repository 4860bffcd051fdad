-- Delivered events, by the minute of their first delivery, of which no copy is stored, whenever it
-- came: a copy may have come in a minute before the period.
SELECT
    toUnixTimestamp(first_minute) AS minute_s,
    count() AS missing
FROM
(
    SELECT arrayJoin(ids) AS id, min(minute) AS first_minute
    FROM ledger_deliveries FINAL
    WHERE project_id = {project:String}
        AND minute >= {from:DateTime64(3, 'UTC')}
        AND minute < {to:DateTime64(3, 'UTC')}
    GROUP BY id
)
WHERE id NOT IN
(
    SELECT sipHash64(concat(session_id, '/', event_id))
    FROM events
    WHERE project_id = {project:String}
        AND received_at >= {from:DateTime64(3, 'UTC')} - INTERVAL 8 DAY
        AND received_at < {to:DateTime64(3, 'UTC')}
)
GROUP BY first_minute
