INSERT INTO alert_history
    (id, project_id, kind, group_key, state, alert, happened_at, created_at)
VALUES
    (:id, :project, 'test', '', 'notified', CAST(:alert AS jsonb), :now, :now)
