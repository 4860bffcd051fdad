-- The row lock lets parallel uses go one by one. A token that was used after :grace works again unless a later one
-- was used: until then the answer with the later one may have been lost.
WITH used AS (
    UPDATE refresh_tokens t
    SET used_at = coalesce(t.used_at, :now)
    FROM user_sessions s
    WHERE t.token_hash = :hash
      AND (t.used_at IS NULL
           OR (t.used_at > :grace
               AND NOT EXISTS (SELECT FROM refresh_tokens later
                               WHERE later.session_id = t.session_id
                                 AND later.token_hash <> t.token_hash
                                 AND later.created_at >= t.used_at
                                 AND later.used_at IS NOT NULL)))
      AND s.id = t.session_id
      AND s.revoked_at IS NULL
      AND s.expires_at > :now
    RETURNING t.session_id
)
UPDATE user_sessions s
SET last_used_at = :now
FROM used
WHERE s.id = used.session_id
RETURNING s.id AS session_id, s.user_id
