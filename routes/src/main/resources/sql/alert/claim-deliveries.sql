-- Takes what is due for the time of a lease, some of each channel, so that one that hangs leaves
-- room for the others; what another node has taken is passed over.
WITH ranked AS (
    SELECT alert_id,
           channel,
           row_number() OVER (PARTITION BY channel ORDER BY next_attempt_at, alert_id) AS place
    FROM alert_deliveries
    WHERE state = 'waiting' AND next_attempt_at <= :now
),
due AS (
    SELECT d.alert_id, d.channel
    FROM alert_deliveries d
    JOIN ranked r ON r.alert_id = d.alert_id AND r.channel = d.channel
    WHERE r.place <= 8 AND d.state = 'waiting' AND d.next_attempt_at <= :now
    FOR UPDATE OF d SKIP LOCKED
)
UPDATE alert_deliveries d
SET attempts = d.attempts + 1, next_attempt_at = :lease
FROM due, alert_history h
WHERE d.alert_id = due.alert_id AND d.channel = due.channel AND h.id = d.alert_id
RETURNING d.alert_id, d.channel, d.attempts, d.created_at, h.alert::text AS alert
