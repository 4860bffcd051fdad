SELECT m.user_id, u.email, u.name, u.administrator, m.role, m.replay, m.joined_at,
       (SELECT max(s.last_used_at) FROM user_sessions s WHERE s.user_id = m.user_id) AS last_seen_at
FROM project_members m
JOIN users u ON u.id = m.user_id
WHERE m.project_id = :project
ORDER BY m.user_id
FOR UPDATE OF m
