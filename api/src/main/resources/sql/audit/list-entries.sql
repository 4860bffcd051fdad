SELECT id, at, actor, actor_name, action, target, address
FROM audit_log
WHERE project_id = :project
  AND id < :before
ORDER BY id DESC
LIMIT :limit
