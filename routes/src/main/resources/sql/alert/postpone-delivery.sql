-- Schedules the next attempt of a delivery.
UPDATE alert_deliveries
SET next_attempt_at = :next
WHERE alert_id = :alert AND channel = :channel AND state = 'waiting'
