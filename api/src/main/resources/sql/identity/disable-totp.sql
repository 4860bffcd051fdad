UPDATE users
SET totp_enabled = false,
    totp_secret = NULL
WHERE id = :user
