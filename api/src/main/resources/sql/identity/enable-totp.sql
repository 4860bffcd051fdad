UPDATE users
SET totp_enabled = true
WHERE id = :user
