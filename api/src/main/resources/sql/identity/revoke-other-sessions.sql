UPDATE user_sessions
SET revoked_at = :now
WHERE user_id = :user
  AND id <> :session
  AND revoked_at IS NULL
