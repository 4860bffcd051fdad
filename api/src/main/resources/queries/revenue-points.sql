-- What custom events report as revenue, by currency and time bucket.
SELECT
    toInt64(roundDown(ms, {starts:Array(Int64)})) AS start,
    currency,
    sum(value_of_order) AS amount,
    count() AS orders
FROM
(
    SELECT
        toUnixTimestamp64Milli(time) AS ms,
        {{amount}} AS value_of_order,
        JSONExtractString(properties, 'currency') AS currency
    FROM {{events}} AS event
    WHERE project_id = {project:String}
        AND time >= {from:DateTime64(3, 'UTC')}
        AND time < {to:DateTime64(3, 'UTC')}
        AND NOT bot
        AND kind = 'custom'
        {{event}}
        {{filter}}
)
WHERE value_of_order != 0
GROUP BY start, currency
ORDER BY start, currency
LIMIT 10000
