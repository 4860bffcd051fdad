-- How many of the visitors whose first event of the period lies in an interval had one in later ones.
SELECT toInt64(cohort) AS cohort, toInt64(distance) AS distance, count() AS visitors
FROM
(
    SELECT visitor_id, groupUniqArray(interval) AS intervals, arrayMin(intervals) AS cohort
    FROM
    (
        SELECT
            visitor_id,
            indexOf({starts:Array(Int64)},
                toInt64(roundDown(toUnixTimestamp64Milli(time), {starts:Array(Int64)}))) AS interval
        FROM {{events}} AS event
        WHERE project_id = {project:String}
            AND time >= {from:DateTime64(3, 'UTC')}
            AND time < {to:DateTime64(3, 'UTC')}
            AND NOT bot
            {{filter}}
    )
    GROUP BY visitor_id
)
ARRAY JOIN arrayMap(interval -> interval - cohort, intervals) AS distance
GROUP BY cohort, distance
ORDER BY cohort, distance
