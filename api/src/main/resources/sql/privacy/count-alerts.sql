SELECT count(*)
FROM alert_history
WHERE project_id = :project
