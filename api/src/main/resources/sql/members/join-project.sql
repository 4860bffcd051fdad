INSERT INTO project_members (project_id, user_id, role, replay)
VALUES (:project, :user, :role, :replay)
ON CONFLICT (project_id, user_id)
DO UPDATE SET role = excluded.role, replay = excluded.replay
