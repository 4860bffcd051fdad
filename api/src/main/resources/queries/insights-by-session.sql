        -- Where every session is one visit.
        SELECT *
        FROM insights FINAL
        WHERE project_id = {project:String}
            AND time >= {{visit_since}} - INTERVAL 1 DAY
            AND time < {{visit_until}} + INTERVAL 1 DAY
            {{visit_of}}
