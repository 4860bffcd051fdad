-- Channels with due deliveries.
SELECT channel
FROM alert_deliveries
WHERE state = 'waiting' AND next_attempt_at <= :now
GROUP BY channel
ORDER BY min(next_attempt_at), channel
LIMIT 64
