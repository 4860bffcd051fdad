INSERT INTO realtime_tickets (ticket_hash, project_id, session_id, key_id, expires_at)
VALUES (:hash, :project, CAST(:session AS uuid), CAST(:key AS uuid), :expires_at)
