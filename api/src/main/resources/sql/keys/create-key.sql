INSERT INTO api_keys (project_id, kind, key_hash, public_key, name, scopes)
VALUES (:project, :kind, :hash, :public_key, :name, string_to_array(:scopes, ','))
RETURNING id
