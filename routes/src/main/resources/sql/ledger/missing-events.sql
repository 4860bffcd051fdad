-- Projects with events that the store recorded as stored and that are not there any more.
SELECT
    project_id,
    sum(distinct_events - present) AS missing
FROM
(
    SELECT
        project_id,
        minute,
        sum(stored) + sum(erased) AS present,
        greatest(uniqExactArray(ids), present) AS distinct_events
    FROM
    (
        SELECT project_id, minute, ids, 0 AS stored, 0 AS erased
        FROM ledger_deliveries FINAL
        WHERE minute >= {from:DateTime('UTC')} AND minute < {to:DateTime('UTC')}

        UNION ALL

        SELECT project_id, toStartOfMinute(received_at) AS minute, [], count(), 0
        FROM events FINAL
        WHERE received_at >= {from:DateTime('UTC')} AND received_at < {to:DateTime('UTC')}
        GROUP BY project_id, minute

        UNION ALL

        SELECT project_id, minute, [], 0, max(events)
        FROM ledger_outcomes
        WHERE minute >= {from:DateTime('UTC')} AND minute < {to:DateTime('UTC')}
            AND outcome = 'erased'
        GROUP BY project_id, minute, run_id, reason
    )
    GROUP BY project_id, minute
)
GROUP BY project_id
HAVING missing > 0
ORDER BY project_id
LIMIT 100
