-- The project's stored events by kind; weight is the length of what differs most between kinds.
SELECT
    toString(event.kind) AS name,
    count() AS events,
    sum(200 + length(payload) + length(properties) + length(url) + length(title)) AS weight,
    toUnixTimestamp64Milli(min(time)) AS oldest,
    toUnixTimestamp64Milli(max(time)) AS newest
FROM events AS event FINAL
WHERE project_id = {project:String}
GROUP BY name
ORDER BY events DESC, name
