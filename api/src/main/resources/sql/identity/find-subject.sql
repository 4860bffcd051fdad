SELECT u.name, u.administrator, u.must_change_password, m.role, m.replay,
       EXISTS (SELECT FROM projects p WHERE p.id = :project) AS project_exists
FROM user_sessions s
JOIN users u ON u.id = s.user_id
LEFT JOIN project_members m ON m.user_id = u.id AND m.project_id = :project
WHERE s.id = :session
  AND s.user_id = :user
  AND s.revoked_at IS NULL
  AND s.expires_at > :now
