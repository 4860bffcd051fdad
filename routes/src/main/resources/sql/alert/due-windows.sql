-- Locks windows that have ended; those that another transaction uses are skipped.
SELECT rule_id, ends_at, max_notified, alerts
FROM alert_windows
WHERE ends_at <= :now
ORDER BY ends_at, rule_id
LIMIT 100
FOR UPDATE SKIP LOCKED
