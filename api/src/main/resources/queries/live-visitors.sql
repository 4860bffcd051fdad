-- Who is there now: visitors with an event since then.
SELECT uniqExact(visitor_id) AS visitors
FROM events FINAL
WHERE project_id = {project:String}
    AND time >= {since:DateTime64(3, 'UTC')}
    AND NOT bot
