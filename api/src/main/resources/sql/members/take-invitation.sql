DELETE FROM invitations
WHERE token_hash = :hash
  AND expires_at > :now
RETURNING project_id, role, replay
