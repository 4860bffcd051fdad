-- Ignore rules of these projects.
SELECT project_id, detector, scope, value
FROM ignore_rules
WHERE project_id IN (:projects)
