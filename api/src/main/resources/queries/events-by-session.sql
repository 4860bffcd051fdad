        -- Where every session is one visit.
        SELECT *
        FROM events FINAL
        WHERE project_id = {project:String}
            AND time >= {{visit_since}} - INTERVAL 1 DAY
            AND time < {{visit_until}} + INTERVAL 1 DAY
            AND NOT bot
            {{visit_of}}
