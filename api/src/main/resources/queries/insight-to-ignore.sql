-- What feedback on an insight can be about.
SELECT detector, page, selector, fingerprint
FROM insights FINAL
WHERE project_id = {project:String}
  AND insight_id = {insight:String}
LIMIT 1
