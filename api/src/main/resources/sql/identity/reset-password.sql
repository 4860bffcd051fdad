UPDATE users
SET password_hash = :hash,
    must_change_password = true,
    totp_enabled = false,
    totp_secret = NULL
WHERE email = :email
RETURNING id
