-- The attributes of an insight that an ignore rule can match.
SELECT detector, page, selector, fingerprint
FROM insights FINAL
WHERE project_id = {project:String}
  AND insight_id = {insight:String}
LIMIT 1
