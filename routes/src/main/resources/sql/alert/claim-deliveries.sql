-- Claims the oldest due delivery of each project to a channel for the time of a lease; those that
-- another node claims at the same time are skipped.
WITH oldest AS (
    SELECT DISTINCT ON (project_id) alert_id, next_attempt_at
    FROM alert_deliveries
    WHERE channel = :channel
      AND state = 'waiting'
      AND next_attempt_at <= :now
      AND NOT (project_id = ANY (string_to_array(:without, ',')))
    ORDER BY project_id, next_attempt_at, alert_id
),
due AS (
    SELECT d.alert_id
    FROM alert_deliveries d
    JOIN oldest o ON o.alert_id = d.alert_id
    WHERE d.channel = :channel AND d.state = 'waiting' AND d.next_attempt_at <= :now
    ORDER BY o.next_attempt_at, d.alert_id
    LIMIT :most
    FOR UPDATE OF d SKIP LOCKED
)
UPDATE alert_deliveries d
SET attempts = d.attempts + 1, next_attempt_at = :lease
FROM due, alert_history h
WHERE d.alert_id = due.alert_id AND d.channel = :channel AND h.id = d.alert_id
RETURNING d.alert_id, d.channel, d.attempts, d.created_at, h.alert::text AS alert
