-- GET retention?{period}&interval=day
SELECT cohort, distance, count() AS visitors
FROM
(
    SELECT groupUniqArray(toUInt16(toDate(time))) AS days, arrayMin(days) AS cohort
    FROM events FINAL
    WHERE project_id = {project}
        AND time >= {from}
        AND time < {to}
        AND NOT bot
    GROUP BY visitor_id
)
ARRAY JOIN arrayMap(day -> day - cohort, days) AS distance
GROUP BY cohort, distance
ORDER BY cohort, distance
