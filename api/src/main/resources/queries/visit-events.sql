-- The events of a range of time, and of a day on both sides of it, with session_id replaced by the
-- id of the visit: a visit ends after 30 minutes without activity and after 24 hours, also if its
-- sender goes on with the session's id.
(
    SELECT whole.* REPLACE (
{{>visit-name}} AS session_id)
    FROM
    (
        SELECT *
        FROM events FINAL
        WHERE project_id = {project:String}
            AND time >= {{visit_since}} - INTERVAL 1 DAY
            AND time < {{visit_until}} + INTERVAL 1 DAY
            AND NOT bot
            {{visit_of}}
    ) AS whole
    ANY LEFT JOIN
    (
{{>visit-cuts}}
    ) AS cut ON cut.cut_session = whole.session_id
)
