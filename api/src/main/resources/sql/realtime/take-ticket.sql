DELETE FROM realtime_tickets
WHERE ticket_hash = :hash
RETURNING project_id, session_id, key_id, expires_at > :now AS fresh
