-- The hub's administrators own every project, whether they joined it or not.
SELECT u.id AS user_id, u.email, u.name, u.administrator,
       CASE WHEN u.administrator THEN 'owner' ELSE m.role END AS role,
       u.administrator OR m.replay AS replay,
       coalesce(m.joined_at, u.created_at) AS joined_at,
       (SELECT max(s.last_used_at) FROM user_sessions s WHERE s.user_id = u.id) AS last_seen_at
FROM users u
LEFT JOIN project_members m ON m.user_id = u.id AND m.project_id = :project
WHERE m.user_id IS NOT NULL OR u.administrator
ORDER BY u.name, u.email
LIMIT 1000
