-- Of a project with fewer events than delivered ids: how many ids have no stored copy, whenever it
-- came. A sender's retry is stored in the minute that received it first.
SELECT
    project_id,
    sum(greatest(gone - erased, 0)) AS missing
FROM
(
    SELECT
        project_id,
        minute,
        sum(part.gone) AS gone,
        sum(part.erased) AS erased
    FROM
    (
        SELECT project_id, first_minute AS minute, count() AS gone, 0 AS erased
        FROM
        (
            SELECT project_id, arrayJoin(ids) AS id, min(minute) AS first_minute
            FROM ledger_deliveries FINAL
            WHERE project_id = {project:String}
                AND minute >= {from:DateTime('UTC')} AND minute < {to:DateTime('UTC')}
            GROUP BY project_id, id
        )
        WHERE (project_id, id) NOT IN
        (
            SELECT project_id, sipHash64(concat(session_id, '/', event_id))
            FROM events
            WHERE project_id = {project:String}
                AND received_at >= {from:DateTime('UTC')} - INTERVAL 8 DAY
                AND received_at < {to:DateTime('UTC')}
        )
        GROUP BY project_id, first_minute

        UNION ALL

        SELECT project_id, minute, 0, max(events)
        FROM ledger_outcomes
        WHERE project_id = {project:String}
            AND minute >= {from:DateTime('UTC')} AND minute < {to:DateTime('UTC')}
            AND outcome = 'erased'
        GROUP BY project_id, minute, run_id, reason
    ) AS part
    GROUP BY project_id, minute
)
GROUP BY project_id
HAVING missing > 0
ORDER BY project_id
