-- Visits and visitors of a period, and how the visits went as far as they lie within it.
-- A visit bounced with one page view, no interaction and under 10 s; visits without a page view,
-- such as those cut by the period's edge, don't count there.
SELECT
    uniqExactArray(visitor_ids) AS visitors,
    count() AS sessions,
    sum(visit_page_views) AS page_views,
    if(countIf(visit_page_views > 0) = 0, NULL,
        countIf(visit_page_views = 1 AND interactions = 0
            AND ended_at < started_at + INTERVAL 10 SECOND)
            / countIf(visit_page_views > 0)) AS bounce_rate,
    if(countIf(engaged_ms > 0) = 0, NULL,
        toUInt64(quantileExactIf(0.5)(engaged_ms, engaged_ms > 0))) AS median_engaged_ms
FROM
(
    SELECT
        session_id,
        arrayDistinct(arrayFlatten(groupArray(view_visitor_ids))) AS visitor_ids,
        min(view_started_at) AS started_at,
        max(view_ended_at) AS ended_at,
        sum(view_page_views) AS visit_page_views,
        sum(view_interactions) AS interactions,
        -- page_leave carries how long the view was visible and focused until then.
        sum(view_engaged_ms) AS engaged_ms
    FROM
    (
        SELECT
            session_id,
            groupUniqArray(visitor_id) AS view_visitor_ids,
            min(time) AS view_started_at,
            max(time) AS view_ended_at,
            countIf(kind = 'page_view') AS view_page_views,
            countIf(kind IN ('click', 'input_change', 'form_start', 'form_submit', 'copy'))
                AS view_interactions,
            maxIf(value, kind = 'page_leave') AS view_engaged_ms
        FROM events FINAL
        WHERE project_id = {project:String}
            AND time >= {from:DateTime64(3, 'UTC')}
            AND time < {to:DateTime64(3, 'UTC')}
            AND NOT bot
        GROUP BY session_id, view_id
    )
    GROUP BY session_id
)
