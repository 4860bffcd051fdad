-- How many events of bots a period has.
SELECT count() AS events
FROM events FINAL
WHERE project_id = {project:String}
    AND time >= {from:DateTime64(3, 'UTC')}
    AND time < {to:DateTime64(3, 'UTC')}
    AND bot
