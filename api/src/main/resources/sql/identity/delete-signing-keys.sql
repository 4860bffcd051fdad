DELETE FROM signing_keys
WHERE created_at < :before
