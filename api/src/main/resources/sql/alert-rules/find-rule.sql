SELECT
    id, name, enabled, condition::text AS condition, group_by, cool_down_seconds, digest_seconds,
    channels, snoozed_until, created_at, updated_at
FROM alert_rules
WHERE project_id = :project
  AND id = :id
