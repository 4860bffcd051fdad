-- Starts the cool-down of a group, unless a later one runs.
UPDATE alert_groups
SET last_notified_ms = greatest(last_notified_ms, :notified)
WHERE rule_id = :rule AND group_key = :group
