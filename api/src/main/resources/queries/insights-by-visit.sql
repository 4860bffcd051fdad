    -- Where sessions may hold several visits.
    SELECT whole.* REPLACE (
{{>visit-name}} AS session_id)
    FROM
    (
        SELECT *
        FROM insights FINAL
        WHERE project_id = {project:String}
            AND time >= {{visit_since}} - INTERVAL 1 DAY
            AND time < {{visit_until}} + INTERVAL 1 DAY
            {{visit_of}}
    ) AS whole
    ANY LEFT JOIN
    (
{{>visit-cuts}}
    ) AS cut ON cut.cut_session = whole.session_id
