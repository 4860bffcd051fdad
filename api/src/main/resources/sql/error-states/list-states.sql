SELECT fingerprint, status
FROM error_states
WHERE project_id = :project
ORDER BY changed_at DESC
LIMIT 10000
