INSERT INTO erasures (project_id, visitor_id, requested_by, requested_at, erased)
VALUES (:project, :visitor, :requested_by, :now, CAST(:erased AS jsonb))
RETURNING id, visitor_id, requested_by, requested_at, erased::text AS erased
