-- Takes what is due for the time of a lease; what others have taken is passed over.
UPDATE alert_deliveries d
SET attempts = d.attempts + 1, next_attempt_at = :lease
FROM (
    SELECT alert_id, channel
    FROM alert_deliveries
    WHERE state = 'waiting' AND next_attempt_at <= :now
    ORDER BY next_attempt_at
    LIMIT 50
    FOR UPDATE SKIP LOCKED
) due, alert_history h
WHERE d.alert_id = due.alert_id AND d.channel = due.channel AND h.id = d.alert_id
RETURNING d.alert_id, d.channel, d.attempts, d.created_at, h.alert::text AS alert
