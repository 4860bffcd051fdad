-- Rejected events by minute and reason.
SELECT
    toUnixTimestamp(minute) AS minute_s,
    reason,
    sum(run_events) AS rejected
FROM
(
    SELECT minute, run_id, toString(reason) AS reason, max(events) AS run_events
    FROM ledger_outcomes
    WHERE project_id = {project:String}
        AND minute >= {from:DateTime64(3, 'UTC')}
        AND minute < {to:DateTime64(3, 'UTC')}
        AND outcome = 'rejected'
    GROUP BY minute, run_id, reason
)
GROUP BY minute, reason
ORDER BY minute, reason
