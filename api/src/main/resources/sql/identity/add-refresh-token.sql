INSERT INTO refresh_tokens (token_hash, session_id, created_at)
VALUES (:hash, :session, :now)
