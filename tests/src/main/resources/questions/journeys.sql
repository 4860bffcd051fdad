-- GET journeys?{period}
SELECT arraySlice(pages, 1, 5) AS first_pages, count() AS visits
FROM
(
    SELECT arrayCompact(arrayMap(view -> view.3, arraySort(groupArray((time, sequence, path))))) AS pages
    FROM events FINAL
    WHERE project_id = {project}
        AND time >= {from}
        AND time < {to}
        AND NOT bot
        AND kind = 'page_view'
    GROUP BY session_id
)
GROUP BY first_pages
ORDER BY visits DESC, first_pages
LIMIT 50
