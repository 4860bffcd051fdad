-- A channel has an alert, or nobody tries any more.
UPDATE alert_deliveries
SET state = :state, done_at = :now
WHERE alert_id = :alert AND channel = :channel AND state = 'waiting'
