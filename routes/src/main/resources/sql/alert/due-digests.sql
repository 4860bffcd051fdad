-- Alerts whose digest is due, in the order in which they are told.
SELECT id, rule_id, alert::text AS alert, digest_at
FROM alert_history
WHERE state = 'held' AND digest_at <= :now
ORDER BY rule_id, digest_at, created_at, id
LIMIT 1000
FOR UPDATE SKIP LOCKED
