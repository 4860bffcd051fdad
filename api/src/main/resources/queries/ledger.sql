-- The outcome of the events received in each minute. A count that a node has not flushed yet is
-- replaced by what was delivered downstream, so that always
-- accepted = stored + duplicates + missing + erased + dead_lettered + in_flight.
SELECT
    toUnixTimestamp(minute) AS minute_s,
    greatest(counted, delivered) AS accepted,
    sum(part.stored) AS stored,
    sum(part.erased) AS erased,
    -- By their ids, so that no duplicate can stand for an event that is gone.
    greatest(uniqExactArray(part.ids), stored + erased) AS distinct_events,
    distinct_events - stored - erased AS missing,
    delivered - distinct_events - dead_lettered AS duplicates,
    sum(part.dead_lettered) AS dead_lettered,
    accepted - delivered AS in_flight,
    sum(part.counted) AS counted,
    -- An insert may become visible before its delivery is recorded.
    greatest(sum(part.delivered), distinct_events + dead_lettered) AS delivered
FROM
(
    -- What Kafka refused never came to the store; ingest dead-lettered it itself.
    SELECT
        minute,
        if(outcome = 'accepted', max(events), 0) AS counted,
        if(outcome = 'dead_lettered', max(events), 0) AS delivered,
        if(outcome = 'dead_lettered', max(events), 0) AS dead_lettered,
        if(outcome = 'erased', max(events), 0) AS erased,
        0 AS stored,
        [] :: Array(UInt64) AS ids
    FROM ledger_outcomes
    WHERE project_id = {project:String}
        AND minute >= {from:DateTime64(3, 'UTC')}
        AND minute < {to:DateTime64(3, 'UTC')}
        AND outcome IN ('accepted', 'dead_lettered', 'erased')
    GROUP BY minute, run_id, outcome, reason

    UNION ALL

    SELECT minute, 0, events, dead_lettered, 0, 0, ids
    FROM ledger_deliveries FINAL
    WHERE project_id = {project:String}
        AND minute >= {from:DateTime64(3, 'UTC')}
        AND minute < {to:DateTime64(3, 'UTC')}

    UNION ALL

    SELECT toStartOfMinute(received_at) AS minute, 0, 0, 0, 0, count(), []
    FROM events FINAL
    WHERE project_id = {project:String}
        AND received_at >= {from:DateTime64(3, 'UTC')}
        AND received_at < {to:DateTime64(3, 'UTC')}
    GROUP BY minute
) AS part
GROUP BY minute
ORDER BY minute
