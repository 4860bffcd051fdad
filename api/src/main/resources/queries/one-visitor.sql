-- One visitor, over all that is stored.
SELECT
{{>visitor-columns}}
FROM {{>visit-events}} AS event
WHERE project_id = {project:String}
    AND visitor_id = {visitor:String}
GROUP BY visitor_id
