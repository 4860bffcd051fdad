-- Administrators own every project.
SELECT p.id, p.name,
       CASE WHEN u.administrator THEN 'owner' ELSE m.role END AS role,
       u.administrator OR m.replay AS replay
FROM users u
JOIN projects p ON true
LEFT JOIN project_members m ON m.project_id = p.id AND m.user_id = u.id
WHERE u.id = :user
  AND (u.administrator OR m.user_id IS NOT NULL)
ORDER BY p.name, p.id
LIMIT 1000
