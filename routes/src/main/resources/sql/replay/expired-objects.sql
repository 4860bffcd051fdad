-- Objects of cold recordings whose day of expiry has come, or that their project, which keeps
-- recordings for a number of days of its own, does not keep any longer, or that were deleted while
-- they moved.
SELECT toString(project_id), session_id, object_key, toInt64(object_bytes)
FROM replay_objects FINAL
WHERE expires_on <= {today:Date}
    OR arrayExists(
        (project, days) -> project_id = project AND day + days <= {today:Date},
        {projects:Array(String)},
        {days:Array(UInt16)})
    OR (project_id, session_id) IN (SELECT project_id, session_id FROM replay_deletions)
ORDER BY expires_on, project_id, session_id
LIMIT {limit:UInt32}
