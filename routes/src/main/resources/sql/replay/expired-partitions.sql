-- Partitions of hot recordings whose day of expiry has come, with their bytes on disk.
SELECT partition, toInt64(sum(bytes_on_disk)), toInt64(sum(rows))
FROM system.parts
WHERE active
    AND database = currentDatabase()
    AND table = 'replay_chunks'
    AND partition <= {today:String}
GROUP BY partition
ORDER BY partition
