SELECT count(*) = 1
   AND bool_and(email = :email AND must_change_password AND administrator)
   AND NOT EXISTS (SELECT FROM user_sessions)
FROM users
