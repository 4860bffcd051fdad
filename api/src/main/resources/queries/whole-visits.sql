-- Visits with a matching event in the period, each as a whole: a visit is at most 24 hours long, so
-- that its parts beyond the period's edges lie within a day of them.
SELECT
    session_id,
    sum(view_matching_events) AS matching_events,
    sum(view_matching_views) AS matching_views,
    arrayDistinct(arrayFlatten(groupArray(view_visitor_ids))) AS visitor_ids,
    min(view_started_at) AS started_at,
    max(view_ended_at) AS ended_at,
    sum(view_page_views) AS page_views,
    sum(view_interactions) AS interactions,
    -- page_leave carries how long the view was visible and focused until then.
    sum(view_engaged_ms) AS engaged_ms,
    if(engaged_ms > 0, engaged_ms, dateDiff('millisecond', started_at, ended_at)) AS foreground_ms,
    page_views = 1 AND interactions = 0 AND foreground_ms < 10000 AS bounced,
    {{visit_dimension}} AS dimension
FROM
(
    SELECT
        session_id,
        countIf(time >= {from:DateTime64(3, 'UTC')} AND time < {to:DateTime64(3, 'UTC')}
            {{event_filter}}) AS view_matching_events,
        countIf(time >= {from:DateTime64(3, 'UTC')} AND time < {to:DateTime64(3, 'UTC')}
            AND kind = 'page_view' {{event_filter}}) AS view_matching_views,
        groupUniqArrayIf(visitor_id, time >= {from:DateTime64(3, 'UTC')}
            AND time < {to:DateTime64(3, 'UTC')} {{event_filter}}) AS view_visitor_ids,
        min(time) AS view_started_at,
        max(time) AS view_ended_at,
        countIf(kind = 'page_view') AS view_page_views,
        countIf(kind IN ('click', 'input_change', 'form_start', 'form_submit', 'copy', 'custom',
            'identify')) AS view_interactions,
        maxIf(value, kind = 'page_leave') AS view_engaged_ms,
        {{view_dimension}} AS view_dimension
    FROM {{>visit-events}} AS event
    WHERE project_id = {project:String}
        AND time >= {from:DateTime64(3, 'UTC')} - INTERVAL 1 DAY
        AND time < {to:DateTime64(3, 'UTC')} + INTERVAL 1 DAY
        AND NOT bot
        {{visit_filter}}
    GROUP BY session_id, view_id
)
GROUP BY session_id
HAVING matching_events > 0
