SELECT id, secret, created_at
FROM signing_keys
ORDER BY created_at DESC, id
