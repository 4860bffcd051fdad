INSERT INTO audit_log (at, project_id, actor, actor_name, action, target, address)
VALUES (:now, :project, :actor, :actor_name, :action, :target, :address)
