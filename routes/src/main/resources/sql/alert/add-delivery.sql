-- Queues the delivery of an alert to a channel, once, if the alert is in the history.
INSERT INTO alert_deliveries (alert_id, channel, project_id, created_at, next_attempt_at)
SELECT h.id, :channel, h.project_id, :now, :now
FROM alert_history h
WHERE h.id = :alert
ON CONFLICT (alert_id, channel) DO NOTHING
