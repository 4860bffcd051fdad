-- Any session that holds several visits.
SELECT cut_session AS session
FROM
(
{{>visit-cuts}}
)
WHERE {project:String} != ''
LIMIT 1
