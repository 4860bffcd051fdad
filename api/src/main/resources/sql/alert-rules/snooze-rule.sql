UPDATE alert_rules
SET snoozed_until = CAST(:until AS timestamptz),
    updated_at = now()
WHERE project_id = :project
  AND id = :id
RETURNING
    id, name, enabled, condition::text AS condition, group_by, cool_down_seconds, digest_seconds,
    channels, snoozed_until, created_at, updated_at
