-- Creates nothing if the project has the maximum number of valid keys.
INSERT INTO api_keys
    (project_id, kind, key_hash, public_key, name, scopes, allowed_origins, expires_at)
SELECT :project, :kind, :hash, CAST(:public_key AS text), :name, string_to_array(:scopes, ','),
       string_to_array(:origins, ','), CAST(:expires_at AS timestamptz)
WHERE (SELECT count(*) FROM api_keys
       WHERE project_id = :project
         AND revoked_at IS NULL
         AND (expires_at IS NULL OR expires_at > now())) < :max_valid
RETURNING id, kind, name, public_key, scopes, allowed_origins, created_at, expires_at, revoked_at
