SELECT id, email, role, replay, created_at, expires_at
FROM invitations
WHERE project_id = :project
  AND expires_at > :now
ORDER BY created_at DESC, id
