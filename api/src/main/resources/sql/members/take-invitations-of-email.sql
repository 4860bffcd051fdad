DELETE FROM invitations
WHERE email = :email
  AND expires_at > :now
RETURNING project_id, role, replay
