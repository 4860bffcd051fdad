SELECT i.email, p.name AS project_name, i.role, i.replay, i.expires_at,
       EXISTS (SELECT FROM users u WHERE u.email = i.email) AS has_account
FROM invitations i
JOIN projects p ON p.id = i.project_id
WHERE i.token_hash = :hash
  AND i.expires_at > :now
