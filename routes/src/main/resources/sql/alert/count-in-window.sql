-- Counts an alert in a window of its rule and returns how many there are now.
INSERT INTO alert_windows (rule_id, ends_at, max_notified, alerts)
VALUES (:rule, :ends, :max, 1)
ON CONFLICT (rule_id, ends_at) DO UPDATE SET alerts = alert_windows.alerts + 1
RETURNING alerts
