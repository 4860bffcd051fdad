SELECT EXISTS (
    SELECT FROM user_sessions
    WHERE user_id = :user
      AND address = :address
)
