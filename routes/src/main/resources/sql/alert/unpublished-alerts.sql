-- Alerts that Kafka does not have yet, oldest first.
SELECT alert::text
FROM alert_history
WHERE state = 'told' AND published_at IS NULL
ORDER BY created_at, id
LIMIT 500
