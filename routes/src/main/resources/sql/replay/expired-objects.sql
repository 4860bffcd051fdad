-- Objects of cold recordings whose day of expiry has come.
SELECT toString(project_id), session_id, object_key, toInt64(object_bytes)
FROM replay_objects FINAL
WHERE expires_on <= {today:Date}
ORDER BY expires_on, project_id, session_id
LIMIT {limit:UInt32}
