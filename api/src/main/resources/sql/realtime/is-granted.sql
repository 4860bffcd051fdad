SELECT EXISTS (
    SELECT FROM api_keys k
    WHERE k.id = CAST(:key AS uuid)
      AND k.project_id = :project
      AND k.kind = 'secret'
      AND 'read' = ANY (k.scopes)
      AND k.revoked_at IS NULL
      AND (k.expires_at IS NULL OR k.expires_at > :now)
) OR EXISTS (
    SELECT FROM user_sessions s
    JOIN users u ON u.id = s.user_id
    JOIN projects p ON p.id = :project
    LEFT JOIN project_members m ON m.user_id = u.id AND m.project_id = p.id
    WHERE s.id = CAST(:session AS uuid)
      AND s.revoked_at IS NULL
      AND s.expires_at > :now
      AND NOT u.must_change_password
      AND (u.administrator OR m.user_id IS NOT NULL)
)
