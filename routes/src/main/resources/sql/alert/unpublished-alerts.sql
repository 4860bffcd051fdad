-- Unpublished alerts, oldest first.
SELECT alert::text
FROM alert_history
WHERE state = 'notified' AND published_at IS NULL
ORDER BY created_at, id
LIMIT 500
