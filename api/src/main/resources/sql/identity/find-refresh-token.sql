SELECT session_id, used_at
FROM refresh_tokens
WHERE token_hash = :hash
