-- Creates nothing if the project has the maximum number of rules.
INSERT INTO alert_rules
    (project_id, name, enabled, condition, group_by, cool_down_seconds, digest_seconds, channels)
SELECT
    :project, :name, :enabled, CAST(:condition AS jsonb), :group_by, :cool_down_seconds,
    :digest_seconds, string_to_array(:channels, ',')
WHERE (SELECT count(*) FROM alert_rules WHERE project_id = :project) < :max_rules
RETURNING
    id, name, enabled, condition::text AS condition, group_by, cool_down_seconds, digest_seconds,
    channels, snoozed_until, created_at, updated_at
