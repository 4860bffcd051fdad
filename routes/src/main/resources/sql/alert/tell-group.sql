-- Begins a group's cool-down.
UPDATE alert_groups
SET last_told_ms = :told
WHERE rule_id = :rule AND group_key = :group
