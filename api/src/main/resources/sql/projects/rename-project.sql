UPDATE projects
SET name = :name
WHERE id = :id
