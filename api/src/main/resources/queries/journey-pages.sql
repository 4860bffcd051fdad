    SELECT
        session_id,
        arrayCompact(arrayMap(view -> view.3,
            arraySort(groupArray((time, sequence, path))))) AS all_pages,
        {{pages}} AS pages
    FROM {{>visit-events}} AS event
    WHERE project_id = {project:String}
        AND time >= {from:DateTime64(3, 'UTC')}
        AND time < {to:DateTime64(3, 'UTC')}
        AND NOT bot
        AND kind = 'page_view'
        {{filter}}
    GROUP BY session_id
    HAVING notEmpty(pages)
