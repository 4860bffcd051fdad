SELECT id, created_at, last_used_at, expires_at, address, user_agent
FROM user_sessions
WHERE user_id = :user
  AND revoked_at IS NULL
  AND expires_at > :now
ORDER BY last_used_at DESC, id
