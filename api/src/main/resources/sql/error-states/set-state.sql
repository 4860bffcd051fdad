INSERT INTO error_states (project_id, fingerprint, status, changed_at)
VALUES (:project, :fingerprint, :status, :now)
ON CONFLICT (project_id, fingerprint)
DO UPDATE SET status = EXCLUDED.status, changed_at = EXCLUDED.changed_at
