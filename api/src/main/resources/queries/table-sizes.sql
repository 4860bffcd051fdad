-- The rows and bytes on disk of the tables of all projects together.
SELECT table AS name, sum(rows) AS rows, sum(bytes_on_disk) AS bytes
FROM system.parts
WHERE active
    AND database = currentDatabase()
    AND table IN ('events', 'insights')
    AND {project:String} != ''
GROUP BY table
