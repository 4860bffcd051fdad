DELETE FROM user_sessions
WHERE user_id = :user
  AND (expires_at < CAST(:now AS timestamptz)
       OR revoked_at < CAST(:now AS timestamptz) - interval '30 days'
       OR id NOT IN (SELECT id FROM user_sessions
                     WHERE user_id = :user
                     ORDER BY created_at DESC
                     LIMIT 49))
