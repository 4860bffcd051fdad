-- Ends a delivery: the channel accepted it, or no further attempt is made.
UPDATE alert_deliveries
SET state = :state, done_at = :now
WHERE alert_id = :alert AND channel = :channel AND state = 'waiting'
