INSERT INTO signing_keys (id, secret, created_at)
VALUES (:id, :secret, :now)
