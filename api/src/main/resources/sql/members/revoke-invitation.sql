DELETE FROM invitations
WHERE project_id = :project
  AND id = :id
  AND expires_at > :now
RETURNING id, email, role, replay, created_at, expires_at
