-- One statement, so that either both happen or neither.
WITH revoked AS (
    UPDATE api_keys
    SET revoked_at = now()
    WHERE project_id = :project
      AND kind = :kind
      AND name = :name
      AND revoked_at IS NULL
)
INSERT INTO api_keys (project_id, kind, key_hash, public_key, name, scopes)
VALUES (:project, :kind, :hash, :public_key, :name, string_to_array(:scopes, ','))
RETURNING id
