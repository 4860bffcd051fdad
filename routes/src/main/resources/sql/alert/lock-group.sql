-- Locks a group for this transaction and returns when it last made an alert.
INSERT INTO alert_groups (rule_id, group_key)
VALUES (:rule, :group)
ON CONFLICT (rule_id, group_key) DO UPDATE SET group_key = excluded.group_key
RETURNING last_notified_ms
