-- Stores an alert, once, if its project exists.
INSERT INTO alert_history
    (id, project_id, rule_id, kind, group_key, state, alert, happened_at, created_at, digest_at, published_at)
SELECT :id, p.id, CAST(:rule AS uuid), :kind, :group, :state, CAST(:alert AS jsonb), :happened, :created,
       CAST(:digest AS timestamptz), CAST(:published AS timestamptz)
FROM projects p
WHERE p.id = :project
ON CONFLICT (id) DO NOTHING
