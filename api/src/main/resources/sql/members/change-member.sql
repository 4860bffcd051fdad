UPDATE project_members m
SET role = :role,
    replay = :replay
FROM users u
WHERE m.project_id = :project
  AND m.user_id = :user
  AND u.id = m.user_id
RETURNING m.user_id, u.email, u.name, u.administrator, m.role, m.replay, m.joined_at,
       (SELECT max(s.last_used_at) FROM user_sessions s WHERE s.user_id = m.user_id) AS last_seen_at
