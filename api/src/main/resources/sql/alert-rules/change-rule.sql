UPDATE alert_rules
SET name = :name,
    enabled = :enabled,
    condition = CAST(:condition AS jsonb),
    group_by = :group_by,
    cool_down_seconds = :cool_down_seconds,
    digest_seconds = :digest_seconds,
    channels = string_to_array(:channels, ','),
    updated_at = now()
WHERE project_id = :project
  AND id = :id
RETURNING
    id, name, enabled, condition::text AS condition, group_by, cool_down_seconds, digest_seconds,
    channels, snoozed_until, created_at, updated_at
