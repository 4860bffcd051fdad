-- How many visits went from a page at one step to a page at the next; null is the visit's end.
SELECT
    toInt64(step) AS step,
    pages[step] AS source,
    if(step < length(pages), toNullable(pages[step + 1]), NULL) AS target,
    count() AS visits
FROM
(
{{>journey-pages}}
)
ARRAY JOIN range(1, toUInt64(least(length(pages) + 1, {steps:UInt8}))) AS step
GROUP BY step, source, target
ORDER BY visits DESC, step, source, target
LIMIT 300
