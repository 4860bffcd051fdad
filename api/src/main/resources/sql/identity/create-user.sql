INSERT INTO users (email, name, password_hash, administrator, must_change_password)
VALUES (:email, :name, :hash, :administrator, :must_change)
ON CONFLICT (email) DO NOTHING
RETURNING id
