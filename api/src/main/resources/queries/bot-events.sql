-- How many events of bots a period has, by kind of bot.
SELECT
    if(bot_kind = '', 'other', toString(bot_kind)) AS kind,
    count() AS events
FROM events FINAL
WHERE project_id = {project:String}
    AND time >= {from:DateTime64(3, 'UTC')}
    AND time < {to:DateTime64(3, 'UTC')}
    AND bot
GROUP BY kind
ORDER BY events DESC, kind
