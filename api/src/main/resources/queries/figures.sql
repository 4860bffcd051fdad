-- How many visitors, visits, page views and events a period has.
SELECT
    uniqExact(visitor_id) AS visitors,
    uniqExact(session_id) AS visits,
    countIf(kind = 'page_view') AS views,
    count() AS events
FROM {{>visit-events}} AS event
WHERE project_id = {project:String}
    AND time >= {from:DateTime64(3, 'UTC')}
    AND time < {to:DateTime64(3, 'UTC')}
    AND NOT bot
    {{filter}}
