-- Stored alerts that wait for a digest or summary, in its order.
SELECT alert::text AS alert
FROM alert_history
WHERE state = 'pending' AND rule_id = :rule AND digest_at = :ends
ORDER BY created_at, id
LIMIT 1000
