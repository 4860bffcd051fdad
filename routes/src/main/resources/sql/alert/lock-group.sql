-- Takes a group for this transaction, with when it was told last.
INSERT INTO alert_groups (rule_id, group_key)
VALUES (:rule, :group)
ON CONFLICT (rule_id, group_key) DO UPDATE SET group_key = excluded.group_key
RETURNING last_told_ms
