-- How often goals were reached, in the order of the goals.
SELECT
    [{{conversions}}] AS conversions,
    [{{visits}}] AS visits,
    [{{visitors}}] AS visitors,
    [{{revenue}}] AS revenue
FROM
(
    SELECT *,
        {{amount}} AS amount,
        JSONExtractString(properties, 'currency') AS currency
    FROM {{>visit-events}} AS event
    WHERE project_id = {project:String}
        AND time >= {from:DateTime64(3, 'UTC')}
        AND time < {to:DateTime64(3, 'UTC')}
        AND NOT bot
        AND kind IN ('page_view', 'custom')
        {{filter}}
)
