-- The median time in the foreground of the views of given pages.
SELECT
    page_host AS host,
    page_path AS path,
    toInt64(quantileExact(0.5)(view_engaged_ms)) AS engaged_ms
FROM
(
    SELECT host AS page_host, path AS page_path, view_id, max(value) AS view_engaged_ms
    FROM {{events}} AS event
    WHERE project_id = {project:String}
        AND time >= {from:DateTime64(3, 'UTC')}
        AND time < {to:DateTime64(3, 'UTC')}
        AND NOT bot
        AND kind = 'page_leave'
        {{rows}}
        {{filter}}
    GROUP BY host, path, view_id
)
WHERE view_engaged_ms > 0
GROUP BY page_host, page_path
