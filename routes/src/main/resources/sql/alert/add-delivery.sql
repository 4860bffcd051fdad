-- An alert is to be brought to a channel, once, if the history has it.
INSERT INTO alert_deliveries (alert_id, channel, created_at, next_attempt_at)
SELECT h.id, :channel, :now, :now
FROM alert_history h
WHERE h.id = :alert
ON CONFLICT (alert_id, channel) DO NOTHING
