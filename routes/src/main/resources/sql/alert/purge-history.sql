-- Old alerts with their deliveries and attempts, except those still in progress.
DELETE FROM alert_history h
WHERE h.created_at < :before
  AND h.state <> 'pending'
  AND (h.state <> 'notified' OR h.published_at IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM alert_deliveries d WHERE d.alert_id = h.id AND d.state = 'waiting')
