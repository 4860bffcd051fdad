-- One visitor, over all that is stored.
SELECT
{{>visitor-columns}}
FROM (SELECT * FROM events FINAL
    WHERE project_id = {project:String}
    AND visitor_id = {visitor:String}
    AND NOT bot) AS event
GROUP BY visitor_id
