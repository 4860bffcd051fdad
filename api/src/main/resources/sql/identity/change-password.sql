UPDATE users
SET password_hash = :hash,
    must_change_password = :must_change
WHERE id = :id
