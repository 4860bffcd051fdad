DELETE FROM alert_history
WHERE project_id = :project
  AND alert ->> 'session_id' = ANY (string_to_array(:sessions, ','))
