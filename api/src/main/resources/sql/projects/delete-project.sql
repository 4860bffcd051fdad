DELETE FROM projects
WHERE id = :id
