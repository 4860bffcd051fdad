SELECT DISTINCT project_id, visitor_id
FROM erasures
WHERE requested_at > :since
LIMIT 1000
