SELECT alert::text
FROM alert_history
WHERE project_id = :project
  AND alert ->> 'session_id' = ANY (string_to_array(:sessions, ','))
ORDER BY created_at
LIMIT 1000
