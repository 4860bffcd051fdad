SELECT id, email, name, password_hash, administrator, must_change_password, totp_secret, totp_enabled
FROM users
WHERE id = :id
