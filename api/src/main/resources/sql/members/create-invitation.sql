-- Creates nothing for a member, or beyond the maximum of open invitations.
INSERT INTO invitations
    (project_id, email, role, replay, token_hash, created_at, expires_at)
SELECT :project, :email, :role, :replay, :hash, CAST(:now AS timestamptz), CAST(:until AS timestamptz)
WHERE NOT EXISTS (SELECT FROM project_members m
                  JOIN users u ON u.id = m.user_id
                  WHERE m.project_id = :project AND u.email = :email)
  AND (SELECT count(*) FROM invitations
       WHERE project_id = :project AND expires_at > :now AND email <> :email) < :max_open
ON CONFLICT (project_id, email)
DO UPDATE SET role = excluded.role, replay = excluded.replay, token_hash = excluded.token_hash,
              created_at = excluded.created_at, expires_at = excluded.expires_at
RETURNING id, email, role, replay, created_at, expires_at
