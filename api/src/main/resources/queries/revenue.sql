-- What custom events report as revenue, by currency.
SELECT
    currency,
    sum(amount) AS amount_sum,
    count() AS orders,
    uniqExact(visitor_id) AS visitors
FROM
(
    SELECT visitor_id, {{amount}} AS amount, JSONExtractString(properties, 'currency') AS currency
    FROM {{events}} AS event
    WHERE project_id = {project:String}
        AND time >= {from:DateTime64(3, 'UTC')}
        AND time < {to:DateTime64(3, 'UTC')}
        AND NOT bot
        AND kind = 'custom'
        {{event}}
        {{filter}}
)
WHERE amount != 0
GROUP BY currency
ORDER BY amount_sum DESC, currency
LIMIT 50
