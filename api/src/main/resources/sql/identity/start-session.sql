INSERT INTO user_sessions
    (user_id, created_at, last_used_at, expires_at, address, user_agent)
VALUES
    (:user, :now, :now, :until, :address, :user_agent)
RETURNING id
