-- Visitors and visits with an event since an instant, minutes ago, in which a session is one visit.
SELECT uniqExact(visitor_id) AS visitors, uniqExact(session_id) AS sessions
FROM events FINAL
WHERE project_id = {project:String}
    AND time >= {since:DateTime64(3, 'UTC')}
    AND NOT bot
