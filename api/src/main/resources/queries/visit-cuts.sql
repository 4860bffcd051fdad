-- Sessions that hold several visits: since when each uninterrupted activity lasted, and until when,
-- in s since 1970. Most sessions are left out by their length, which a copy of an event can only
-- make greater; of the others the first copy of each event counts, as it does with FINAL. Activity
-- that was going on when the first day of the range began is followed back for 30 days; both inner
-- selections are half an hour long, and of an SDK's sessions, which are visits, none is in both.
    SELECT
        session_id AS cut_session,
        arraySort(groupArray(toUnixTimestamp(happened_at))) AS seconds,
        arrayFilter((at, before) -> before = 0 OR at - before > 1800,
            seconds, arrayPushFront(arrayPopBack(seconds), 0)) AS starts,
        arrayFilter((at, after) -> after = 0 OR after - at > 1800,
            seconds, arrayPushBack(arrayPopFront(seconds), 0)) AS ends
    FROM
    (
        SELECT session_id, argMax(time, precedence) AS happened_at
        FROM
        (
            SELECT session_id, event_id, client_time, time, precedence
            FROM events
            WHERE project_id = {project:String}
                AND time >= {{visit_since}} - INTERVAL 1 DAY
                AND time < {{visit_until}} + INTERVAL 1 DAY
                AND NOT bot
                AND {{activity}}
                {{visit_of}}
                AND session_id IN (
                    SELECT session_id
                    FROM events
                    WHERE project_id = {project:String}
                        AND time >= {{visit_since}} - INTERVAL 1 DAY
                        AND time < {{visit_until}} + INTERVAL 1 DAY
                        AND NOT bot
                        AND {{activity}}
                        {{visit_of}}
                    GROUP BY session_id
                    HAVING max(time) - min(time) > 1800)
            UNION ALL
            SELECT session_id, event_id, client_time, time, precedence
            FROM events
            WHERE project_id = {project:String}
                AND time >= {{visit_since}} - INTERVAL 31 DAY
                AND time < {{visit_since}} - INTERVAL 1 DAY
                AND NOT bot
                AND {{activity}}
                AND session_id IN (
                    SELECT session_id
                    FROM events
                    WHERE project_id = {project:String}
                        AND time >= {{visit_since}} - INTERVAL 1 DAY
                        AND time <= {{visit_since}} - INTERVAL 1 DAY + INTERVAL 30 MINUTE
                        AND NOT bot
                        AND {{activity}}
                        AND session_id IN (
                            SELECT session_id
                            FROM events
                            WHERE project_id = {project:String}
                                AND time >= {{visit_since}} - INTERVAL 30 MINUTE
                                AND time <= {{visit_since}}
                                AND NOT bot
                                AND {{activity}}))
        )
        GROUP BY session_id, event_id, toStartOfHour(client_time)
    )
    GROUP BY session_id
    HAVING max(happened_at) - min(happened_at) > 1800
        AND (length(starts) > 1 OR ends[1] - starts[1] > 86400)
