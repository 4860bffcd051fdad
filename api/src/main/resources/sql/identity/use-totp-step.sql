UPDATE users
SET totp_last_step = :step
WHERE id = :user
  AND totp_last_step < :step
