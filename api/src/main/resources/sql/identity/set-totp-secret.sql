UPDATE users
SET totp_secret = :secret
WHERE id = :user
  AND NOT totp_enabled
