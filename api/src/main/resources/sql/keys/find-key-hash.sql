-- The hash of a key, as it is part of the names in Redis.
SELECT encode(key_hash, 'hex') FROM api_keys WHERE id = :id
