-- The sequences of pages that visits take most; a page that is viewed again at once counts once.
SELECT
    arraySlice(pages, 1, {steps:UInt8}) AS first_pages,
    count() AS visits,
    sum(visits) OVER () AS total
FROM
(
{{>journey-pages}}
)
GROUP BY first_pages
ORDER BY visits DESC, first_pages
LIMIT {limit:UInt32}
